"""The candidate review: one page for each of its eight sections, the decision at its side, the scorecard."""
