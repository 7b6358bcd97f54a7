"""Everything a terminal shows: the browser, what the shell commands print, the display of Arabic."""
