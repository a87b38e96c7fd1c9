"""Two texts of one place, the words that differ told apart."""

from __future__ import annotations

import time

from shnor_docs.page.forms.comparing import Piece, compared


def test_the_words_that_differ_are_told() -> None:
    mine, theirs = compared("до 1 марта 2022 года", "до 5 мая 2022 года")
    assert mine[:2] == (Piece("до ", True), Piece("1", False))
    assert theirs[-1] == Piece(" 2022 года", True)
    assert compared("", "") == ((), ())


def test_long_texts_are_compared_while_a_person_waits() -> None:
    mine, theirs = (" ".join(f"слово {word} и {n % 97}" for n in range(30_000)) for word in ("моё", "чужое"))
    start = time.monotonic()
    pieces = compared(f"Начало {mine} конец", f"Начало {theirs} конец")
    assert time.monotonic() - start < 5
    assert "".join(piece.text for piece in pieces[0]) == f"Начало {mine} конец"
    assert (pieces[1][0].text[:7], pieces[1][-1].text[-6:]) == ("Начало ", " конец")
