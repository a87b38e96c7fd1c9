"""Why a request gets no screen, in words for the person at the window."""

from __future__ import annotations

from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from shnor_docs.page.html import answer
from shnor_docs.source.reading import MAX_SIZE, MEGABYTE


class Refusal(NamedTuple):
    """What is wrong, what to do, and whether there is a way back to the programs."""

    status: int
    title: str
    advice: str
    leads_back: bool = True


STRANGER = Refusal(
    403,
    "Эта страница открывается из программы",
    "Дважды щёлкните «Открыть» в рабочей папке: появится новое окно с вашими программами.",
    leads_back=False,
)
ELSEWHERE = Refusal(
    403,
    "Запрос пришёл не с этой страницы",
    "Другим страницам и сайтам здесь ничего не видно. Если вы нажимали кнопку сами, обновите страницу и повторите.",
)
NOT_HERE = Refusal(404, "Здесь ничего нет", "Вернитесь к списку программ и откройте нужное оттуда.")
NO_SUCH_WAY = Refusal(405, "Этого так не сделать", "Вернитесь к списку программ и повторите оттуда.")
TOO_LARGE = Refusal(
    413,
    "Слишком большой файл",
    f"Файл больше {MAX_SIZE // MEGABYTE} МБ программа не читает. Проверьте, тот ли это файл.",
)
NOT_UNDERSTOOD = Refusal(400, "Заполненное не дошло целиком", "Обновите страницу и повторите.")
OUR_BUG = Refusal(
    500,
    "Ошибка самой программы",
    "Сохранённое раньше цело. Обновите страницу и повторите. Если не помогло, сообщите разработчикам и приложите текст "
    "из окна, в котором запущена программа.",
)
OF_STATUS = {refusal.status: refusal for refusal in (NOT_HERE, NO_SUCH_WAY, TOO_LARGE)}


def told(refusal: Refusal, headers: Headers) -> Response:
    """The refusal as a screen of its own, or as the notice of the screen that is shown."""
    name = "closed_part.html" if "hx-request" in headers else "closed.html"
    return answer(name, refusal.status, refusal=refusal)


def not_answered(request: Request, error: Exception) -> Response:
    """What the application could not answer: no such address, no such way to ask, a form that is torn."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return told(OF_STATUS.get(status, NOT_UNDERSTOOD), request.headers)


def our_bug(request: Request, error: Exception) -> Response:
    """That the fault is ours; the server prints which."""
    return told(OUR_BUG, request.headers)
