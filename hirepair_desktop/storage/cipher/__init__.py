"""A workspace encrypted at rest: its key, turning it on and off, what stays behind in the open, the recovery sheet."""
