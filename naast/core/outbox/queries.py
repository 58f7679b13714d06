"""Read the outbox."""

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db.models import QuerySet

from naast.core.outbox import policy
from naast.core.outbox.models import CHANNEL_WORDS, Message, Standing
from naast.core.policy.walls import Actor, reach


def messages(*, actor: Actor, verb: str = "view") -> QuerySet[Message]:
    """Return the messages on which `actor` may do `verb`, newest first."""
    return Message.objects.filter(reach(policy.MESSAGES, actor, verb)).order_by("-queued_at", "id")


def standing() -> QuerySet[Standing]:
    """Return per channel how many messages wait and failed, as counted in the last minute.

    An old `counted_at` says that no worker runs.
    """
    return Standing.objects.order_by("channel")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the demo would have sent."""

    channel: str
    to: str
    subject: str
    text: str
    at: datetime


def demo_messages(*, most: int) -> list[Shown]:
    """Return the `most` newest messages that the demo wrote into var/outbox/; none outside it."""
    folder = settings.NAAST_OUTBOX
    if not settings.DEMO or not folder.exists():
        return []
    # Hidden files are being written.
    files = [file for file in folder.iterdir() if file.suffix in {".eml", ".txt"}]
    written = [(file.stat().st_mtime, file) for file in files if not file.name.startswith(".")]
    found = []
    for changed, file in sorted(written, reverse=True)[:most]:
        read = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        body = read.get_body(("plain",))
        found.append(
            Shown(
                channel=str(CHANNEL_WORDS.get(str(read["X-Channel"]), "")),
                to=str(read["X-To"] or read["To"]),
                subject=str(read["Subject"] or ""),
                text=body.get_content().strip() if body else "",
                at=datetime.fromtimestamp(changed, tz=UTC),
            )
        )
    return found
