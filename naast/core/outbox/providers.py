"""How a message leaves: one function per channel, named in the settings.

A provider is a function `send(*, parcel: Parcel) -> None` that returns once the message was taken
over by whoever delivers it, and raises otherwise. It may be called twice for one message, if a
worker was killed just after sending; `parcel.message_id` is the same then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage as File
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.module_loading import import_string

from naast.core.outbox.rules import Channel

if TYPE_CHECKING:
    from pathlib import Path


class NoProvider(Exception):
    """Nothing is set by which this channel could leave."""


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What a provider needs; the address is of mail, of a telephone, or lines for an envelope."""

    message_id: UUID
    channel: str
    language: str
    address: str
    subject: str
    text: str

    def __repr__(self) -> str:
        return f"Parcel({self.message_id})"


def deliver(*, parcel: Parcel) -> None:
    """Hand `parcel` to the provider of its channel. Raises NoProvider and whatever that raises."""
    path = settings.NAAST_PROVIDERS.get(parcel.channel)
    if not path:
        raise NoProvider(parcel.channel)
    provider: Callable[..., None] = import_string(path)
    provider(parcel=parcel)


def mail(*, parcel: Parcel) -> None:
    """Send by Django's mail settings (NAAST_SMTP_URL)."""
    EmailMessage(
        subject=parcel.subject,
        body=parcel.text,
        to=[parcel.address],
        headers={
            # The same for a second try, so that a mail server or a reader can tell.
            "Message-ID": f"<{parcel.message_id}@{settings.NAAST_URL.split('://')[1]}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": parcel.language,
        },
    ).send()


def files(*, parcel: Parcel) -> None:
    """Write a text message or a letter into var/outbox/: in the demo, or to print letters."""
    file = File()
    file["X-To"] = ", ".join(parcel.address.splitlines())  # no address of mail
    file["Subject"] = parcel.subject
    file["X-Channel"] = parcel.channel
    file.set_content(parcel.text)
    _write(f"{parcel.message_id}.txt", file.as_bytes())


class MailFiles(BaseEmailBackend):
    """Django's mail, written into var/outbox/ (the demo)."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for one in email_messages:
            name = one.extra_headers.get("Message-ID", "").strip("<").partition("@")[0]
            content = one.message()
            content["X-Channel"] = Channel.MAIL.value
            _write(f"{name or uuid4()}.eml", content.as_bytes())
        return len(email_messages)


def _write(name: str, content: bytes) -> None:
    folder: Path = settings.NAAST_OUTBOX
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / f".{name}"
    fresh.write_bytes(content)
    fresh.replace(folder / name)
