"""Where things are: ZIP codes and cities with their coordinates, and what a reader means."""
