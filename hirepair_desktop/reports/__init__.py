"""What is printed: one object in, the bytes of a PDF out."""
