"""``form check`` names what departs from the profile, where it stands, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from shnor_docs.inspection.findings import Finding
from shnor_docs.model.layout import PROFILES, FormSettings, by_date, with_own
from shnor_docs.workspace.form_checks import check_form
from tests.inspection.official_papers import APPENDIX, CENTER, EMPTY, LONG, NUMBER, ORDER, SECTION, TABLE, p, paper


def found(folder: Path, content: str, profile: str | None = None, **parts: str) -> tuple[Finding, ...]:
    (one,) = check_form(folder, [paper(folder, content, **parts)], profile)
    assert not one.refused
    return one.findings


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, [(f.code.id, f.what, f.place, f.found) for f in findings]
    return findings[0]


def test_right_papers_pass(tmp_path: Path) -> None:
    assert found(tmp_path, ORDER) == ()
    assert found(tmp_path, APPENDIX) == ()


TEXT = f"абзац «{LONG[:40]}…»"
BODY = p(f"{LONG} образования", style="text")
SPOILT_TEXT = {
    "another font": (p(f"{LONG} образования", style="text", run='<w:rFonts w:hAnsi="Calibri"/>'), "ШД844", "Calibri"),
    "a font of the theme": (
        p(f"{LONG} образования", style="text", run='<w:rFonts w:hAnsiTheme="minorHAnsi"/>'),
        "ШД844",
        "Calibri",
    ),
    "small letters": (p(f"{LONG} образования", style="text", run='<w:sz w:val="22"/>'), "ШД845", "11 пт"),
    "lines apart": (p(f"{LONG} образования", '<w:spacing w:line="480"/>', "text"), "ШД846", "2"),
    "lines too close": (
        p(f"{LONG} образования", '<w:spacing w:line="240" w:lineRule="exact"/>', "text"),
        "ШД846",
        "0,75",
    ),
    "no indent": (p(f"{LONG} образования", '<w:ind w:firstLine="0"/>', "text"), "ШД847", "0 мм"),
    "a hanging indent": (p(f"{LONG} образования", '<w:ind w:hanging="709"/>', "text"), "ШД847", "-12,5 мм"),
    "not justified": (p(f"{LONG} образования", '<w:jc w:val="left"/>', "text"), "ШД848", "по левому краю"),
}


@pytest.mark.parametrize("name", SPOILT_TEXT)
def test_a_spoilt_paragraph_is_named_with_what_stands_there(tmp_path: Path, name: str) -> None:
    spoilt, code, measure = SPOILT_TEXT[name]
    one = only(found(tmp_path, ORDER.replace(BODY, spoilt)))
    assert (one.code.id, one.place, one.found) == (code, TEXT, measure)


def test_formatting_comes_from_the_chain_of_styles(tmp_path: Path) -> None:
    styles = paper_styles('<w:style w:type="paragraph" w:styleId="own"><w:name w:val="Свой"/><w:basedOn w:val="text"/>')
    one = only(found(tmp_path, ORDER.replace(BODY, p(f"{LONG} образования", style="own")), styles=styles))
    assert (one.code.id, one.found) == ("ШД845", "10 пт")


def paper_styles(head: str) -> str:
    from tests.inspection.official_papers import STYLES

    return STYLES.replace("</w:styles>", f'{head}<w:rPr><w:sz w:val="20"/></w:rPr></w:style></w:styles>')


SPOILT_PAGES = {
    "another paper": ('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "ШД840", "215,9 × 279,4 мм"),
    "a narrow top": ('w:top="1134"', 'w:top="850"', "ШД841", "15 мм"),
    "a narrow bottom": ('w:bottom="1134"', 'w:bottom="567"', "ШД841", "10 мм"),
    "a number at the edge": ('w:header="567"', 'w:header="283"', "ШД842", "5 мм"),
    "a number on page one": ("<w:titlePg/>", "", "ШД843", "есть"),
}


@pytest.mark.parametrize("name", SPOILT_PAGES)
def test_a_spoilt_page_is_named(tmp_path: Path, name: str) -> None:
    right, wrong, code, measure = SPOILT_PAGES[name]
    assert right in SECTION
    one = only(found(tmp_path, APPENDIX, section=SECTION.replace(right, wrong)))
    assert (one.code.id, one.place, one.found) == (code, "раздел 1 (книжный)", measure)


@pytest.mark.parametrize(
    ("header", "measure"), [(EMPTY, "нет"), (NUMBER.replace("center", "right"), "справа")], ids=["none", "right"]
)
def test_a_number_that_is_not_in_the_middle(tmp_path: Path, header: str, measure: str) -> None:
    one = only(found(tmp_path, APPENDIX, header=header))
    assert (one.code.id, one.found) == ("ШД842", measure)


def test_even_pages_have_their_own_header(tmp_path: Path) -> None:
    one = only(found(tmp_path, APPENDIX, settings="<w:evenAndOddHeaders/>"))
    assert (one.code.id, one.place) == ("ШД842", "раздел 1 (книжный), чётные страницы")


def test_a_number_in_the_footer_is_at_home_if_the_workspace_says_so(tmp_path: Path) -> None:
    below = SECTION.replace("headerReference", "footerReference")
    assert only(found(tmp_path, APPENDIX, section=below)).found == "в нижнем поле"
    (tmp_path / "form.yaml").write_text("page_number: bottom\n", encoding="utf-8")
    assert found(tmp_path, APPENDIX, section=below) == ()


def test_one_page_needs_no_number(tmp_path: Path) -> None:
    assert found(tmp_path, ORDER, header=EMPTY) == ()


def test_a_turned_page_keeps_its_margins_turned(tmp_path: Path) -> None:
    lying = (
        SECTION.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')
        .replace("1701", "1134")
        .replace("850", "1134")
    )
    text = p(f"{LONG} образования.", style="text") * 30
    assert found(tmp_path, text, section=lying.replace('w:bottom="1134"', 'w:bottom="567"')) == ()
    assert only(found(tmp_path, text, section=lying.replace('w:left="1134"', 'w:left="300"'))).code.id == "ШД841"


SPOILT_ORDER = {
    "no heading": ("Об утверждении муниципальной", "Утверждение муниципальной", "ШД854", "заголовок к тексту"),
    "no number": ("№ 401/1", "", "ШД854", "номер"),
    "no date": ("23.09.2021", "", "ШД854", "дата"),
    "no signature": ("⇥Л.В.\u00a0Северьянова", "", "ШД854", "подпись"),
    "no command": ("приказываю:", "прошу:", "ШД854", "распорядительное слово"),
    "a wide heading": ('<w:ind w:right="2835"/>', "", "ШД856", "строка заголовка"),
    "the surname first": ("Л.В.\u00a0Северьянова", "Северьянова Л.В.", "ШД857", "подпись"),
    "a plain space": ("Л.В.\u00a0Северьянова", "Л.В. Северьянова", "ШД849", "между инициалами"),
    "a date with a word": ("23.09.2021", "23.09.2021 г.", "ШД858", "цифровая дата со словом"),
    "a day without zero": ("23.09.2021", "3.09.2021", "ШД858", "без ведущего нуля"),
    "a day in quotes": ("23.09.2021", "«23» сентября 2021 года", "ШД858", "день в кавычках"),
    "a verbal date without its word": ("23.09.2021", "23 сентября 2021", "ШД858", "без «г.»"),
    "a loose heading": ('<w:ind w:right="2835"/>', '<w:spacing w:line="360"/><w:ind w:right="2835"/>', "ШД859", "1,5"),
}


def written(text: str) -> str:
    return "</w:t><w:tab/>".join(text.split("⇥")).replace("<w:tab/>", '<w:tab/><w:t xml:space="preserve">')


@pytest.mark.parametrize("name", SPOILT_ORDER)
def test_a_spoilt_order_is_named(tmp_path: Path, name: str) -> None:
    right, wrong, code, words = SPOILT_ORDER[name]
    assert written(right) in ORDER
    one = only(found(tmp_path, ORDER.replace(written(right), wrong)))
    assert one.code.id == code
    assert words in (one.what if code != "ШД859" else one.found)


def test_a_kind_date_and_number_in_one_line(tmp_path: Path) -> None:
    apart = p("ПРИКАЗ", CENTER) + p("23.09.2021⇥№ 401/1")
    assert apart in ORDER
    together = ORDER.replace(apart, p("ПРИКАЗ от 23.09.2021 № 401/1", CENTER))
    assert found(tmp_path, together) == ()
    assert only(found(tmp_path, together.replace("Об утверждении", "Утверждение"))).code.id == "ШД854"


def test_blanks_between_date_and_number_do_not_hide_them(tmp_path: Path) -> None:
    padded = ORDER.replace(written("23.09.2021⇥№ 401/1"), "23.09.2021" + " " * 60 + "№ 401/1")
    assert padded != ORDER
    assert found(tmp_path, padded) == ()


def test_a_preamble_that_ends_with_the_command_is_text(tmp_path: Path) -> None:
    apart = p(f"{LONG} образования", style="text") + p("приказываю:", style="text")
    together = p(f"{LONG} образования п р и к а з ы в а ю:", '<w:jc w:val="left"/>', "text")
    assert apart in ORDER
    assert only(found(tmp_path, ORDER.replace(apart, together))).code.id == "ШД848"


def test_a_mark_on_the_left_in_another_case(tmp_path: Path) -> None:
    lines = ("УТВЕРЖДЕНА", "приказ Управления образования", "от 23 сентября 2021 г. № 401/1")
    codes = {one.code.id for one in found(tmp_path, "".join(map(p, lines)) + p("") + p("Программа", CENTER))}
    assert codes == {"ШД850", "ШД851"}


def test_a_heading_over_the_kind_of_the_act_is_out_of_order(tmp_path: Path) -> None:
    heading = p("Об утверждении муниципальной программы поддержки школ", '<w:ind w:right="2835"/>')
    one = found(tmp_path, heading + ORDER.replace(heading, ""))
    assert [f.code.id for f in one] == ["ШД855"]
    assert one[0].place == "абзац «Об утверждении муниципальной программы п…»"


MARK = "приказом Управления образования администрации района"
SPOILT_MARKS = {
    "quotes": ("УТВЕРЖДЕНА", "«УТВЕРЖДЕНА»", "ШД850", "так: «УТВЕРЖДЕНА»"),
    "another gender": ("УТВЕРЖДЕНА", "УТВЕРЖДЁН", "ШД850", "УТВЕРЖДЁН"),
    "another case of the act": (MARK, "приказ Управления образования района", "ШД850", "«приказ»"),
    "another case of the body": (MARK, "приказом Управление образования района", "ШД850", "«Управление»"),
    "no number": ("от 23 сентября 2021 г. № 401/1", "от 23 сентября 2021 г.", "ШД850", "нет"),
    "a glued number": ("Приложение № 1", "Приложение №1", "ШД853", "«Приложение №1»"),
}


@pytest.mark.parametrize("name", SPOILT_MARKS)
def test_a_spoilt_mark_is_named(tmp_path: Path, name: str) -> None:
    right, wrong, code, measure = SPOILT_MARKS[name]
    assert right in APPENDIX
    one = only(found(tmp_path, APPENDIX.replace(right, wrong)))
    assert (one.code.id, one.found) == (code, measure)


def test_a_head_that_does_not_say_what_it_belongs_to(tmp_path: Path) -> None:
    one = only(found(tmp_path, p("Приложение 2", style="mark") + p("") + p("Список школ", CENTER)))
    assert (one.code.id, one.found) == ("ШД853", "не сказано, к чему оно")


@pytest.mark.parametrize(("words", "code"), [("Приложение № 1", "ШД852"), ("УТВЕРЖДЕНА", "ШД851")])
def test_a_mark_on_the_left(tmp_path: Path, words: str, code: str) -> None:
    start = APPENDIX.index(p(words, style="mark"))
    one = only(found(tmp_path, APPENDIX[start:].replace('w:val="mark"', 'w:val="left"'), styles=styles_with_left()))
    assert (one.code.id, one.found) == (code, "10 мм")


def styles_with_left() -> str:
    from tests.inspection.official_papers import STYLES

    left = '<w:style w:type="paragraph" w:styleId="left"><w:pPr><w:ind w:left="567"/></w:pPr></w:style>'
    return STYLES.replace("</w:styles>", f"{left}</w:styles>")


def test_what_only_looks_like_a_fault_is_none(tmp_path: Path) -> None:
    """A thin spacer, a passport without a header row, small letters in a table, a list, a short line."""
    small = '<w:sz w:val="20"/>'
    spacer = p("", '<w:spacing w:line="20" w:lineRule="exact"/>', run='<w:sz w:val="2"/>')
    passport = TABLE.format(p(f"{LONG} школ.", run=small), p("Да", run=small))
    short = ORDER.replace("программы поддержки школ", "программы").replace('<w:ind w:right="2835"/>', "")
    assert found(tmp_path, short) == ()
    centred = p("Список школ – участников программы поддержки школ района в 2021 году", CENTER)
    assert found(tmp_path, APPENDIX + spacer + passport + centred + p("Итого: 10")) == ()


def test_a_paragraph_of_a_template_that_prints_nothing_is_not_measured(tmp_path: Path) -> None:
    tag = p("{%p if draft %}", run='<w:sz w:val="16"/>')
    assert found(tmp_path, tag + ORDER) == ()


def test_a_cell_outside_a_row_is_read(tmp_path: Path) -> None:
    assert found(tmp_path, ORDER + f"<w:tbl><w:tc>{p('Да')}</w:tc></w:tbl>") == ()


def test_too_small_letters_in_a_table(tmp_path: Path) -> None:
    one = only(found(tmp_path, APPENDIX + TABLE.format(p("Да", run='<w:sz w:val="14"/>'), p("Нет"))))
    assert (one.code.id, one.place, one.found) == ("ШД845", "таблица 1, строка 1, ячейка 1", "7 пт")


def test_equal_findings_are_told_once(tmp_path: Path) -> None:
    one = only(found(tmp_path, APPENDIX.replace('w:val="text"', 'w:val="plain"'), styles=plain_styles()))
    assert len(one.other_places) == 29
    assert "и ещё в 29\u00a0местах" in one.diagnostic("x").message


def plain_styles() -> str:
    from tests.inspection.official_papers import STYLES

    plain = '<w:style w:type="paragraph" w:styleId="plain"><w:pPr><w:ind w:firstLine="709"/></w:pPr></w:style>'
    return STYLES.replace("</w:styles>", f"{plain}</w:styles>")


def test_the_date_of_the_act_chooses_the_profile(tmp_path: Path) -> None:
    path = paper(tmp_path, ORDER)
    (old,) = check_form(tmp_path, [path])
    (new,) = check_form(tmp_path, [paper(tmp_path, ORDER.replace("23.09.2021", "18.08.2025"))])
    (named,) = check_form(tmp_path, [path], "gost-2016")
    assert [one.profile.name for one in (old, new, named) if one.profile] == ["gost-2016", "gost-2025", "gost-2016"]


def test_the_later_edition_lets_the_organisation_choose_a_font(tmp_path: Path) -> None:
    arial = ORDER, {"styles": paper_font("Arial")}
    assert only(found(tmp_path, arial[0], "gost-2016", **arial[1])).code.id == "ШД844"
    assert found(tmp_path, arial[0], "gost-2025", **arial[1]) == ()


def paper_font(name: str) -> str:
    from tests.inspection.official_papers import STYLES

    return STYLES.replace("Times New Roman", name)


def test_a_corner_blank_is_longer_in_the_later_edition(tmp_path: Path) -> None:
    author = p("Управление образования администрации района", CENTER)
    assert author in ORDER
    corner = TABLE.replace("3000", "4423").format(author, p(""))
    blank = ORDER.replace(author, corner)
    assert only(found(tmp_path, blank, "gost-2016")).code.id == "ШД856"
    assert found(tmp_path, blank, "gost-2025") == ()


def test_the_workspace_sets_its_own(tmp_path: Path) -> None:
    (tmp_path / "form.yaml").write_text("margins: {left: 35}\nfirst_line: '10,0'\n", encoding="utf-8")
    codes = {one.code.id for one in found(tmp_path, ORDER)}
    assert codes == {"ШД841", "ШД847"}


def test_margins_that_are_not_named_stay() -> None:
    profile = with_own(by_date(None), FormSettings.model_validate({"margins": {"left": "35"}}))
    assert (profile.margins.left, profile.margins.top) == (35, PROFILES["gost-2025"].margins.top)
