from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created

from naast.core.policy import walls


class PolicyConfig(AppConfig):
    name = "naast.core.policy"

    def ready(self) -> None:
        if settings.ACTING_ROLE is None:
            connection_created.connect(_put_on_guard)


def _put_on_guard(connection: walls.Wrappable, **_: object) -> None:
    if walls.guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(walls.guard)
