"""Values as XML text: everything a string holds reaches the document, or is refused; nothing is dropped."""

from __future__ import annotations

import re

from jinja2 import Undefined
from jinja2.utils import Cycler
from markupsafe import Markup

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.values.limits import LONG_TEXT, charge_markup, charge_text
from shnor_docs.rendering.values.sizes import gone_through
from shnor_docs.rendering.values.state import STATE

UNPRINTABLE = declare("ШД609", Severity.ERROR, "Символ, которого не бывает в документе Word")
UNREADABLE = declare("ШД660", Severity.ERROR, "Это не печатается: не текст и не данные")
MISPLACED = declare("ШД615", Severity.ERROR, "Значение нельзя напечатать таким тегом")

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ESCAPED = re.compile('[&<>"]')
_FORBIDDEN = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SUSPECT = re.compile("[\x00-\x1f\u2011\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""All that is refused or means a break: most strings hold none of it."""
_BREAKS = re.compile("[\t\n\a\f\u2011]")


def text(value: object) -> str:
    """A value printed by ``{{ value }}``, as XML text."""
    kind = type(value)
    if kind is str:
        printed: str = value  # type: ignore[assignment]
    elif kind is int:
        return str(value)
    elif hasattr(kind, "__html__"):
        return _inserted(value, "")
    elif hasattr(kind, "__docx__"):
        raise Refusal(MISPLACED, "значение состоит из абзацев", "печатайте его тегом {{p …}} в отдельном абзаце")
    elif isinstance(value, Cycler) or (callable(value) and not isinstance(value, Undefined)):
        raise Refusal(
            UNREADABLE, "это не значение, а метод, макрос или цикл", "у метода и макроса поставьте скобки: name()"
        )
    else:
        printed = str(gone_through(value))
    if len(printed) > LONG_TEXT:
        charge_text(len(printed))
    plain = printed.isprintable() and "\u2011" not in printed
    if plain and not ("&" in printed or "<" in printed or ">" in printed or '"' in printed):
        return printed
    return escape(printed)


def escape(value: str) -> str:
    """XML text of a string; raises :class:`Refusal` for characters XML cannot hold."""
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], _checked(value))


def characters(value: object) -> object:
    """Text captured by a macro or a ``set`` block as the characters it shows; anything else unchanged.

    Cutting or raising the case of escaped text would break its entities.
    """
    if isinstance(value, Markup) and "&" in value and "<" not in value:
        return value.unescape()
    return value


class Foreign(Markup):
    """Markup that nobody has looked at: what the filter ``safe`` makes of a value."""


def foreign(value: str) -> Foreign:
    """The filter ``safe``."""
    return Foreign(value)


def note_foreign(value: object) -> None:
    """Remember that a value with markup of its own is worked on: what comes of it is known by looking at the whole."""
    if _is_foreign(value) and (state := STATE.get()):
        state.foreign_markup = True


def _is_foreign(value: object) -> bool:
    return isinstance(value, Foreign) or (hasattr(type(value), "__html__") and not isinstance(value, Markup))


def _inserted(value: object, scope: str) -> str:
    """The markup of a value that brings its own, noted for the last look."""
    markup = str(value.__html__())  # type: ignore[attr-defined]
    if _is_foreign(value) and (state := STATE.get()):
        state.spliced.append((scope, markup))
    charge_text(len(markup))
    return _checked(markup)


def _checked(value: str) -> str:
    """The string with its line ends made one kind, breaks and no-break hyphens noted, forbidden characters refused."""
    if not _SUSPECT.search(value):
        return value
    if found := _FORBIDDEN.search(value):
        shown = _FORBIDDEN.sub("□", value)[:60]
        message = f"в тексте «{shown}» есть управляющий символ U+{ord(found[0]):04X}, недопустимый в документе Word"
        raise Refusal(UNPRINTABLE, message, "удалите символ из данных; на его месте показан □")
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    if _BREAKS.search(value) and (state := STATE.get()):
        state.breaks_seen = True
    return value


def run(value: object) -> str:
    """A value printed by ``{{r value}}``: runs as they are, plain text as a run of its own."""
    markup = _markup(value, "r")
    return f'<w:r><w:t xml:space="preserve">{text(value)}</w:t></w:r>' if markup is None else markup


def paragraph(value: object) -> str:
    """A value printed by ``{{p value}}``: blocks as they are, plain text as a paragraph.

    A paragraph follows a table that ends the blocks: Word would join it to a table that came next.
    """
    markup = _markup(value, "p")
    if markup is None:
        return f"<w:p>{run(value)}</w:p>"
    return f"{markup}<w:p/>" if markup.endswith("</w:tbl>") else markup


def structure(value: object) -> str:
    """A value printed by ``{{tr value}}`` or ``{{tc value}}``: rows or cells, which only markup can be."""
    markup = _markup(value, "tr")
    if markup is None and str(value).strip():
        raise Refusal(MISPLACED, "вместо строки или ячейки таблицы стоит простой текст", "уберите tr или tc из тега")
    return markup or ""


def _markup(value: object, scope: str) -> str | None:
    kind = type(value)
    if hasattr(kind, "__docx__"):
        state = STATE.get()
        markup = str(value.__docx__(state.session)) if state else ""  # type: ignore[attr-defined]
        charge_markup(len(markup))
        return _checked(markup)
    if hasattr(kind, "__html__"):
        return _inserted(value, scope)
    return None
