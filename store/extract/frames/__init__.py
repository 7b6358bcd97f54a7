"""The meetings of one article, each put together from the notices of it."""

from __future__ import annotations
