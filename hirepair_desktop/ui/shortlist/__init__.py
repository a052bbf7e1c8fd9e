"""The shortlist review: a page for each of its four sections, and the private page of the picks."""
