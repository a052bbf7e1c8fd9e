"""What is learnt: measures with their uncertainty, pure functions."""
