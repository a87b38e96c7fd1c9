"""YAML as people write it: data in any style, with comments, blank lines, brackets and line breaks of all kinds."""

from __future__ import annotations

import re
from random import Random

from shnor_docs.workspace.editing.meaning import Plain

PLAIN = re.compile(r"[0-9A-Za-zа-яё«][0-9A-Za-zа-яё«»№ –-]*(?<! )")
KEYS = ("id", "text", "title", "a", "b", "items", "2021", "ключ", "да")
WORDS = (
    "слово", "два слова", "№ 5", "0323", "да", "2021", "конец.", "а: б", "# не примечание", "", "'", '"', "- а", "[x]",
    "{{ x }}", "первая\nвторая", "одна\n\nтретья\n", " пробел", "таб\t", "\\", "до 1 мая, до 2 мая", "*а", "&а", "?",
    "длинный текст, который не помещается в одну строку " * 3 + "и кончается здесь",
)  # fmt: skip


class Writer:
    """Writes data as YAML; ``random`` decides how."""

    def __init__(self, random: Random) -> None:
        self.random, self.comments = random, 0

    def file(self, data: Plain) -> str:
        """A whole file."""
        lines = self._collection(data, 0)
        text = self._remarks(0) + lines + ("\n" if self._often() else "")
        return text.replace("\n", "\r\n") if self.random.random() < 0.2 else text

    def _often(self) -> bool:
        return self.random.random() < 0.8

    def _rarely(self) -> bool:
        return self.random.random() < 0.15

    def _remark(self) -> str:
        self.comments += 1
        return f"# примечание {self.comments}"

    def _remarks(self, column: int) -> str:
        lines = [" " * column + self._remark()] if self._rarely() else []
        lines += [""] if self._rarely() else []
        return "".join(f"{line}\n" for line in lines)

    def _beside(self) -> str:
        return f"{' ' * self.random.randint(1, 3)}{self._remark()}" if self._rarely() else ""

    def _collection(self, data: Plain, column: int) -> str:
        """A list or a mapping in lines, from its column on; of its first line the column stands already."""
        if isinstance(data, str) or data is None or not data:
            return self._flow(data)
        if isinstance(data, dict):
            parts = [self._entry(key, value, column) for key, value in data.items()]
        else:
            parts = [self._item(item, column) for item in data]
        return ("\n" + " " * column).join(self._between(part, column, n) for n, part in enumerate(parts))

    def _between(self, part: str, column: int, number: int) -> str:
        remarks = self._remarks(column) if number else ""
        return f"{remarks.lstrip(' ')}{' ' * column}{part}" if remarks else part

    def _entry(self, key: str, value: Plain, column: int) -> str:
        name = f'"{key}"' if self._rarely() else key
        if value is None:
            return f"{name}:{self._beside()}"
        if isinstance(value, str) or not value or self.random.random() < 0.25:
            return f"{name}: {self._value(value, column)}"
        inner = column + (self.random.choice((0, 2)) if isinstance(value, list) else self.random.choice((1, 2, 4)))
        return f"{name}:{self._beside()}\n{self._remarks(inner)}{' ' * inner}{self._collection(value, inner)}"

    def _item(self, value: Plain, column: int) -> str:
        if isinstance(value, str) or not value or self.random.random() < 0.2:
            return f"- {self._value(value, column)}"
        if self._rarely():
            inner = column + self.random.choice((1, 2, 4))
            return f"-\n{' ' * inner}{self._collection(value, inner)}"
        gap = self.random.choice((1, 1, 1, 3))
        return f"-{' ' * gap}{self._collection(value, column + 1 + gap)}"

    def _value(self, value: Plain, column: int) -> str:
        if isinstance(value, str) and (block := self._block(value, column)):
            return block
        return self._flow(value) + self._beside()

    def _block(self, text: str, column: int) -> str:
        body = text.removesuffix("\n")
        if not body.strip() or body[0] in " \n" or body.endswith("\n") or self.random.random() < 0.4:
            return ""
        sign = "|" if "\n" in body else self.random.choice("|>")
        inner = " " * (column + self.random.choice((1, 2, 4)))
        if sign == ">" and " " in body and "  " not in body and not body.endswith(" ") and self._rarely():
            body = body.replace(" ", "\n", 1)
        lines = "\n".join(inner + line if line else "" for line in body.split("\n"))
        return f"{sign}{'' if text.endswith(chr(10)) else '-'}{self._beside()}\n{lines}"

    def _flow(self, data: Plain) -> str:
        if data is None:
            return '""'
        if isinstance(data, str):
            return self._quoted(data)
        gap = "\n     " if self._rarely() else ""
        if isinstance(data, list):
            return f"[{gap}{f', {gap}'.join(map(self._flow, data))}]"
        return "{" + gap + f", {gap}".join(f"{key}: {self._flow(value)}" for key, value in data.items()) + "}"

    def _quoted(self, text: str) -> str:
        if PLAIN.fullmatch(text) and self._often():
            return text
        if re.search(r"[\n\t\\]", text) or self.random.random() < 0.5:
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
        return "'" + text.replace("'", "''") + "'"
