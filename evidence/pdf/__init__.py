"""From redacted text to a file that is proved to hold nothing else."""
