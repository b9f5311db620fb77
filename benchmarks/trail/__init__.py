"""What the trail costs, side by side with what others use: `make bench-trail`, or `python -m benchmarks.trail`."""
