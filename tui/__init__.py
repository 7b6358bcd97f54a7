"""Everything a terminal shows: the browser, the output of shell commands, Arabic itself."""
