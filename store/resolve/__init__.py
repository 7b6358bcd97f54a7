"""From claims to views: which records of several articles are one, and what they then show.

A pure function of the articles (and later of decisions), the same whatever their order. Nothing is
copied from one record into another: a view holds the claims themselves.
"""

from __future__ import annotations
