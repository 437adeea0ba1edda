"""What an editor or a clinician is told beside a text while it is written.

Errors are what `check_ready()` of a text refuses: they keep it from being submitted. Everything
here is advice, which never does. To add a check, write it in a file of its own here (or in
microsite/markup/ when it needs nothing but the text) and name it in report.py.
"""
