"""The rendering under way: what it may still do and what it has found. One per thread and task at a time."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from shnor_docs.rendering.errors import Refusal
    from shnor_docs.rendering.styles.session import Session


class Size(NamedTuple):
    """The steps of going through a value with all it holds, and how deep it holds them."""

    steps: int
    depth: int


@dataclass(slots=True)
class RenderState:
    """What one rendering counts and gathers.

    ``steps_left`` is the rest of the work limit; ``record`` takes an undefined name that does not stop the rendering,
    ``fail`` the failure of an expression that careful code outlives; ``breaks_seen`` tells that a value held a line
    break, a tab or a page break; ``spliced`` are pieces of markup that values brought, each with the scope of its tag,
    ``foreign_markup`` tells of markup that can no longer be told from the template's; ``sizes`` keeps what is known
    of containers by their identity, each beside the container itself.
    """

    steps_left: int
    session: Session
    record: Callable[[Refusal, str], None]
    fail: Callable[[Exception], None]
    breaks_seen: bool = False
    foreign_markup: bool = False
    spliced: list[tuple[str, str]] = field(default_factory=list)
    sizes: dict[int, tuple[object, Size]] = field(default_factory=dict)


STATE: ContextVar[RenderState | None] = ContextVar("STATE", default=None)
