"""What `manage.py bench` measures in a small and in a large database, one file each."""
