"""Attention and the layers built on it."""
