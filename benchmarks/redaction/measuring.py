"""What one system costs: reads {"system", "roll", "passages"} from standard input, in a process of its own, so that
neither the generator nor another system is counted in."""

import json
import os
import statistics
import sys
import time
from pathlib import Path

from benchmarks.redaction.offline import go_offline

ROUNDS, PASSAGES = 3, 300


def resident_mb() -> float:
    """The memory this process holds, in MB; 0 where the system does not tell (no /proc)."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if statm.exists() else 0.0


def main() -> None:
    asked = json.load(sys.stdin)
    passages = asked["passages"][:PASSAGES]
    held, begun = resident_mb(), time.perf_counter()
    from benchmarks.redaction.systems import load  # noqa: PLC0415  (what is measured is the import, too)

    run = load(asked["system"], asked["roll"])
    run(passages[:1], 0.5)
    loaded = time.perf_counter() - begun
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        run(passages, 0.5)
        times.append(time.perf_counter() - begun)
    characters = sum(len(passage["text"]) for passage in passages)
    told = {"speed": characters / statistics.median(times), "load": loaded, "memory": resident_mb() - held}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    go_offline()
    main()
