"""To mend a fence: a page for each of its four sections, and the private page of each (picture 21)."""
