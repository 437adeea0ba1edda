"""Feeds in Atom (RFC 4287): new articles, answers, each section, and what is about safety.

They are public pages like all others: the same for everybody, and made of what is public at the
moment at which somebody asks.
"""
