"""The sandbox templates run in: Jinja's language, an allow-list of attributes, limits on every operation."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping, Sized
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jinja2 import nodes
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, soft_str

from shnor_docs.rendering.compiling.codegen import PieceGenerator
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.values import attributes, escaping, filters, limits, methods, operators, wording
from shnor_docs.rendering.values.sizes import built, gone_through
from shnor_docs.rendering.values.state import STATE
from shnor_docs.rendering.values.undefined import Missing

_WITHOUT_MEANING_IN_WORD = frozenset({"urlize", "pprint"})
_NOT_REPRODUCIBLE = frozenset({"random"})


class PieceContext(Context):
    """A Jinja context that gathers the printed pieces in one list."""

    def __init__(self, environment: Any, parent: Any, name: str | None, blocks: Any, globals: Any = None) -> None:
        super().__init__(environment, parent, name, blocks, globals)
        self.pieces: list[str] = []
        self.emit = self.pieces.extend
        self.push = self.pieces.append

    @staticmethod
    def loop_over(items: Iterable[object], weight: int) -> Iterable[object]:
        """The items of a loop whose turn prints ``weight`` pieces, their work counted; TypeError if it has none."""
        if isinstance(items, Sized):
            limits.charge(len(items) * weight)
            return items
        return limits.counted_items(iter(items), weight)


class CountedLoop(LoopContext):
    """The ``loop`` of a template; the items of ``loop(…)``, a turn of a recursive loop, are counted."""

    def __call__(self, iterable: Iterable[object]) -> str:
        """Go through the items as the loop's own."""
        return super().__call__(PieceContext.loop_over(iterable, limits.CALL_COST))


@dataclass(frozen=True)
class Code:
    """A template as Python's own bytes, and pairs of source line and code line; pickled without what runs."""

    binary: bytes
    lines: tuple[tuple[int, int], ...]

    @cached_property
    def root(self) -> Callable[[PieceContext], None]:
        """The function that prints the template."""
        namespace: dict[str, Any] = {"environment": environment()}
        exec(marshal.loads(self.binary), namespace)
        namespace |= _PRINTING
        found: Callable[[PieceContext], None] = namespace["root"]
        return found

    def __getstate__(self) -> dict[str, object]:
        return {"binary": self.binary, "lines": self.lines}


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The environment of all templates. It never changes after it is made, so threads may share it."""

    intercepted_binops = frozenset(operators.CHECKS)
    context_class = PieceContext

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=Missing, optimized=False, keep_trailing_newline=True, cache_size=0)
        refused = _WITHOUT_MEANING_IN_WORD | _NOT_REPRODUCIBLE
        for name in refused:
            self.filters.pop(name)
        self.filters = {
            name: filters.guarded(name, function) for name, function in {**self.filters, **wording.FILTERS}.items()
        }
        self.filters["safe"] = filters.guarded("safe", escaping.foreign)
        self.filters["attr"] = _attribute_filter
        for name in filters.COMPARING_TESTS:
            self.tests[name] = filters.guarded_test(self.tests[name])  # type: ignore[arg-type]
        self.globals |= {"range": limits.limited_range, "dict": new_dictionary, "namespace": attributes.Variables}
        self.globals.pop("lipsum")
        self.concat = join_pieces  # type: ignore[method-assign]

    def compile_source(
        self, tree: nodes.Template, scopes: Mapping[int, str], filename: str, *, careful: bool = False
    ) -> Code:
        """A parsed template as Python; ``careful`` code goes on after what fails."""
        generator = PieceGenerator(self, filename, scopes, careful=careful)
        generator.visit(tree)
        return Code(marshal.dumps(compile(generator.code(), filename, "exec")), tuple(generator.debug_info))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute`` by the allow-list."""
        return attributes.read(obj, attribute, _undefined_field)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``: an item first, then a field by the allow-list."""
        if isinstance(obj, Undefined):
            return obj[argument]
        gone_through(argument)
        try:
            return escaping.characters(obj)[argument]  # type: ignore[index]
        except (TypeError, LookupError):
            if isinstance(argument, str):
                return attributes.read(obj, argument, _undefined_field)
            return Missing(obj=obj, name=argument)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call a macro or a function of the context; each call is counted."""
        limits.charge(limits.CALL_COST + len(args) + len(kwargs))
        if isinstance(__obj, Undefined):
            return __obj()
        if isinstance(__obj, type) and __obj not in __self.globals.values():
            raise Refusal(methods.FORBIDDEN, "вызов запрещён", "шаблон печатает данные документа")
        return __context.call(__obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operator whose result could be huge: looked at before it runs."""
        operators.CHECKS[operator](left, right)
        return operators.weighed(operator, left, right, super().call_binop(context, operator, left, right))


@cache
def environment() -> TemplateEnvironment:
    """The one environment of this process."""
    return TemplateEnvironment()


def _undefined_field(value: object, name: str) -> Undefined:
    if isinstance(value, Undefined):
        follower: Undefined = getattr(value, name)
        return follower
    return Missing(obj=value, name=name)


def field(value: object, name: str) -> object:
    """``value.name`` in compiled code: the key of a plain dictionary without a detour."""
    if type(value) is dict and name in value:
        return value[name]
    return attributes.read(value, name, _undefined_field)


def new_dictionary(*pairs: Any, **fields: Any) -> object:
    """``dict(…)``: its keys are hashed, which is work."""
    return built(dict(*map(gone_through, pairs), **fields))


def cut(value: object, start: object, stop: object, step: object) -> object:
    """``value[start:stop:step]``; text is cut by its characters, never through an escaped one."""
    value, bounds = escaping.characters(value), slice(start, stop, step)
    if isinstance(value, str | list | tuple):
        limits.charge(len(range(*bounds.indices(len(value)))))
    return value[bounds]  # type: ignore[index]


def attempt(expression: Callable[[], object], instead: object) -> object:
    """The value of an expression; if it fails, the failure is recorded and something harmless stands for the value.

    Only a limit stops the rendering: what else would come after it cannot be known.
    """
    state = STATE.get()
    try:
        return expression()
    except Exception as error:
        if state is None or limits.is_exceeded(error):
            raise
        limits.charge(limits.FAILURE_COST)
        state.fail(error)
    return Missing.told() if instead is None else instead


def join_pieces(pieces: Iterable[str]) -> str:
    """The text of a macro or a captured block; its length is counted."""
    pieces = list(pieces)
    limits.charge_text(sum(map(len, pieces)))
    return "".join(pieces)


def join_text(values: Iterable[object]) -> str:
    """``a ~ b``: safe text if any part is, then the others are escaped."""
    parts = [soft_str(gone_through(value)) for value in values]
    limits.charge_text(sum(map(len, parts)))
    if any(isinstance(part, Markup) for part in parts):
        return Markup("").join(parts)
    return "".join(parts)


def _attribute_filter(value: object, name: str) -> object:
    return attributes.read(value, str(name), _undefined_field)


_PRINTING: dict[str, Any] = {
    "attempt": attempt,
    "field": field,
    "cut": cut,
    "built": built,
    "charge": limits.charge,
    "gone_through": gone_through,
    "LoopContext": CountedLoop,
    "join_text": join_text,
    "print_text": escaping.text,
    "print_run": escaping.run,
    "print_paragraph": escaping.paragraph,
    "print_structure": escaping.structure,
}
