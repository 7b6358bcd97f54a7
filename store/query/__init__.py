"""What a person looks for: words, spellings, and what is said in fields; read, told, evaluated."""

from __future__ import annotations

from .fields import Test
from .parser import parse
from .query import Query
from .terms import Term

__all__ = ["Query", "Term", "Test", "parse"]
