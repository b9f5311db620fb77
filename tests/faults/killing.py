"""kill -9 of processes that are at work, at moments chosen by chance, often while a mail is on its way."""

import time
from collections.abc import Callable

from config.supervisor import Child
from tests.faults.processes import kind_of, main, pids, runs
from tests.faults.trial import Trial

OLD_ENOUGH = {"web": 2.0, "worker": 4.0, "beat": 3.0}  # seconds: then it has begun to work
SERVED = 4  # answers that web gives before it is killed again
BREATH = 0.8  # seconds at most between two kills
NO_WORK = 4.0  # seconds after which a kill does not wait for work to go on
KINDS = ("worker", "worker", "worker", "web", "web", "beat")


def kills(trial: Trial, number: int) -> None:
    """kill -9, at random moments, of whole services, of their main processes or of one of their children."""
    for _ in range(number):
        strike(trial)


def strike(trial: Trial, kinds: tuple[str, ...] = KINDS) -> None:
    """One kill, of something that works, while work goes on."""
    child = victim(trial, trial.rng.choice(kinds))
    wait_for(lambda: trial.done() > trial.done_at_kill, NO_WORK)
    if trial.rng.random() < 0.5:
        trial.wake()
        wait_for(lambda: trial.listener.in_hand, 2)
    time.sleep(trial.rng.uniform(0, 0.12) if trial.listener.in_hand else trial.rng.uniform(0, 0.3))
    trial.note_kill(child)
    kill(trial, child)
    trial.pause(trial.rng.uniform(0.1, BREATH))


def victim(trial: Trial, kind: str) -> Child:
    """A process of this kind that has been at work for a while; another kind's where none has."""
    while True:
        if ready := [one for one in trial.site.children.values() if at_work(trial, one)]:
            return trial.rng.choice([one for one in ready if kind_of(one) == kind] or ready)
        trial.pause(0.1)


def at_work(trial: Trial, child: Child) -> bool:
    """Whether it has been running long enough to do what it is there for."""
    if kind_of(child) == "web" and trial.ledger.answered < trial.served_at_kill + SERVED:
        return False
    return runs(child) and trial.site.age(child) > OLD_ENOUGH[kind_of(child)]


def wait_for(happens: Callable[[], object], seconds: float) -> None:
    """Until it happens, or the time has passed; looks closely, so that a kill may hit what happens."""
    until = time.monotonic() + seconds
    while not happens() and time.monotonic() < until:
        time.sleep(0.002)


def kill(trial: Trial, child: Child) -> None:
    """The whole service, or one process of it. Nobody stops the main process of the web alone: its workers end too."""
    chance, fellows = trial.rng.random(), pids(child)[1:]
    if fellows and chance < 0.45:
        trial.site.kill_one(child, trial.rng.choice(fellows))
    elif kind_of(child) == "worker" and chance < 0.6:
        trial.site.kill_one(child, main(child).pid)
    else:
        trial.site.kill(child)
