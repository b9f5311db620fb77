"""`python -m tests.faults.clocked FILE MODULE ...` runs a module whose wall clock is off by the seconds in FILE.

The clock may be moved while the process runs, as somebody who sets the computer's clock would move it: what it and its
children ask for the time of day jumps, what they measure with the monotonic clock does not.
"""

import os
import runpy
import sys
import time
from pathlib import Path
from threading import Thread

import time_machine

LOOKS_EVERY = 0.05  # seconds
sleep = time.sleep


class Clock:
    """The time of day of this process; follows the file, in forked children too."""

    def __init__(self, file: Path) -> None:
        self.file, self.off = file, 0.0
        self.traveller = time_machine.travel(time.time(), tick=True).start()
        self.look()
        self.follow()
        os.register_at_fork(after_in_child=self.follow)

    def look(self) -> None:
        """Moves the clock by what was written since."""
        wanted = float(self.file.read_text() or self.off)
        if wanted != self.off:
            self.traveller.shift(wanted - self.off)
            self.off = wanted

    def follow(self) -> None:
        """Looks again and again, in a thread of its own."""
        Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while True:
            self.look()
            sleep(LOOKS_EVERY)


if __name__ == "__main__":
    file, module, *args = sys.argv[1:]
    Clock(Path(file))
    sys.argv = [module, *args]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
