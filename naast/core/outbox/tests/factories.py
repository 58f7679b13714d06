"""Messages, for tests."""

from typing import Any

from naast.core.crypto.fields import Clear
from naast.core.crypto.keys import new_data_key
from naast.core.outbox import queries
from naast.core.outbox.models import Message
from naast.core.policy.walls import Scope
from tests.cast import CLOCK, HANNA, HANNA_ID, NOON, SANNE, WILLEM, WILLEM_ID
from tests.world import World

PHONE = "+31600000001"


def message(*, to: str | int = PHONE, **fields: Any) -> Message:
    """Write a message that waits: a text message to Hanna, or a mail to the user `to`."""
    defaults: dict[str, Any] = {
        "template": "answer_waiting", "language": "nl", "queued_at": NOON, "next_at": NOON,
    }  # fmt: skip
    if isinstance(to, int):
        defaults |= {"channel": "mail", "user_id": to}
    else:
        data, wrapped = new_data_key(controller="organisation-1")
        defaults |= {
            "channel": "text", "address": Clear(to, data), "wrapped_key": wrapped,
            "controller": "organisation-1", "subject_id": HANNA_ID, "house": "support",
        }  # fmt: skip
    return Message.objects.create(**(defaults | fields))


def sent(**fields: Any) -> Message:
    """Write a message that was sent."""
    return message(
        **{"state": "sent", "sent_at": NOON, "attempts": 1, "address": None, "wrapped_key": None}
        | fields
    )


WALL_QUERIES = {Message: queries.messages}


def wall_rows(world: World) -> None:
    """Write messages to residents of both houses and to staff, waiting and sent."""
    fresh, stale, other, to_staff, gone = (
        message(),
        sent(),
        message(subject_id=WILLEM_ID, house="municipality", controller="municipality-1"),
        message(to=SANNE.user_id, template="question_waiting"),
        sent(to=SANNE.user_id, template="question_waiting", state="dropped"),
    )
    again = message(attempts=1)
    # Of the rows it names, the step may write only what is new.
    named = [fresh.id, stale.id, again.id]
    queueing = world.step("queueing", queueing=Scope(row_ids=named))

    world.expect(fresh, view={CLOCK, HANNA}, send={CLOCK}, queue={queueing}, erase={HANNA})
    world.expect(stale, view={CLOCK, HANNA}, send={CLOCK}, forget={CLOCK}, erase={HANNA})
    world.expect(again, view={CLOCK, HANNA}, send={CLOCK}, erase={HANNA})
    world.expect(other, view={CLOCK, WILLEM}, send={CLOCK}, erase={WILLEM})
    world.expect(to_staff, view={CLOCK}, send={CLOCK})
    world.expect(gone, view={CLOCK}, send={CLOCK}, forget={CLOCK})
