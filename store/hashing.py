"""BLAKE2, for look-ups that are done in the time in which a program starts.

`hashlib` loads OpenSSL beside it, which takes longer than many a look-up does.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # another Python than CPython, or a later one
    from hashlib import blake2b

__all__ = ["blake2b"]
