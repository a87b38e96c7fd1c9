"""Each tag by itself: is it closed, does Jinja understand it, are its filters known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jinja2 import Environment, TemplateSyntaxError, nodes

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.places import own_texts
from shnor_docs.rendering.package.xml import W
from shnor_docs.rendering.tags.marking import PlacedTag
from shnor_docs.rendering.tags.tokens import CELL_WORDS, CLOSERS, Tag
from shnor_docs.russian.likeness import suggestion

WRONG = declare("ШД604", Severity.ERROR, "Ошибка в теге шаблона")
UNKNOWN_FILTER = declare("ШД616", Severity.ERROR, "Неизвестный фильтр или проверка")

PAIRED = ("for", "if", "macro", "call", "filter", "with", "autoescape", "set", "raw")
MIDDLE = ("elif", "else")
ENDINGS = tuple(f"end{word}" for word in PAIRED)
FOREIGN = ("include", "import", "from", "extends", "block", "endblock", "do", "break", "continue", "trans")
KEYWORDS = (*PAIRED, *MIDDLE, *ENDINGS, *CELL_WORDS)

_SPACED_SCOPE = re.compile(r"(?:tr|tc|p|r)\s+\w")
_PLAIN_SET = re.compile(r"set\s[^=]*=")
_TOKENS = {
    "name": "имя",
    "string": "текст",
    "integer": "число",
    "float": "число",
    "end of print statement": "конец тега",
    "end of statement block": "конец тега",
}
_MESSAGES = (
    (r"expected token 'end of (?:print statement|statement block)', got '(.*)'", "лишнее «{}»"),
    (r"expected token '(.*)', got '(.*)'", "ожидалось «{}», стоит «{}»"),
    (r"Encountered unknown tag '(.*?)'.*", "«{}» стоит без пары"),
    (r"unexpected char '(.*)' at .*", "непонятный знак «{}»"),
    (r"unexpected '(.*)', expected '(.*)'", "стоит «{}», ожидалось «{}»"),
    (r"unexpected '(.*)'", "лишнее «{}»"),
    (r"Expected an expression, got .*", "нет выражения"),
    (r"expected name or number|expected subscript expression", "после точки или скобки нет имени поля"),
    (r"non-default argument follows default argument", "параметр без значения стоит после параметра со значением"),
    (r"expected call", "после «call» нужен вызов макроса"),
    (r"can't assign to .*", "этому нельзя присвоить значение"),
    (r"Can't assign to special loop variable.*", "имя «loop» занято самим циклом"),
    (r"invalid syntax for function call expression", "неверно записаны параметры вызова"),
    (r"You cannot chain multiple tests with is", "проверки «is» соединяются через «and»"),
    (r"tag name expected", "тег пуст"),
    (r"integer too long", "слишком длинное число: номера и коды пишите в кавычках"),
    (r"Invalid character in identifier", "недопустимый знак в имени"),
    (r"Unexpected end of template.*", "выражение оборвано"),
)


def tag_problems(environment: Environment, tags: Sequence[PlacedTag], file: str) -> Iterator[Diagnostic]:
    """What is wrong with each tag taken alone."""
    for placed in tags:
        for refusal in _refusals(environment, placed):
            yield at_tag(refusal, placed, file)


def at_tag(refusal: Refusal, placed: PlacedTag, file: str) -> Diagnostic:
    """The diagnostic of a refusal at a tag of the template."""
    message = f"тег «{placed.tag.text}»: {refusal.message}"
    return Refusal(refusal.code, message, refusal.hint).at(Location(file, part=placed.place))


def in_tag_order(problems: Iterable[Diagnostic], tags: Sequence[PlacedTag]) -> list[Diagnostic]:
    """Problems of one part, each once, as a reader of the document meets their places."""
    order: dict[str | None, int] = {}
    for number, placed in enumerate(tags):
        order.setdefault(placed.place, number)
    return sorted(dict.fromkeys(problems), key=lambda problem: order.get(problem.location.part, -1))


def _refusals(environment: Environment, placed: PlacedTag) -> Iterator[Refusal]:
    tag = placed.tag
    if not tag.closed:
        yield _unclosed(placed, CLOSERS[tag.opener])
    elif tag.scope and set("%}") & set(tag.text[2:-2]):
        message = "внутри тега абзаца, строки или ячейки нельзя писать % и }"
        yield Refusal(WRONG, message, "вычислите значение раньше тегом {% set … %}")
    elif tag.opener != "{#":
        yield from _parsed(environment, tag)


def _unclosed(placed: PlacedTag, closer: str) -> Refusal:
    following = None if placed.paragraph is None else next(placed.paragraph.element.itersiblings(f"{W}p"), None)
    if following is not None and closer in "".join(node.text or "" for node in own_texts(following)):
        return Refusal(WRONG, "тег разорван концом абзаца", "наберите его в одном абзаце, без Enter внутри")
    return Refusal(WRONG, "тег не закрыт", f"в конце тега нужно «{closer}»")


def _parsed(environment: Environment, tag: Tag) -> Iterator[Refusal]:
    if tag.opener == "{%" and tag.keyword not in KEYWORDS:
        yield _unknown_keyword(tag)
        return
    try:
        yield from list(_unknown_filters(environment, environment.parse(_whole(tag))))
    except TemplateSyntaxError as error:
        spaced = _SPACED_SCOPE.match(tag.inner)
        hint = f"пишите слитно: «{tag.opener}{tag.inner}»" if spaced else ""
        yield Refusal(WRONG, in_russian(error.message or ""), hint)
    except (RecursionError, ValueError) as error:
        message = "выражение вложено слишком глубоко" if is_too_deep(error) else "слишком длинное число"
        yield Refusal(WRONG, message, "упростите выражение")


def is_too_deep(error: Exception) -> bool:
    """Whether Python gave up on nesting, by whatever name it says so."""
    return isinstance(error, RecursionError | MemoryError) or "too many" in str(error)


def _unknown_keyword(tag: Tag) -> Refusal:
    if tag.keyword in FOREIGN:
        message = f"«{tag.keyword}» в шаблонах Word не поддерживается"
        return Refusal(WRONG, message, "шаблон — один файл без включений")
    if tag.keyword in ("tr", "tc", "p", "r"):
        space = f"между «{{%» и «{tag.keyword}» не должно быть пробела"
        return Refusal(WRONG, space, f"пишите «{{%{tag.inner} %}}»")
    return Refusal(WRONG, f"нет команды «{tag.keyword}»", suggestion(tag.keyword, KEYWORDS))


def _whole(tag: Tag) -> str:
    """The tag as a template of its own: with the other half of its pair."""
    if tag.opener == "{{":
        return f"{{{{ {tag.inner} }}}}"
    statement, word = f"{{% {tag.inner} %}}", tag.keyword
    if word in ("colspan", "cellbg"):
        return f"{{{{ {tag.inner.removeprefix(word)} }}}}"
    if word in MIDDLE:
        return f"{{% if true %}}{statement}{{% endif %}}"
    if word == "raw" or word in (*ENDINGS, "vm", "hm"):
        return ""
    if _PLAIN_SET.match(tag.inner):
        return statement
    return f"{statement}{{% end{word} %}}"


def _unknown_filters(environment: Environment, tree: nodes.Template) -> Iterator[Refusal]:
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        is_filter = isinstance(node, nodes.Filter)
        known, kind = (environment.filters, "фильтра") if is_filter else (environment.tests, "проверки")
        if node.name not in known:
            yield Refusal(UNKNOWN_FILTER, f"нет {kind} «{node.name}»", suggestion(node.name, known))


def in_russian(message: str) -> str:
    """Jinja's complaint in Russian; an unknown one is quoted."""
    for pattern, russian in _MESSAGES:
        if match := re.fullmatch(pattern, message):
            return russian.format(*(_TOKENS.get(token, token) for token in match.groups()))
    return f"Jinja не понимает тег: {message}"
