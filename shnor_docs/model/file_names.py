"""Names of Word files and of slides as people give them: with or without «.docx», «.pptx»."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from shnor_docs.model.base import Title
from shnor_docs.model.notation import NotationError

SUFFIX = ".docx"
SLIDES_SUFFIX = ".pptx"
_OURS = re.compile(r"\.(?:docx|pptx)$", re.IGNORECASE)
_OTHER = re.compile(r"\.(doc|docm|dotx?|dotm|odt|rtf|pdf|xlsx?|txt|pptm?|pot[xm]?|pps[xm]?|odp)$", re.IGNORECASE)
_EXAMPLE = "например: Приказ № 15"


def file_stem(name: str) -> str:
    """The name without «.docx» or «.pptx».

    Raises:
        NotationError: no file may be called so, or the name is that of another kind of file.
    """
    stem = _OURS.sub("", name.strip()).rstrip()
    if not any(sign.isalnum() for sign in stem):
        raise NotationError(f"в имени файла «{name}» нет ни букв, ни цифр", _EXAMPLE)
    if stem.startswith(("~", ".")):
        raise NotationError(f"имя файла «{name}» – как у служебных и скрытых файлов", f"уберите «{stem[0]}» в начале")
    if other := _OTHER.search(stem):
        hint = f"документ пишется в {SUFFIX}, слайды – в {SLIDES_SUFFIX}: уберите «{other[0]}»"
        raise NotationError(f"имя файла «{name}» – не документа Word и не слайдов", hint)
    return stem


def _template(name: str) -> str:
    file_stem(name)
    return name


FileStem = Annotated[Title, AfterValidator(file_stem)]
TemplateName = Annotated[str, StringConstraints(pattern=r"^[^/\\]+\.docx$"), AfterValidator(_template)]
"""A bare file name: where templates lie is not the settings' business."""
AnyTemplateName = Annotated[str, StringConstraints(pattern=r"^[^/\\]+\.(?:docx|pptx)$"), AfterValidator(_template)]
"""The same of a template of slides too."""
