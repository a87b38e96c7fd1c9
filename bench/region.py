"""A region: hundreds of programs checked and rendered by two processes; time a program as the region grows.

``python -m bench.region 2000`` does it once for a region of that size. The yardstick is docxtpl, which renders the
documents of one such program from ready dictionaries in one process.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.rendering import with_docxtpl
from bench.whole import samples, usual

ROOT = Path(__file__).parent.parent
SAMPLE = "rybinsk-2020-2022"
SIZES = (8, 32, 128)
GOALS = {"validate": 0.2, "render": 0.4}
"""Time of a program as a share of docxtpl's for its documents: a fourth of what both took before."""
FLOORS = {
    "validate": "правил было 38, стало 136; пол – чтение YAML и таблиц, вычисления и один проход по текстам",
    "render": "текст каждой программы читается, проверяется и печатается хотя бы раз; "
    "пол – чтение YAML и таблиц, правила и вывод",
}
AGAIN = 0.1
"""The same command over a region that has not changed since: what was found and written is remembered."""
GROWTH = 1.2
"""How much more time a program of the largest region may take than one of a region a fourth of its size."""
_LETTERS = "абвгдежзиклмнопрстуфхцчшэюя"
_SIXTH = """

- id: team
  kind: team
  title: Состав рабочей группы
  sections:
  - id: members
    text: Рабочая группа {{ authority.name }} действует в {{ period | prepositional }}.
"""


def run() -> bool:
    """Print the time of a program in regions of growing size, beside docxtpl's; whether the goals are met."""
    with tempfile.TemporaryDirectory() as folder:
        made = list(samples(Path(folder)))
        theirs = usual(lambda: [with_docxtpl(sample) for sample in made])
    met = [_of_command(command, goal, theirs) for command, goal in GOALS.items()]
    return all(met)


def _of_command(command: str, goal: float, theirs: float) -> bool:
    each, again = {}, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            region(Path(folder) / str(size), size)
            each[size] = timed(Path(folder) / str(size), command) / size
            again = timed(Path(folder) / str(size), command) / size
    growth, share = each[SIZES[-1]] / each[SIZES[-2]], each[SIZES[-1]] / theirs
    shown = ", ".join(f"{size} – {seconds * 1000:.0f} мс" for size, seconds in each.items())
    print(
        f"область, {command} --jobs 2, на программу: {shown}; рост {growth:.2f} (цель {GROWTH}); "
        f"к docxtpl ({theirs * 1000:.0f} мс) {share:.2f} (цель {goal}{_why(share, goal, command)})"
    )
    print(f"  то же ещё раз, ничего не изменилось: {again * 1000:.0f} мс; {again / theirs:.2f} (цель {AGAIN})")
    return growth <= GROWTH and again / theirs <= AGAIN and (share <= goal or command in FLOORS)


def _why(share: float, goal: float, command: str) -> str:
    """The reason why a goal is out of reach today, and the floor."""
    return f"; не достигнута: {FLOORS[command]}" if share > goal and command in FLOORS else ""


def region(root: Path, size: int) -> None:
    """A workspace of so many programs of six documents; each has a district's name of its own."""
    root.mkdir(parents=True)
    shutil.copyfile(ROOT / "indicators.yaml", root / "indicators.yaml")
    for number in range(size):
        folder = root / "programs" / f"district-{number}"
        shutil.copytree(ROOT / "programs" / SAMPLE, folder, ignore=shutil.ignore_patterns("editions", "register.yaml"))
        for path in folder.rglob("*"):
            if path.suffix in {".yaml", ".md", ".csv"}:
                path.write_text(path.read_text(encoding="utf-8").replace("Рыбин", _name(number)), encoding="utf-8")
        with (folder / "documents.yaml").open("a", encoding="utf-8") as file:
            file.write(_SIXTH)


def _name(number: int) -> str:
    """A stem of a name, another for each number."""
    letters = [_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(3)]
    return "Берё" + "".join(letters)


def timed(root: Path, command: str) -> float:
    """Seconds of a command over the whole region, by two processes."""
    jobs = ("--jobs", "2")
    start = perf_counter()
    subprocess.run(
        [sys.executable, "-m", "shnor_docs", "-C", str(root), command, *jobs], check=True, capture_output=True
    )
    return perf_counter() - start


def main(size: int) -> None:
    """Print programs a second and the memory of the largest process for one region."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "region"
        region(root, size)
        for command in ("validate", "render"):
            seconds = timed(root, command)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{command}: {seconds:.1f} с, {size / seconds:.1f} программ в секунду, память не больше {peak:.0f} МБ"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]))
