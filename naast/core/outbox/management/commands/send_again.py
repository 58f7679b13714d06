from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from naast.core.outbox import actions
from naast.core.policy.walls import Actor, Scope, acting


class Command(BaseCommand):
    help = "Send again what failed, once the mail server or the text provider works."

    def handle(self, *_args: Any, **_options: Any) -> None:
        with acting(Actor(at=timezone.now(), clock=Scope())) as actor:
            count = actions.send_again(actor=actor)
        self.stdout.write(f"{count} messages wait to be sent again.")
