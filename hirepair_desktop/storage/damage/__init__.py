"""What to do about a damaged file: finding what is wrong in it, and the ways out (RELIABILITY D5)."""
