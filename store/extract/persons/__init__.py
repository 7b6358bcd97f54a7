"""Persons in a sentence, by titles, offices and given names, and which names are of one person."""

from __future__ import annotations
