"""The check-in after a hire: its panel, its sections, their parts."""
