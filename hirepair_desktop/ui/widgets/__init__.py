"""Reusable widgets, one a file. They take plain values and emit signals; no model, no storage."""
