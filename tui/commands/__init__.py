"""The shell commands: what each asks of the store, and what it prints."""
