"""What people decided about records: kept apart from what was read, and put over it.

Nothing that was read is ever changed by a decision: it is laid over the articles when they are
looked at, so that taking it back leaves everything as it was.
"""

from __future__ import annotations
