"""What a program can count in a page, held against three published checklists.

measure.py looks at one text when it is approved; views.py shows the results for all pages. What
only a person can judge is listed and not counted.
"""
