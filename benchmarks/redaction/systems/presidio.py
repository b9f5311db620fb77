from benchmarks.redaction.systems.missing import NotHere


def load(roll):
    raise NotHere("Install it with `make bench-redaction`.")
