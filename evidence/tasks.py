"""What the worker does for evidence summaries."""
