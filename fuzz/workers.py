"""Many inputs over all cores: a worker that falls or stands still is replaced, and its seed told."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait

from fuzz.commands import Fault
from fuzz.judging import judge

STILL = 60.0
"""Seconds after which a worker that says nothing is ended; a command of its input has ended itself long before."""
MEMORY = 4 * 2**30

Judgement = tuple[int, list[Fault]]


class Worker:
    """A process that judges one seed after another."""

    def __init__(self) -> None:
        self.seed: int | None = None
        self.start()

    def start(self) -> None:
        """Begin a process, the first one or in place of one that fell."""
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_work, args=(other,), daemon=True)
        self.process.start()
        other.close()

    def take(self, seed: int) -> None:
        """Give it the next seed."""
        if not self.process.is_alive():
            self.start()
        self.seed, self.since = seed, time.monotonic()
        self.pipe.send(seed)

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()


def judgements(seeds: Sequence[int], jobs: int) -> Iterator[Judgement]:
    """What is wrong with each seed's input, as soon as it is known."""
    waiting = iter(seeds)
    workers = [Worker() for _ in range(min(jobs, len(seeds)))]
    for worker in workers:
        worker.take(next(waiting))
    while busy := [worker for worker in workers if worker.seed is not None]:
        ready = wait([worker.pipe for worker in busy], timeout=1)
        for worker in busy:
            found = _answer(worker, is_ready=worker.pipe in ready)
            if found is None:
                continue
            yield found
            worker.seed = None
            if (seed := next(waiting, None)) is not None:
                worker.take(seed)
    for worker in workers:
        worker.end()


def _answer(worker: Worker, *, is_ready: bool) -> Judgement | None:
    assert worker.seed is not None
    if is_ready:
        try:
            return worker.seed, worker.pipe.recv()
        except EOFError:
            worker.end()
            return worker.seed, [Fault("сбой", f"процесс упал с кодом {worker.process.exitcode}")]
    if time.monotonic() - worker.since > STILL:
        worker.end()
        return worker.seed, [Fault("долго", f"больше {STILL:.0f} с")]
    return None


def _work(pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        try:
            seed = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(judge(seed))
