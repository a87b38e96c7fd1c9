"""What comes back, by sample and manner: ``python -m tests.importing.manners [FILE.txt …]``, of files words alone."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from shnor_docs.importing.report.report import percent
from shnor_docs.workspace import Workspace
from tests.importing.manners.measuring import lost_by_kind, returned, table, text_returned
from tests.importing.manners.setting import Manner
from tests.samples import ROOT

HEAD = ("источник", "манера", "факты", "слова", "потеряно слов")


def of_samples() -> Iterator[tuple[str, ...]]:
    """A row for each sample and manner; what is lost is printed on the way."""
    for program in Workspace(ROOT).programs:
        for manner in Manner:
            with tempfile.TemporaryDirectory() as folder:
                found = returned(program, manner, Path(folder))
            words, all_facts = found.report.coverage, found.facts.total()
            facts = f"{percent(all_facts - found.lost.total(), all_facts)} из {all_facts}"
            lost = words.words - words.words_found
            yield program, manner.value, facts, percent(words.words_found, words.words), str(lost)
            if found.lost:
                print(f"{program}, {manner.value}: не вернулись\n{lost_by_kind(found)}\n")


def of_texts(paths: Iterable[Path]) -> Iterator[tuple[str, ...]]:
    """A row for each text and manner; what was recognised is printed on the way."""
    for path in paths:
        for manner in Manner:
            with tempfile.TemporaryDirectory() as folder:
                found = text_returned(path, manner, Path(folder))
            words = found.report.coverage
            lost = words.words - words.words_found
            kinds = Counter(fact.kind for fact in found.found.elements())
            yield path.stem[:3], manner.value, "", percent(words.words_found, words.words), str(lost)
            print(f"{path.stem[:3]}, {manner.value}: {', '.join(f'{kind} {count}' for kind, count in kinds.items())}")


def main(names: Sequence[str]) -> None:
    """Print the tables."""
    rows = of_texts(map(Path, names)) if names else of_samples()
    print(table([HEAD, *rows]))


if __name__ == "__main__":
    main(sys.argv[1:])
