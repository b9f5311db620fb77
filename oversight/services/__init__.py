"""What oversight writes: nothing but its own reading and exporting."""
