"""Names, colours and measures of the ready template of slides: 16:9, lengths in EMU."""

from __future__ import annotations

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
NAMES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
FONT = "Arial"
WIDTH, HEIGHT = 12_192_000, 6_858_000
LEFT = 548_640
ACROSS = WIDTH - 2 * LEFT
COLORS = {
    "dk1": "1A1A1A", "lt1": "FFFFFF", "dk2": "1F3864", "lt2": "EEF1F6", "accent1": "1F3864", "accent2": "5B7DB1",
    "accent3": "8C8C8C", "accent4": "B08D3C", "accent5": "4F7F6E", "accent6": "9C4A3C", "hlink": "1F3864",
    "folHlink": "5B5B7A",
}  # fmt: skip
TITLE = (LEFT, 301_752, ACROSS, 914_400)
LINE = 1_261_872
BODY = (LEFT, 1_399_032, ACROSS, 4_846_320)
FOOTER = (LEFT, 6_382_512, 9_326_880, 320_040)
NUMBER = (WIDTH - LEFT - 1_371_600, 6_382_512, 1_371_600, 320_040)
COVER_TITLE = (914_400, 1_371_600, 10_363_200, 2_468_880)
COVER_LINE = 3_959_352
COVER_SUBTITLE = (914_400, 4_087_368, 10_363_200, 1_737_360)
NOTES = (6_858_000, 9_144_000)
