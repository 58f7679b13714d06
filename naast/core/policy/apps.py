from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created

from naast.core.policy import walls

# Plans that a connection keeps, the longest unused goes first: some 150 kB each (decision 0012).
PLANS_KEPT = 250


class PolicyConfig(AppConfig):
    name = "naast.core.policy"

    def ready(self) -> None:
        connection_created.connect(_keep_plans)
        if settings.ACTING_ROLE is None:
            connection_created.connect(_put_on_guard)


def _put_on_guard(connection: walls.Wrappable, **_: object) -> None:
    if walls.guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(walls.guard)


def _keep_plans(connection: Any, **_: object) -> None:
    connection.connection.prepared_max = PLANS_KEPT
