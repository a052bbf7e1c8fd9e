"""The coach in the window: what it says beside a page, where that leads, how it is sent away, what it stops."""
