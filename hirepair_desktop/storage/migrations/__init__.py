"""Alembic's scripts, one file a revision; shipped as package data."""
