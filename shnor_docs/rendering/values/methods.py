"""Methods of plain values that a template may call, their work counted before they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from string import Formatter
from typing import NoReturn

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.values import limits
from shnor_docs.rendering.values.escaping import UNREADABLE
from shnor_docs.rendering.values.formats import check_filling, check_format
from shnor_docs.rendering.values.sizes import built, gone_through

FORBIDDEN = declare("ШД607", Severity.ERROR, "Шаблон обращается к запрещённому")
HINT = "шаблон печатает данные документа; вычисления делает программа"


@dataclass(frozen=True, slots=True)
class SafeMethod:
    """A method that a template may call: ours, bound to a plain value."""

    function: Callable[..., object]

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call it; the call, the text or list it goes through and its format string are counted."""
        limits.charge(limits.CALL_COST)
        owner = getattr(self.function, "__self__", None)
        for value in (owner, *args, *kwargs.values()) if isinstance(owner, str | list | tuple) else args:
            gone_through(value)
        for argument in args:
            if isinstance(argument, str):
                check_format(argument)
        return built(self.function(*args, **kwargs))

    def __repr__(self) -> str:
        return unreadable("метод")


def unreadable(what: str) -> NoReturn:
    """Refuse to print what is no value."""
    raise Refusal(UNREADABLE, f"это {what}, а не значение", "у метода поставьте скобки, у namespace назовите поле")


def _replace(text: str) -> Callable[..., object]:
    def replace(old: str, new: str, count: int = -1) -> str:
        found = text.count(old)
        limits.charge_text(len(text) + len(new) * (found if count < 0 else min(found, count)))
        return text.replace(old, new, count)

    return replace


def _join(text: str) -> Callable[..., object]:
    def join(items: list[str]) -> str:
        items = list(items)
        limits.charge_text(sum(len(item) + len(text) for item in items))
        return text.join(items)

    return join


def _padded(method: str) -> Callable[[str], Callable[..., object]]:
    def bind(text: str) -> Callable[..., object]:
        def pad(width: int, *fill: str) -> object:
            limits.check_width(width)
            return getattr(text, method)(width, *fill)

        return pad

    return bind


def _format(text: str) -> Callable[..., object]:
    def fill(*args: object, **kwargs: object) -> str:
        if any(field and set(field) & set(".[") for _, field, _, _ in Formatter().parse(text)):
            raise Refusal(FORBIDDEN, "в строке формата нельзя обращаться к полям", HINT)
        check_filling(text, [*args, *kwargs.values()])
        return text.format(*args, **kwargs)

    return fill


def _searching(method: str) -> Callable[[str], Callable[..., object]]:
    """From the right, or for a set of letters: each of the text may be compared with each of the argument."""

    def bind(text: str) -> Callable[..., object]:
        def search(*args: object) -> object:
            limits.charge_pairs(len(text), sum(len(argument) for argument in args if isinstance(argument, str)))
            return getattr(text, method)(*args)

        return search

    return bind


_SEARCHING = ("strip", "lstrip", "rstrip", "rfind", "rindex", "rsplit", "rpartition")
CHECKED_TEXT_METHODS: dict[str, Callable[[str], Callable[..., object]]] = {
    "replace": _replace,
    "join": _join,
    "format": _format,
    **{
        method: _searching(method)
        for method in ("strip", "lstrip", "rstrip", "rfind", "rindex", "rsplit", "rpartition")
    },
    **{method: _padded(method) for method in ("center", "ljust", "rjust", "zfill")},
}
