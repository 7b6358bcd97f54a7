"""What is written of an article: each claim with its words, its place, its rule."""

from __future__ import annotations
