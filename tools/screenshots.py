"""Picture every page of tests/pages, whole, on a phone and on a desktop, into var/screenshots/.

make screenshots                    every page
… -m tools.screenshots home vind    those whose name has one of these words in it
"""

import os
import shutil
import sys
from pathlib import Path

import tests.settings  # noqa: F401 (its environment stands before anything reads it)
from tests.pages import PAGES
from tests.served import Visits, chromium, served_site

FOLDER = Path(__file__).resolve().parents[1] / "var" / "screenshots"
WIDTHS = {"phone": 360, "desktop": 1280}


def main(words: list[str]) -> int:
    """Take the pictures; the old ones go, unless only some pages are asked for."""
    if not words:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = [page for page in PAGES if not words or any(word in page.name for word in words)]
    with served_site(name=f"test_pictures_{os.getpid()}") as site, chromium() as browser:
        visits = Visits(site=site, browser=browser)
        for page in wanted:
            for device, width in WIDTHS.items():
                with visits.open(page, width=width) as visit:
                    visit.tab.screenshot(path=FOLDER / f"{page.name}-{device}.png", full_page=True)
            print(f"  {page.name}", flush=True)
    print(f"{len(wanted) * len(WIDTHS)} pictures in {os.path.relpath(FOLDER)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
