"""What goes wrong in a school's server room, done on purpose to real processes: docs/faults.md."""
