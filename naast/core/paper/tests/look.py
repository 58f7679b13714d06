"""What poppler, which knows nothing of us, sees in a PDF."""

import re
import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """A PDF as another programme reads it. `fonts`: name to whether it is embedded."""

    tagged: bool
    title: str
    language: str
    pages: int
    size: str
    fonts: dict[str, bool]
    structure: str
    text: str


def look_at(pdf: bytes) -> Look:
    facts = dict(re.split(r":\s*", line, maxsplit=1) for line in _ask("pdfinfo", pdf).splitlines())
    language = re.search(
        r"<dc:language>.*?<rdf:li>([^<]*)", _ask("pdfinfo", pdf, "-meta"), re.DOTALL
    )
    rows = [line.rsplit(maxsplit=5) for line in _ask("pdffonts", pdf).splitlines()[2:]]
    return Look(
        tagged=facts["Tagged"] == "yes",
        title=facts["Title"],
        language=language[1] if language else "",
        pages=int(facts["Pages"]),
        size=facts["Page size"],
        fonts={row[0].split()[0].split("+")[-1]: row[1] == "yes" for row in rows},
        structure=_ask("pdfinfo", pdf, "-struct-text"),
        text=_ask("pdftotext", pdf, out="-"),
    )


def _ask(tool: str, pdf: bytes, *options: str, out: str = "") -> str:
    ends = [out] if out else []
    done = subprocess.run([tool, *options, "-", *ends], input=pdf, capture_output=True, check=True)
    # Titles of headings stand among its UTF-8 in UTF-16, when Latin alone does not write them.
    return done.stdout.decode(errors="replace")
