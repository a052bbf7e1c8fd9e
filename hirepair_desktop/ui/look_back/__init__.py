"""The look-back of a quarter: a page for each of its four sections, and the private page of each."""
