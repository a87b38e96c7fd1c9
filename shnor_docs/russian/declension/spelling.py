"""A form of the dictionary, which is in small letters, spelled as the word of the name is."""

from __future__ import annotations

from itertools import zip_longest


def spelled_like(word: str, form: str) -> str:
    """The form with the capital letters of the word, and with е where the word has it for ё."""
    form = "".join(
        wrote if (wrote, sign) == ("е", "ё") else sign for wrote, sign in zip_longest(word.lower()[: len(form)], form)
    )
    if len(word) > 1 and word.isupper():
        return form.upper()
    parts, models = form.split("-"), word.split("-")
    if len(parts) != len(models):
        return capital(form) if word[:1].isupper() else form
    return "-".join(capital(p) if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
