"""Clinics as a CSV file: read with every difference shown first, and written for reading again."""
