"""Lists of the kinds that readers of Word get wrong: what is in the file, and what is printed, by the standard.

Each row is the number as ISO/IEC 29500-1 (17.9) has it, not what a program printed; ``unlike`` tells why
LibreOffice 7.4 prints something else.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.inspection.foreign.papers import abstract, level, num, numbered, over, p, style


@dataclass(frozen=True)
class HardList:
    """The paragraphs of a file with their numbers, its lists and styles."""

    name: str
    rows: tuple[tuple[str, str], ...]
    """The properties of each paragraph, and the number that it prints."""
    numbering: str
    styles: str = ""
    unlike: str = ""
    doubts: int = 0
    """How many of the numbers are told to be looked at."""

    @property
    def content(self) -> str:
        return "".join(p(f"слово{place}", properties) for place, (properties, _) in enumerate(self.rows))

    @property
    def numbers(self) -> list[str]:
        return [number for _, number in self.rows]


def rows(*told: tuple[int, int, str]) -> tuple[tuple[str, str], ...]:
    return tuple((numbered(number, place), printed) for number, place, printed in told)


THREE = abstract(0, level(0), level(1), level(2))
HEADINGS = (
    style("h1", properties=numbered(1))
    + style("h2", "h1", numbered(None, 1))
    + style("h3", "h2", numbered(1))
    + style("mine", "h2")
    + style("off", "h1", numbered(0))
)
LINKED = abstract(
    0,
    level(0, more='<w:pStyle w:val="h1"/>'),
    level(1, more='<w:pStyle w:val="h2"/>'),
    level(2, more='<w:pStyle w:val="h3"/>'),
)
RUSSIAN = [*"абвгдежзиклмнопрстуфхцчшщыэюя"]

HARD_LISTS = (
    HardList(
        "levels",
        rows(
            (1, 0, "1."),
            (1, 1, "1.1."),
            (1, 1, "1.2."),
            (1, 2, "1.2.1."),
            (1, 0, "2."),
            (1, 1, "2.1."),
            (1, 2, "2.1.1."),
        ),
        THREE + num(1, 0),
    ),
    HardList(
        "lists of one abstract list count together",
        rows((1, 0, "1."), (2, 0, "2."), (1, 1, "2.1."), (2, 1, "2.2."), (3, 0, "1)"), (1, 0, "3.")),
        THREE + abstract(1, level(0, text="%1)")) + num(1, 0) + num(2, 0) + num(3, 1),
    ),
    HardList(
        "an override of the start begins anew once",
        rows((1, 0, "1."), (1, 0, "2."), (2, 0, "5."), (2, 0, "6."), (1, 0, "7."), (2, 0, "8.")),
        THREE + num(1, 0) + num(2, 0, over(0, 5)),
    ),
    HardList(
        "an overridden start holds each time the level begins anew",
        rows((1, 0, "1."), (1, 1, "1.3."), (1, 1, "1.4."), (1, 0, "2."), (1, 1, "2.3.")),
        THREE + num(1, 0, over(1, 3)),
        unlike="LibreOffice takes an overridden start once",
        doubts=1,
    ),
    HardList(
        "an overridden look counts on",
        rows((1, 0, "1."), (2, 0, "б)"), (1, 0, "3.")),
        THREE + num(1, 0) + num(2, 0, over(0, look=level(0, "russianLower", "%1)"))),
    ),
    HardList(
        "a level that never begins anew",
        rows((1, 0, "Статья 1"), (1, 1, "1)"), (1, 1, "2)"), (1, 0, "Статья 2"), (1, 1, "3)")),
        abstract(0, level(0, text="Статья %1"), level(1, text="%2)", more='<w:lvlRestart w:val="0"/>')) + num(1, 0),
        unlike="LibreOffice begins each level anew",
    ),
    HardList(
        "a level that begins anew after the first only",
        rows(
            (1, 0, "1."),
            (1, 1, "1.1."),
            (1, 2, "(1)"),
            (1, 1, "1.2."),
            (1, 2, "(2)"),
            (1, 0, "2."),
            (1, 1, "2.1."),
            (1, 2, "(1)"),
        ),
        abstract(0, level(0), level(1), level(2, text="(%3)", more='<w:lvlRestart w:val="1"/>')) + num(1, 0),
        unlike="LibreOffice begins each level anew",
    ),
    HardList(
        "Roman chapters with decimal clauses",
        rows((1, 0, "Глава I"), (1, 1, "1.1"), (1, 0, "Глава II"), (1, 1, "2.1"), (1, 2, "II-а")),
        abstract(
            0,
            level(0, "upperRoman", "Глава %1"),
            level(1, text="%1.%2", more="<w:isLgl/>"),
            level(2, "russianLower", "%1-%3"),
        )
        + num(1, 0),
        unlike="LibreOffice passes over isLgl",
    ),
    HardList(
        "levels by styles, one based on another",
        (
            (numbered(named="h1"), "1."),
            (numbered(named="h2"), "1.1."),
            (numbered(named="h3"), "1.1.1."),
            (numbered(named="mine"), "1.2."),
            (numbered(named="off"), ""),
            (numbered(0, named="h1"), ""),
            (numbered(named="h1"), "2."),
            (numbered(named="h2"), "2.1."),
            (numbered(None, 2, "h2"), "2.1.1."),
        ),
        LINKED + num(1, 0),
        HEADINGS,
        unlike="LibreOffice finds no level for a style that has none and is based on a listed one",
    ),
    HardList(
        "a list that is a copy of a numbering style",
        rows((2, 0, "1."), (1, 0, "2."), (2, 1, "2.1.")),
        abstract(0, more='<w:numStyleLink w:val="list"/>')
        + abstract(1, level(0), level(1), more='<w:styleLink w:val="list"/>')
        + num(1, 1)
        + num(2, 0),
        style("list", properties=numbered(1), kind="numbering"),
    ),
    HardList(
        "letters go round",
        tuple((numbered(1, 0), f"{letter})") for letter in [*RUSSIAN, "аа", "бб"]),
        abstract(0, level(0, "russianLower", "%1)")) + num(1, 0),
        unlike="after «я» LibreOffice writes «аа», «аб»",
    ),
    HardList(
        "formats",
        rows(
            (1, 0, "009"),
            (1, 0, "010"),
            (2, 0, "iv)"),
            (2, 0, "v)"),
            (3, 0, "Z."),
            (3, 0, "AA."),
            (4, 0, "Щ"),
            (4, 0, "Ы"),
            (5, 0, "09"),
            (5, 0, "10"),
            (6, 0, "3-й"),
        ),
        abstract(0, level(0, text="0%1", start=9).replace('"decimal"', '"decimalZero"'))
        + abstract(1, level(0, "lowerRoman", "%1)", 4))
        + abstract(2, level(0, "upperLetter", start=26))
        + abstract(3, level(0, "russianUpper", "%1", 25))
        + abstract(4, level(0, "decimalZero", "%1", 9))
        + abstract(5, level(0, "ordinal", "%1", 3))
        + "".join(num(key + 1, key) for key in range(6)),
    ),
    HardList(
        "no number of its own",
        rows((1, 0, "Раздел"), (1, 1, "1."), (1, 1, "2."), (1, 0, "Раздел"), (1, 1, "1."), (2, 0, ""), (2, 1, "1)")),
        abstract(0, level(0, "none", "Раздел"), level(1, text="%2."))
        + abstract(1, level(0, "none", ""), level(1, text="%1%2)"))
        + num(1, 0)
        + num(2, 1),
    ),
    HardList(
        "bullets between the numbers of one list",
        rows((1, 0, "1."), (1, 1, "•"), (1, 1, "•"), (1, 0, "2."), (1, 2, "–")),
        abstract(
            0,
            level(0),
            level(1, "bullet", "\uf0b7").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>'),
            level(2, "bullet", "–"),
        )
        + num(1, 0),
        unlike="in plain text LibreOffice writes bullets of its own",
    ),
    HardList(
        "no start is nought",
        rows((1, 0, "0."), (1, 0, "1."), (1, 1, "1.0."), (2, 0, "7.")),
        abstract(0, level(0, start=None), level(1, start=0)) + abstract(1, level(0, start=7)) + num(1, 0) + num(2, 1),
    ),
)
