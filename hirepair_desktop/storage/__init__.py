"""Where it is kept: open, lock, migrate, back up, seal one workspace file."""
