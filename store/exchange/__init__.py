"""Formats in which records leave the store."""
