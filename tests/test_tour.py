"""The tour has a line for each folder, and none for a folder that is gone."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
# naast/<band>/<app>; folders within an app are the same everywhere and explained once.
DEPTH_OF_AN_APP = 3


def folders() -> set[str]:
    """Return the folders at the top, the bands and the apps, as git sees them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [Path(line) for line in listed.splitlines() if (ROOT / line).is_file()]
    at_the_top = {file.parts[0] for file in files if len(file.parts) > 1}
    with_code = {
        str(folder)
        for file in files
        if file.suffix == ".py" and file.parts[0] == "naast"
        for folder in file.parents
        if 1 <= len(folder.parts) <= DEPTH_OF_AN_APP
    }
    return at_the_top | with_code


def test_the_tour_has_one_line_for_each_folder():
    text = (ROOT / "docs/tour.md").read_text(encoding="utf-8")

    lines = re.findall(r"^- `([^`]+)/` ", text, flags=re.MULTILINE)

    assert sorted(lines) == sorted(folders()), "a folder needs a line in docs/tour.md"
