"""Whoever imports this has read a first article: what nearly all others need is in memory.

Processes forked from there share it, and none of them makes its patterns anew.
"""

from __future__ import annotations

import gc

from .extract import read

read("القاهرة - التقى وزير الخارجية نظيره يوم 5 مايو 2020.", file="", sha256="", id="")
gc.collect()
gc.freeze()  # what is never looked at again need not be copied
