"""`make assets`: install the packages of package-lock.json and build. Only this needs node."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Build, and tell what to install when there is no node."""
    if not (shutil.which("npm") and shutil.which("node")):
        print("This step needs node 20 or later with npm. Nothing else in Naast does.")
        return 1
    subprocess.run(["npm", "ci"], cwd=ROOT, check=True)
    subprocess.run(["node", "tools/assets/build.mjs"], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
