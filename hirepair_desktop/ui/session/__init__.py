"""Session mode: the table bar, the agenda, the page of the running section and the side column."""
