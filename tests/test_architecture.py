"""The house rule of docs/architecture.md: a room imports only from rooms above it in the page's table."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import shnor_docs

PACKAGE = Path(shnor_docs.__file__).parent
PAGE = PACKAGE.parent / "docs" / "architecture.md"
OF_WORD = {"docx", "docxtpl", "lxml", "pptx"}
"""Libraries that only the rooms of Word may import."""
ROOMS_OF_WORD = {"rendering", "inspection"}
MOST_MODULES = 32
"""In one folder, its face included: more are a house without rooms."""


@cache
def order() -> dict[str, int]:
    """Each room's row in the page's table."""
    rows = re.findall(r"^\| (`[^|]*)\|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: row for row, names in enumerate(rows) for name in re.findall(r"`(\w+)", names)}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "_default" not in path.parts)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Full names of what a module imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: относительный импорт"
            yield node.module or ""


def test_the_walk_sees_the_house() -> None:
    assert {"model", "source", "documents", "rendering", "rules"} <= {room(path) for path in modules()}
    assert sum(1 for path in modules() for _ in imported(path)) > 100


def test_every_room_has_its_place() -> None:
    rooms = {path.relative_to(PACKAGE).parts[0] for path in modules() if path.parent != PACKAGE}
    assert rooms <= set(order())


def place(name: str) -> int:
    """The row of a room; modules at the top that the page does not name are use cases."""
    return order().get(name, order()["workspace"])


def test_imports_go_one_way() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} импортирует {name}"
        for path in modules()
        if room(path) != "__init__"
        for name in imported(path)
        if name.startswith("shnor_docs.") and place(name.split(".")[1]) > place(room(path))
    ]
    assert not wrong


def test_only_the_rooms_of_word_know_word() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} импортирует {name}"
        for path in modules()
        if room(path) not in ROOMS_OF_WORD
        for name in imported(path)
        if name.split(".")[0] in OF_WORD
    ]
    assert not wrong


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def needed(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """The modules of the package that a module names in its imports: those for types and inside functions too.

    Who imports a name from a package's face (``__init__``) needs the module that the face takes it from.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                yield from _behind(node.module, alias.name, known)


def _behind(module: str, name: str, known: Mapping[str, Path]) -> Iterator[str]:
    if f"{module}.{name}" in known:
        yield f"{module}.{name}"
    elif known[module].name != "__init__.py":
        yield module
    else:
        for node in ast.walk(ast.parse(known[module].read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module in known and name in {a.name for a in node.names}:
                yield node.module


def circle(needs: Mapping[str, set[str]]) -> list[str]:
    """Modules that need each other in a circle; none if there is no circle."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_the_prover_and_the_drafter_know_nothing_of_each_other() -> None:
    rooms = {name: sorted((PACKAGE / "lifecycle" / name).glob("*.py")) for name in ("amending", "proving")}
    assert all(len(paths) > 5 for paths in rooms.values())
    for name, other in (("amending", "proving"), ("proving", "amending")):
        names = [found for path in rooms[name] for found in imported(path)]
        assert [found for found in names if found.startswith(f"shnor_docs.lifecycle.{other}")] == []
    allowed = ("shnor_docs.lifecycle.proving", "shnor_docs.documents.tree")
    theirs = [found for path in rooms["proving"] for found in imported(path) if found.startswith("shnor_docs.")]
    assert [found for found in theirs if not found.startswith(allowed)] == []


def test_no_circle_of_files() -> None:
    known = {module_name(path): path for path in modules()}
    needs = {name: set(needed(path, known)) for name, path in known.items()}
    assert sum(map(len, needs.values())) > 300
    assert circle(needs) == []


def test_a_circle_is_seen() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": set()})


def test_no_room_is_a_long_corridor() -> None:
    folders = {path.parent for path in modules()}
    assert {str(f.relative_to(PACKAGE)): n for f in folders if (n := len([*f.glob("*.py")])) > MOST_MODULES} == {}
