"""The digest of an Office file is that of its parts; whatever is no sound package has the digest of its bytes."""

from __future__ import annotations

import io
import zipfile

from hypothesis import example, given
from hypothesis import strategies as st

from shnor_docs.source.parts import parts_digest


def package(*names: str, level: int = 6) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as made:
        for name in names:
            made.writestr(name, f"содержимое {name}" * 50)
    return buffer.getvalue()


def test_packing_and_order_do_not_matter() -> None:
    assert parts_digest(package("a.xml", "b.xml")) == parts_digest(package("b.xml", "a.xml", level=1))
    assert parts_digest(package("a.xml")) != parts_digest(package("b.xml"))


@example(247, b"\x00")  # an empty name
@given(st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_damage_is_another_state_and_never_a_failure(place: int, damage: bytes) -> None:
    sound = package("a.xml", "b.xml")
    place %= len(sound)
    spoilt = sound[:place] + damage + sound[place + len(damage) :]
    assert len(parts_digest(spoilt)) == 64


def test_a_package_that_claims_too_much_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made, made.open("a.xml", "w", force_zip64=True) as part:
        for _ in range(600):
            part.write(b"\0" * 2**20)
    assert parts_digest(buffer.getvalue()) != parts_digest(package("a.xml"))
