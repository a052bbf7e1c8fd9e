"""The intake at the table: a page for each of its nine sections (METHOD A.1)."""
