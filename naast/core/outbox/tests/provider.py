"""A provider of text messages for tests: notes what it sends in a file, and hangs when told to.

`OUTBOX_TEST` is a folder. `sent` in it has a line per message sent; while there is a file
`hang_before` or `hang_after`, sending hangs there, as a slow provider does.
"""

import os
import time
from pathlib import Path

from naast.core.outbox.providers import Parcel


def send(*, parcel: Parcel) -> None:
    folder = Path(os.environ["OUTBOX_TEST"])
    _hang(folder / "hang_before")
    with (folder / "sent").open("a") as file:
        file.write(f"{parcel.message_id} {parcel.address}\n")
    _hang(folder / "hang_after")


def _hang(while_there: Path) -> None:
    if while_there.exists():
        (while_there.parent / "hanging").touch()
    while while_there.exists():
        time.sleep(0.02)
