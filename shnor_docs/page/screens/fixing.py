"""Remarks mended by a button: one of them, or all whose mending changes no printed word; each can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from starlette.responses import Response

from shnor_docs.page.addressed import change, change_back, loaded_of
from shnor_docs.page.asking import Asked, done
from shnor_docs.page.screens.remarks import listed
from shnor_docs.russian.numerals import counted

if TYPE_CHECKING:
    from shnor_docs.source.text import SourceText

PLACES = ("место", "места", "мест")
GONE = "Этого замечания уже нет: список обновлён."


def fix(asked: Asked) -> Response:
    """Mend what a remark is about, in the file that the window has seen."""
    from shnor_docs.page.remarks.grouping import key_of
    from shnor_docs.workspace.mending import mended_text

    wanted, found = asked.field("key"), asked.session.workspace().found(asked.names["program"])
    fix = next((one.fix for one in found if key_of(one) == wanted), None)
    source = loaded_of(asked).texts.get(fix.location.file) if fix else None
    text = mended_text(source, fix) if source and fix else None
    if source is None or text is None:
        return listed(asked, GONE)
    _write(asked, [(source, text)], {source.shown: asked.field("seen")})
    return listed(asked, "Исправлено.", can_undo=True)


def fix_all(asked: Asked) -> Response:
    """Mend all that changes no printed word."""
    from shnor_docs.workspace.mending import mended

    mendings = mended(asked.session.workspace(), [asked.names["program"]])
    if not mendings:
        return listed(asked, GONE)
    sources = {change.source.shown: change.source.fingerprint for change in mendings}
    _write(asked, [(change.source, change.text) for change in mendings], sources)
    return listed(asked, f"Исправлено: {counted(sum(change.count for change in mendings), PLACES)}.", can_undo=True)


def unfix(asked: Asked) -> Response:
    """Take back the last change."""
    return listed(asked, "Исправление отменено." if change_back(asked) else "Отменять нечего.")


def _write(asked: Asked, texts: Sequence[tuple[SourceText, str]], seen: dict[str, str]) -> None:
    """Write whole texts of files that the window has seen."""
    from shnor_docs.workspace.editing.changes import Write

    folder = asked.session.workspace().folder(asked.names["program"])
    names = {source.shown: source.path.relative_to(folder).as_posix() for source, _ in texts}
    changes = [Write(names[source.shown], text) for source, text in texts]
    change(asked, changes, {names[shown]: known for shown, known in seen.items()})


ROUTES = (
    done("/p/{program}/fix", fix),
    done("/p/{program}/fix-all", fix_all),
    done("/p/{program}/unfix", unfix),
)
