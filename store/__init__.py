"""Everything that is known: records, extraction, resolution, the store, search. Prints nothing."""
