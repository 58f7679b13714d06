"""Let the first person in: manage.py invite_administrator MAIL."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from naast.core.identity.actions import send_invitation
from naast.core.policy.walls import Actor, Scope, acting
from naast.entrances.desk.actions import let_administrator_in


class Command(BaseCommand):
    help = "Make MAIL an administrator and print the link with which she chooses a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mail")
        parser.add_argument("--name", default="", help="how she is called on screen")
        parser.add_argument("--send", action="store_true", help="also send the link by mail")

    def handle(self, *, mail: str, name: str, send: bool, **_: Any) -> None:
        try:
            validate_email(mail)
        except ValidationError as wrong:
            raise CommandError(f"{mail} is not an e-mail address") from wrong
        with acting(Actor(at=timezone.now(), clock=Scope())) as actor:
            link = let_administrator_in(
                actor=actor, email=mail, name=name or mail.partition("@")[0]
            )
        if send:
            send_invitation(email=mail, link=link)
        self.stdout.write(f"{mail} chooses a password here, once, within three days:\n{link}")
