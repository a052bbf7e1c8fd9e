"""What comes and goes: the exchange file and other formats."""
