"""The release gate against files that leak and files that do not: `python -m benchmarks.redaction.pdf`."""
