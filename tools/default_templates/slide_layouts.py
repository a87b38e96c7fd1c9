"""The master of slides, its three layouts, and the master of notes."""

from __future__ import annotations

from default_templates.markup import DECLARATION
from default_templates.slide_measures import (
    ACROSS,
    BODY,
    COVER_LINE,
    COVER_SUBTITLE,
    COVER_TITLE,
    HEIGHT,
    LEFT,
    LINE,
    NAMES,
    TITLE,
)
from default_templates.slide_shapes import (
    BODY_STYLE,
    MAP,
    OTHER_STYLE,
    OWN_MAP,
    RECTANGLE,
    TIGHT,
    TITLE_STYLE,
    WHITE,
    bar,
    foot,
    frame,
    holder,
    tree,
)

MASTER = (
    f"{DECLARATION}<p:sldMaster {NAMES}>"
    + tree(
        bar(7, (0, 0, 182_880, HEIGHT), "accent1"),
        holder(
            2,
            "Заголовок",
            'type="title"',
            box=frame(TITLE, RECTANGLE),
            look=f"{TIGHT.format('b')}<a:lstStyle/>",
        ),
        holder(
            3,
            "Текст",
            'type="body" idx="1"',
            box=frame(BODY, RECTANGLE),
            look=f"{TIGHT.format('t')}<a:lstStyle/>",
        ),
        foot(4, boxes=True),
        background=WHITE,
    ).replace("{name}", "")
    + MAP
    + '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/>'
    '<p:sldLayoutId id="2147483651" r:id="rId3"/></p:sldLayoutIdLst>'
    f"<p:txStyles><p:titleStyle>{TITLE_STYLE}</p:titleStyle><p:bodyStyle>{BODY_STYLE}</p:bodyStyle>"
    f"<p:otherStyle>{OTHER_STYLE}</p:otherStyle></p:txStyles></p:sldMaster>"
)


def layout(kind: str, name: str, *shapes: str) -> str:
    drawn = tree(*shapes).replace("{name}", f' name="{name}"')
    return f'{DECLARATION}<p:sldLayout {NAMES} type="{kind}" preserve="1">{drawn}{OWN_MAP}</p:sldLayout>'


RULE = bar(8, (LEFT, LINE, ACROSS, 19_050), "accent2")


def _text_look(anchor: str, first: str) -> str:
    return (
        f'<a:bodyPr anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle><a:lvl1pPr {first}</a:lvl1pPr></a:lstStyle>"
    )


COVER_LOOK = _text_look("b", 'algn="l"><a:defRPr sz="3200" b="1"/>')
SUBTITLE_LOOK = _text_look("t", 'marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="2000"/>')
LAYOUTS = (
    layout(
        "title",
        "Титульный слайд",
        holder(2, "Заголовок", 'type="ctrTitle"', box=frame(COVER_TITLE, RECTANGLE), look=COVER_LOOK),
        holder(3, "Подзаголовок", 'type="subTitle" idx="1"', box=frame(COVER_SUBTITLE, RECTANGLE), look=SUBTITLE_LOOK),
        bar(8, (914_400, COVER_LINE, 10_363_200, 28_575), "accent2"),
    ),
    layout(
        "obj",
        "Заголовок и текст",
        holder(2, "Заголовок", 'type="title"'),
        RULE,
        holder(3, "Текст", 'idx="1"'),
        foot(4),
    ),
    layout("titleOnly", "Только заголовок", holder(2, "Заголовок", 'type="title"'), RULE, foot(3)),
)
NOTES_MASTER = (
    f"{DECLARATION}<p:notesMaster {NAMES}>"
    + tree(
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Слайд"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>'
        f"{frame((685_800, 685_800, 5_486_400, 3_086_100), RECTANGLE)}<a:noFill/>"
        '<a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln></p:spPr></p:sp>',
        holder(
            3,
            "Заметки",
            'type="body" sz="quarter" idx="3"',
            box=frame((685_800, 4_000_500, 5_486_400, 4_572_000), RECTANGLE),
        ),
        background=WHITE,
    ).replace("{name}", "")
    + MAP
    + f"<p:notesStyle>{OTHER_STYLE.replace('1800', '1200')}</p:notesStyle></p:notesMaster>"
)
