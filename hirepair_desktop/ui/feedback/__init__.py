"""Two-way feedback: a page for each of its seven sections, and the two pages that are written alone."""
