"""How each kind of personal detail is found; personal_details.py puts them together."""
