"""What the benchmarks of size share: a loaded database, taking turns, plans of queries."""
