"""How a checkout becomes a working environment: standard library only, since nothing is installed yet."""
