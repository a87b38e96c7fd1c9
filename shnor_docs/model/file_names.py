"""Names of Word files as people give them: with or without «.docx»."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from shnor_docs.model.base import Title
from shnor_docs.model.notation import NotationError

SUFFIX = ".docx"
_DOCX = re.compile(r"\.docx$", re.IGNORECASE)
_OTHER = re.compile(r"\.(doc|docm|dotx?|dotm|odt|rtf|pdf|xlsx?|txt)$", re.IGNORECASE)
_EXAMPLE = "например: Приказ № 15"


def file_stem(name: str) -> str:
    """The name without «.docx».

    Raises:
        NotationError: no file may be called so, or the name is that of another kind of file.
    """
    stem = _DOCX.sub("", name.strip()).rstrip()
    if not any(sign.isalnum() for sign in stem):
        raise NotationError(f"в имени файла «{name}» нет ни букв, ни цифр", _EXAMPLE)
    if stem.startswith(("~", ".")):
        raise NotationError(f"имя файла «{name}» – как у служебных и скрытых файлов", f"уберите «{stem[0]}» в начале")
    if other := _OTHER.search(stem):
        hint = f"документ пишется в {SUFFIX}: уберите «{other[0]}»"
        raise NotationError(f"имя файла «{name}» – не документа Word", hint)
    return stem


def _template(name: str) -> str:
    file_stem(name)
    return name


FileStem = Annotated[Title, AfterValidator(file_stem)]
TemplateName = Annotated[str, StringConstraints(pattern=r"^[^/\\]+\.docx$"), AfterValidator(_template)]
"""A bare file name: where templates lie is not the settings' business."""
