"""Lists of the body, which wrap to the margin, and of table cells, which hang."""

from __future__ import annotations

from default_templates.markup import DECLARATION, W, ind
from default_templates.measures import INDENT

_DASHES, _NUMBERS = ("–", "–", "–"), ("%1.", "%2)", "%3)")
_BULLET_FORMATS, _NUMBER_FORMATS = ("bullet",) * 3, ("decimal", "decimal", "russianLower")


def _levels(texts: tuple[str, ...], formats: tuple[str, ...], indents: tuple[str, ...], style_id: str) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + (f'<w:pStyle w:val="{style_id}"/>' if n == 0 else "")
        + f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
        for n, (text, form, indent) in enumerate(zip(texts, formats, indents, strict=True))
    )


def _wrapping(step: int, gap: int) -> tuple[str, ...]:
    """Levels whose first line is indented as a paragraph's, and the others are not."""
    return tuple(
        f'<w:tabs><w:tab w:val="num" w:pos="{step * n + INDENT + gap}"/></w:tabs>' + ind(left=step * n, first=INDENT)
        for n in range(3)
    )


def _hanging(step: int, gap: int) -> tuple[str, ...]:
    """Levels whose lines stand under the first one's text."""
    return tuple(
        f'<w:tabs><w:tab w:val="num" w:pos="{step * n + gap}"/></w:tabs>' + ind(left=step * n + gap, hanging=gap)
        for n in range(3)
    )


_LISTS = (
    _levels(_DASHES, _BULLET_FORMATS, _wrapping(357, 284), "ListBullet"),
    _levels(_NUMBERS, _NUMBER_FORMATS, _wrapping(357, 425), "ListNumber"),
    _levels(_DASHES, _BULLET_FORMATS, _hanging(227, 255), "TableBullet"),
    _levels(_NUMBERS, _NUMBER_FORMATS, _hanging(284, 397), "TableNumber"),
)
_ABSTRACTS = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    for n, levels in enumerate(_LISTS, 1)
)
_NUMS = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(_LISTS) + 1))
NUMBERING_XML = f'{DECLARATION}<w:numbering xmlns:w="{W}">{_ABSTRACTS}{_NUMS}</w:numbering>'
