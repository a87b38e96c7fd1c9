"""The order in which WordprocessingML wants the children of an element, and their parents.

From ISO/IEC 29500-1 and -4, ``wml.xsd``: sequences as they stand there; of a choice the order that Word writes.
"""

from __future__ import annotations

from collections.abc import Mapping

from shnor_docs.rendering.package.xml import W

Ranks = Mapping[str, int]


def _ranks(order: str) -> Ranks:
    """Places by tag: one word for each place, names that share a place joined by «|»."""
    return {f"{W}{name}": rank for rank, place in enumerate(order.split(), 1) for name in place.split("|")}


_BORDERS = "top left|start bottom right|end insideH insideV tl2br tr2bl"

ORDERS: Mapping[str, Ranks] = {
    f"{W}{element}": _ranks(order)
    for element, order in {
        "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
            suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
            snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
            textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
        "rPr": """ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
            imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
            fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange""",
        "sectPr": """headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
            pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
            sectPrChange""",
        "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
            tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange""",
        "tblPrEx": "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange",
        "trPr": """
            cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden
            ins del trPrChange""",
        "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
            hideMark headers cellIns|cellDel|cellMerge tcPrChange""",
        "document": "background body",
        "numPr": "ilvl numId numberingChange ins",
        "pBdr": "top left bottom right between bar",
        "tblBorders": _BORDERS,
        "tcBorders": _BORDERS,
        "tblCellMar": _BORDERS,
        "tcMar": _BORDERS,
        "pgBorders": "top left bottom right",
        "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
            locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "docDefaults": "rPrDefault pPrDefault",
        "styles": "docDefaults latentStyles style",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "num": "abstractNumId lvlOverride",
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "sdt": "sdtPr sdtEndPr sdtContent",
        "settings": """writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
            displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData
            embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
            bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors
            activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter
            stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting
            documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation
            consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle
            defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets
            drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery
            displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin
            drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne
            strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema
            saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly
            useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults
            footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping
            doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType
            shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator""",
    }.items()
}
"""Elements whose known children have each its place; what is not named goes with the child before it."""

REPEATED = frozenset(
    _ranks("""style tblStylePr lvl lvlOverride numPicBullet abstractNum num activeWritingStyle
    attachedSchema smartTagType cellIns cellDel cellMerge""")
)
"""Children that may stand more than once; of the others a second one is an error."""

HEADS: Mapping[str, tuple[str, ...]] = {
    f"{W}{element}": tuple(f"{W}{head}" for head in heads.split())
    for element, heads in {
        "p": "pPr",
        "r": "rPr",
        "tc": "tcPr",
        "tr": "tblPrEx trPr",
        "tbl": "tblPr tblGrid",
    }.items()
}
"""What must come before all content of an element."""

_BLOCKS = "body tc hdr ftr footnote endnote comment txbxContent sdtContent customXml docPartBody"

PARENTS: Mapping[str, frozenset[str]] = {
    f"{W}{element}": frozenset(f"{W}{parent}" for parent in parents.split())
    for element, parents in {
        "document": "",
        "body": "document",
        "p": _BLOCKS,
        "tbl": _BLOCKS,
        "tr": "tbl sdtContent customXml",
        "tc": "tr sdtContent customXml",
        "r": "p hyperlink ins del moveFrom moveTo fldSimple sdtContent customXml smartTag dir bdo rt rubyBase",
        "t": "r",
        "pPr": "p pPrChange pPrDefault style tblStylePr lvl",
        "tblPr": "tbl tblPrChange style tblStylePr",
        "tblGrid": "tbl tblGridChange",
        "trPr": "tr trPrChange style tblStylePr",
        "tcPr": "tc tcPrChange style tblStylePr",
        "sectPr": "body pPr sectPrChange docPartBody",
    }.items()
}
"""Where the bearing elements may stand; a parent that is not Word's own, as a choice of versions, may hold any."""
