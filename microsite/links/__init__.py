"""Looks after the addresses that we send readers to: are they still there? It never edits them."""
