"""Lists of paragraphs that were removed: they go on in the new edition, or are taken over from the old one."""

from __future__ import annotations

from shnor_docs.rendering.package.xml import Element, W, whole_number
from shnor_docs.rendering.redline.marks import copied


class Lists:
    """The lists of both editions; numbers of the old ones mean nothing in the new file until they are settled."""

    def __init__(self, old: Element | None, new: Element | None) -> None:
        self._old = {} if old is None else {num.get(f"{W}numId", ""): num for num in old.iterfind(f"{W}num")}
        self._new = new
        self._known: dict[str, str] = {}
        self._waiting: list[Element] = []

    def same(self, old: Element, new: Element) -> None:
        """The lists of a paragraph that both editions have are one list."""
        before, after = _number(old), _number(new)
        if before is not None and after is not None:
            self._known.setdefault(before.get(f"{W}val", ""), after.get(f"{W}val", ""))

    def removed(self, paragraph: Element) -> None:
        """A paragraph of the old edition that the new file shows."""
        number = _number(paragraph)
        if number is not None:
            self._waiting.append(number)

    def settle(self) -> bool:
        """Give the removed paragraphs numbers that the new file knows; whether it needs lists of the old one."""
        before = len(self._known)
        for number in self._waiting:
            was = number.get(f"{W}val", "")
            number.set(f"{W}val", self._known.get(was) or self._taken_over(was))
        return len(self._known) > before

    def _taken_over(self, was: str) -> str:
        if self._new is None or was not in self._old:
            return was
        lists = self._new.findall(f"{W}num")
        taken = copied(self._old[was])
        number = str(max((whole_number(one.get(f"{W}numId"), 0) for one in lists), default=0) + 1)
        taken.set(f"{W}numId", number)
        lists[-1].addnext(taken)
        self._known[was] = number
        return number


def _number(paragraph: Element) -> Element | None:
    return paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
