"""Tagged PDF (PDF/UA-1) from typst templates. In memory: nothing is written, nothing fetched.

A template is `<app>/paper/<name>.typ`, named "<app label>/<name>". It finds its `data` as a
dictionary, and the parts and styles of `base.typ`; it imports nothing and never looks at text as
markup, so what a resident typed stays text.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import segno
import typst
from django.apps import apps

from naast.core.paper import rules

HERE = Path(__file__).parent
FONTS = HERE / "fonts"


class CannotPrint(Exception):
    """A template has a mistake; says which and where, never what stood in it."""


def pdf(*, template: str, data: Mapping[str, Any], title: str, lang: str, at: datetime) -> bytes:
    """Return `template` filled with `data` as PDF/UA-1, made `at` (aware datetime).

    `data` holds text, numbers, booleans, None, lists and dictionaries of these. Signs that no font
    of ours draws are left out visibly (see `fits`). `lang`: "nl", "en", "ar": it also decides from
    which side is read. Raises CannotPrint, LookupError when there is no such app.
    """
    source = f"{_text(HERE / 'base.typ')}{_text(_path(template))}".encode()
    where = ""
    for marks in (True, False):
        sheet = rules.fit_all(
            data={"data": data, "title": title}, drawable=_drawable(), marks=marks
        )
        try:
            made = typst.Compiler(source, root=HERE / "fonts", font_paths=_fonts()).compile(
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=int(at.timestamp()),
                sys_inputs={
                    "data": json.dumps(sheet["data"]),
                    "title": sheet["title"],
                    "lang": lang,
                },
            )
        except typst.TypstError as failure:
            where = _line(failure)
        else:
            return cast("bytes", made)  # one document for "pdf"
    # Outside the `except`: what typst says quotes what was typed, and would stand in a log.
    raise CannotPrint(f"{template}{where}")


def fits(*, text: str) -> bool:
    """Tell whether `text` can be printed without leaving out a sign."""
    return rules.LEFT_OUT not in rules.fit(
        text=text.replace(rules.LEFT_OUT, ""), drawable=_drawable()
    )


def qr(*, address: str) -> str:
    """Return the QR code of an address as SVG; it still reads when a seventh of it is smudged."""
    drawing = BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", xmldecl=False, border=4)
    return drawing.getvalue().decode()


def _path(template: str) -> Path:
    label, _, name = template.partition("/")
    return Path(apps.get_app_config(label).path) / "paper" / f"{name}.typ"


@cache
def _text(path: Path) -> str:
    return path.read_text()


def _line(failure: typst.TypstError) -> str:
    """Return where typst stopped, in base.typ or in the template."""
    found = re.search(r"__\.typ:(\d+):\d+", failure.diagnostic)
    if not found:
        return ""
    line, before = int(found[1]), _text(HERE / "base.typ").count("\n")
    return f", line {line - before}" if line > before else f", line {line} of base.typ"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@cache
def _drawable() -> frozenset[int]:
    fonts = (rules.characters(font=path.read_bytes()) for path in sorted(FONTS.glob("*.ttf")))
    return frozenset().union(*fonts)
