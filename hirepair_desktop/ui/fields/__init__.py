"""Fields: what a person fills in. Each follows the small protocol of `field.py`."""
