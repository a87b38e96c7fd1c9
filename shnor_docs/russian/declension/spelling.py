"""A form of the dictionary, which is in small letters, spelled as the word of the name is."""

from __future__ import annotations


def spelled_like(word: str, form: str) -> str:
    """The form with the capital letters of the word and, if the word has no ё, without it."""
    if "ё" not in word.lower():
        form = form.replace("ё", "е")
    if len(word) > 1 and word.isupper():
        return form.upper()
    parts, models = form.split("-"), word.split("-")
    if len(parts) != len(models):
        return _capital(form) if word[:1].isupper() else form
    return "-".join(_capital(p) if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
