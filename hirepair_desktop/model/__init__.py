"""What is true: the mapped classes are the domain itself."""
