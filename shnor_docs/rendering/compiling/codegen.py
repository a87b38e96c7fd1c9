"""Faster Python from Jinja templates: one list of pieces, dict-first fields, work counted."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, operators

from shnor_docs.rendering.compiling.work import work_of
from shnor_docs.rendering.tags.marking import BREAK
from shnor_docs.rendering.values.limits import MAX_INTEGER_BITS

_PRINTERS = {"p": "print_paragraph", "r": "print_run", "tr": "print_structure", "tc": "print_structure"}
_COMMON_NAMES = {
    "resolve": "context.resolve_or_missing",
    "undefined": "environment.undefined",
    "cond_expr_undefined": "Undefined",
    "concat": "environment.concat",
    "emit": "context.emit",
    "push": "context.push",
    "loop_over": "context.loop_over",
}
_ESCAPED_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


# ruff: noqa: N802, N815 - the names of Jinja's visitors


class PieceGenerator(CodeGenerator):
    """Jinja's generator with another way to print: ``emit`` and ``push`` of the context's list of pieces.

    ``scopes`` tells for a line of the source that its tag replaces a paragraph, run, row or cell. ``careful`` code
    goes on after an expression that fails: slower, it is run only to find all that is wrong.
    """

    def __init__(self, environment: Environment, filename: str, scopes: Mapping[int, str], *, careful: bool) -> None:
        self._lines = StringIO()
        super().__init__(environment, "template", filename, self._lines, optimized=False)
        self._scopes = scopes
        self._careful = careful
        self._around: dict[int, tuple[str, str]] = {}
        self._work_of_body = 0

    def code(self) -> str:
        """The Python source generated so far."""
        return self._lines.getvalue()

    def write_commons(self) -> None:
        """Local names for what nearly every tag calls; unlike Jinja's, the function is not a generator."""
        for name, source in _COMMON_NAMES.items():
            self.writeline(f"{name} = {source}")

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        """Begin to print one value."""
        self.writeline("push(" if frame.buffer is None else f"{frame.buffer}.append(", node)

    def end_write(self, frame: Frame) -> None:
        """End what :meth:`start_write` began."""
        self.write(")")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Print static text and values as one tuple of pieces."""
        self.writeline("emit((" if frame.buffer is None else f"{frame.buffer}.extend((")
        self.indent()
        for child in node.nodes:
            self.newline(child)
            self._write_piece(child, frame)
            self.write(",")
        self.outdent()
        self.writeline("))")

    def _write_piece(self, child: nodes.Expr, frame: Frame) -> None:
        if isinstance(child, nodes.TemplateData):
            self.write(repr(_static_text(child.data)))
            return
        printer = _PRINTERS.get(self._scopes.get(child.lineno, ""), "print_text")
        before, after = self._attempted('""')
        self.write(f"{before}{printer}(")
        self.visit(child, frame)
        self.write(f"){after}")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:
        """A loop whose work is counted before it starts."""
        weight = 1 + work_of(node.body)
        before, after = self._attempted("()")
        self._around[id(node.iter)] = f"{before}loop_over(", f", {weight}){after}"
        super().visit_For(node, frame)

    def visit_If(self, node: nodes.If, frame: Frame) -> None:
        """A condition; in careful code one that fails is false."""
        self._around[id(node.test)] = self._attempted()
        super().visit_If(node, frame)

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:
        """A ``set``; in careful code a value that fails is undefined."""
        self._around[id(node.node)] = self._attempted()
        super().visit_Assign(node, frame)

    def _attempted(self, instead: str = "None") -> tuple[str, str]:
        """What stands around an expression whose failure careful code outlives."""
        return ("attempt(lambda: ", f", {instead})") if self._careful else ("", "")

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> None:
        """Any node, with what must stand around it."""
        around = self._around.pop(id(node), None)
        if around is None:
            super().visit(node, *args, **kwargs)
            return
        self.write(around[0])
        super().visit(node, *args, **kwargs)
        self.write(around[1])

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """``value.name``: a dictionary's key first, all else by the allow-list."""
        self.write("field(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """``value[item]``; ``value[start:stop]`` is cut by a function of ours that counts its length."""
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("cut(")
        self.visit(node.node, frame)
        for bound in (node.arg.start, node.arg.stop, node.arg.step):
            self.write(", ")
            self.visit(bound or nodes.Const(None), frame)
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """``a ~ b`` with the length of the result counted."""
        self.write("join_text((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:
        """One side of a comparison: comparing long sequences is work too."""
        self.write(f" {operators[node.op]} ")
        if isinstance(node.expr, nodes.Const):
            self.visit(node.expr, frame)
            return
        self._visit_inside("gone_through", node.expr, frame)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:
        """A comparison; what is looked for in a dictionary is hashed first, so it is counted."""
        if node.ops[0].op in {"in", "notin"} and not isinstance(node.expr, nodes.Const):
            self._around[id(node.expr)] = "gone_through(", ")"
        super().visit_Compare(node, frame)

    def visit_List(self, node: nodes.List, frame: Frame) -> None:
        """A list, weighed as it is built; one of constants is as long as the template writes it."""
        before, after = _weighing(node.items)
        self.write(before)
        super().visit_List(node, frame)
        self.write(after)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:
        """A tuple, weighed as it is built; a tuple of names that a loop or ``set`` assigns is none."""
        before, after = _weighing(node.items if node.ctx == "load" else [])
        self.write(before)
        super().visit_Tuple(node, frame)
        self.write(after)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:
        """A dictionary, weighed as it is built, its keys counted as they are hashed."""
        computed = [pair.key for pair in node.items if not isinstance(pair.key, nodes.Const)]
        self._around |= {id(key): ("gone_through(", ")") for key in computed}
        before, after = _weighing([value for pair in node.items for value in (pair.key, pair.value)])
        self.write(before)
        super().visit_Dict(node, frame)
        self.write(after)

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:
        """A constant; numbers are no longer than those that operators may give."""
        if isinstance(node.value, int) and node.value.bit_length() > MAX_INTEGER_BITS:
            self.fail("integer too long", node.lineno)
        super().visit_Const(node, frame)

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, Any]:
        """The function of a macro, which counts its own work."""
        self._work_of_body = work_of(node.body)
        return super().macro_body(node, frame)

    def push_parameter_definitions(self, frame: Frame) -> None:
        """The start of a macro's function."""
        self.writeline(f"charge({self._work_of_body})")
        super().push_parameter_definitions(frame)

    def _visit_inside(self, function: str, node: nodes.Expr, frame: Frame) -> None:
        self.write(f"{function}(")
        self.visit(node, frame)
        self.write(")")

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        """Refused: a template is one file."""
        self.fail("unsupported tag", node.lineno)

    visit_Extends = visit_Include = visit_Import = visit_FromImport = visit_Block  # type: ignore[assignment]


def _static_text(data: str) -> str:
    """Text of the template itself: docxtpl's ``{_{`` means braces, a protected line break is one again."""
    for escaped, meant in _ESCAPED_BRACES:
        data = data.replace(escaped, meant)
    return data.replace(BREAK, "\n")


def _weighing(items: list[nodes.Expr]) -> tuple[str, str]:
    """What stands around a container's literal."""
    return ("", "") if all(isinstance(item, nodes.Const) for item in items) else ("built(", ")")
