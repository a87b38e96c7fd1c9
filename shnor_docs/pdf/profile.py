"""A profile folder of LibreOffice for one worker: nothing of the user's own, nothing run, nothing fetched."""

from __future__ import annotations

from pathlib import Path

_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>ru-RU</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
<prop oor:name="Field" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""
"""No macros, no links fetched; fields are refreshed when a document is loaded, numbers of charts have a comma."""


def make_profile(folder: Path) -> str:
    """Write the settings of a new profile; the argument that makes LibreOffice use it."""
    user = folder / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return f"-env:UserInstallation={folder.absolute().as_uri()}"
