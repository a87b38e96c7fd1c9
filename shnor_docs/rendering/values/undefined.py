"""Undefined names: never a blank, never the end of the search; each use is recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NoReturn

from jinja2.runtime import Undefined
from jinja2.utils import missing

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.values.limits import FAILURE_COST, charge
from shnor_docs.rendering.values.state import STATE
from shnor_docs.russian.likeness import suggestion

UNDEFINED = declare("ШД605", Severity.ERROR, "Имя в шаблоне не определено")

_PATH = re.compile(r"[\w.\[\]'\"]+")


class Missing(Undefined):
    """A value that is not there: every use but ``is defined`` and ``default`` records an error."""

    __slots__ = ("_reported",)

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[Exception] = Refusal,
    ) -> None:
        super().__init__(hint, obj, name, exc)  # type: ignore[arg-type]
        self._reported = False

    @classmethod
    def told(cls, name: str | None = None) -> Missing:
        """An undefined value that follows from a reported problem: not worth a second message."""
        found = cls(name=name)
        found._reported = True
        return found

    def _report(self) -> None:
        state = STATE.get()
        if self._reported or state is None:
            return
        self._reported = True
        charge(FAILURE_COST)
        name = str(self._undefined_name or "")
        state.record(self._refusal(name), name)

    def _refusal(self, name: str) -> Refusal:
        if self._undefined_obj is missing:
            return Refusal(UNDEFINED, f"имя «{name}» не определено" if name else "значение не определено")
        return Refusal(UNDEFINED, f"нет поля «{name}»", suggestion(name, field_names(self._undefined_obj)))

    def _fail_with_undefined_error(self, *args: object, **kwargs: object) -> NoReturn:
        raise NotImplementedError

    def __getattr__(self, name: str) -> Missing:
        if name[:2] == "__":
            raise AttributeError(name)
        return self._silent()

    def _silent(self, *args: object, **kwargs: object) -> Missing:
        """What any use of an undefined value gives."""
        self._report()
        return Missing.told(self._undefined_name)

    __getitem__ = __call__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _silent  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _silent  # type: ignore[assignment]
    __pos__ = __neg__ = __pow__ = __rpow__ = _silent  # type: ignore[assignment]

    def __str__(self) -> str:
        self._report()
        return ""

    def __html__(self) -> str:
        return str(self)

    def __iter__(self) -> Iterator[object]:
        self._report()
        return iter(())

    def __len__(self) -> int:
        self._report()
        return 0

    def __bool__(self) -> bool:
        self._report()
        return False

    def _compare(self, other: object) -> bool:
        self._report()
        return False

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _compare  # type: ignore[assignment]

    def __hash__(self) -> int:
        self._report()
        return id(type(self))

    def __int__(self) -> int:  # type: ignore[override]
        self._report()
        return 0

    def __float__(self) -> float:  # type: ignore[override]
        self._report()
        return 0.0


def field_names(value: object) -> list[str]:
    """The names a template could have meant: keys of a mapping, public data fields of a record."""
    if isinstance(value, Mapping):
        return [key for key in value if isinstance(key, str)]
    declared = getattr(type(value), "model_fields", None) or getattr(value, "__dataclass_fields__", None)
    names: Iterable[str] = declared or getattr(value, "__dict__", None) or ()
    return [name for name in names if not name.startswith("_")]


def as_typed(name: str, tag: str) -> str:
    """The dotted path that ends with ``name`` in a tag: «indicator.targt»; the bare name if there is none."""
    ending = re.compile(rf"(?s:.*)\b{re.escape(name)}\b(?:['\"]?\])?")
    found = (ending.match(path[0]) for path in _PATH.finditer(tag) if name in path[0])
    match = next(filter(None, found), None)
    return match[0].lstrip(".'\"") if match else name
