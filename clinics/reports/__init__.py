"""What people tell us about listings: an error, “this is our clinic”, “take me off”.

Anybody may send it without an account. An answer is due within five working days, and how often
that works out is counted in public.
"""
