"""One recogniser a file: a pure function of (folded text, case) that returns spans."""
