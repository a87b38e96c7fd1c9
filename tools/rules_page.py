"""The page on rules, from their own pages: why, what to do, how it is wrong and how it is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from shnor_docs.diagnostics import CODES, SEVERITY_NAMES, Code
from shnor_docs.rules.pages import RulePage, pages

INTRO = """# Правила

<!-- Страница построена по коду: make reference. -->

О чём говорят `shnor-docs validate` и другие команды и что делать с каждым замечанием. Ту же страницу кода печатает
`shnor-docs rule ШД302`; код можно набрать и латинскими буквами, и одним числом, а вместо кода – слово из его названия:
`shnor-docs rule срок`. Примеры – кусочки файлов программы; каждый проверен: неверный вызывает своё замечание, верный –
никакого.

Как снять замечание в одном месте или изменить уровень правила во всей рабочей папке, сказано на странице
[«Замечания под управлением»](rules-settings.md), какие ошибки подписанных программ чем ловятся – на странице
[«Дефекты»](defects.md)."""
FIXES = {
    "safe": "Исправит `shnor-docs validate --fix`: напечатанное не меняется.",
    "unsafe": "Исправит `shnor-docs validate --fix --unsafe`: меняется напечатанное, проверьте.",
}
LANGUAGES = {"yaml": "yaml", "md": "markdown"}


def rules_page(groups: Mapping[str, str]) -> str:
    """Every page in the order of codes, under the titles that ``groups`` gives by the first digit."""
    told = pages()
    parts = [INTRO]
    for digit, codes in groupby(told, key=lambda code: code[2]):
        parts.append(f"## {groups[digit]}")
        for code in codes:
            parts += _page(CODES[code], told[code])
    return "\n\n".join(parts) + "\n"


def _page(code: Code, page: RulePage) -> Iterator[str]:
    yield f"### {code.id}"
    yield f"**{SEVERITY_NAMES[code.severity].capitalize()}: {code.title}.**"
    yield page.why
    yield f"*Что сделать.* {page.do}"
    yield from _examples("Неверно", page.wrong)
    yield from _examples("Верно", page.right)
    if page.fix:
        yield FIXES[page.fix]


def _examples(title: str, files: Mapping[str, str]) -> Iterator[str]:
    for name, text in files.items():
        language = LANGUAGES.get(name.rpartition(".")[2], "text")
        yield f"{title}, `{name.removeprefix('/')}`:"
        yield f"```{language}\n{text.rstrip()}\n```"
