"""Behind the curtain: a private turn from the closed curtain to the seal, and the reveal by both."""
