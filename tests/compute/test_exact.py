"""Properties of exact numbers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_docs.compute.exact import counts_giving, round_half_up
from shnor_docs.compute.parts import reconciled

wholes = st.integers(min_value=1, max_value=400)


@settings(max_examples=100)
@given(wholes.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 2))
def test_a_printed_share_is_attainable_by_its_own_count(pair, digits):
    count, whole = pair
    printed = round_half_up(Fraction(100 * count, whole), digits)
    assert count in counts_giving(printed, whole)


@settings(max_examples=100)
@given(st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any), st.integers(0, 200), st.integers(0, 2))
def test_reconciled_parts_add_up_and_stay_within_one_unit(parts, rest, digits):
    whole = sum(parts) + rest
    found = reconciled([Fraction(100 * part, whole) for part in parts], digits)
    unit = Decimal(1).scaleb(-digits)
    assert sum(found.parts) == found.total
    assert all(abs(part - alone) <= unit for part, alone in zip(found.parts, found.rounded, strict=True))


def test_half_goes_away_from_zero():
    halves = (Fraction(1, 2), Fraction(-1, 2), Fraction(25, 2))
    assert [round_half_up(half, 0) for half in halves] == [1, -1, 13]
