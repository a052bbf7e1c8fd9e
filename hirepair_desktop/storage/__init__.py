"""Where it is kept: open, lock, migrate, back up and seal one workspace file. No Qt."""
