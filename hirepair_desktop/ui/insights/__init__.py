"""What the page of insights and the look-back share: a panel, what its marks open, the reading of a board."""
