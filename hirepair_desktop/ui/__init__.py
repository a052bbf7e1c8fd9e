"""What is seen: everything Qt."""
