"""Long runs of lines that say the same are folded away: what differs is seen with a little around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.lifecycle.beside import Pair

AROUND = 2
"""Lines that stay before and after a changed one."""


def folded(pairs: Sequence[Pair]) -> Iterator[Pair | int]:
    """The pairs, and the number of those that are left out in their place."""
    changed = [place for place, pair in enumerate(pairs) if pair.is_changed]
    near = {place + step for place in changed for step in range(-AROUND, AROUND + 1)}
    hidden = 0
    for place, pair in enumerate(pairs):
        if place in near:
            if hidden:
                yield hidden
            hidden = 0
            yield pair
        else:
            hidden += 1
    if hidden:
        yield hidden
