"""Worker processes: as many as asked for, ended with the command that started them."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

MOST_PROCESSES = 61
"""Windows waits for no more."""


@contextmanager
def workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes; a run that is stopped waits only for the work already begun."""
    from concurrent.futures import ProcessPoolExecutor  # most runs need no other process

    pool = ProcessPoolExecutor(min(jobs, MOST_PROCESSES), initializer=_start_worker, initargs=(gc.get_threshold()[0],))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker(threshold: int) -> None:
    """Leave Ctrl-C to the parent, collect garbage as rarely as it does, and end with it even if it was killed."""
    gc.set_threshold(threshold)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
