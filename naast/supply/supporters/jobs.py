"""What is done by itself about workers: tell in time what lapses, read their own calendars."""

from uuid import UUID

from naast.core.outbox.jobs import Act, job
from naast.core.policy.walls import Actor
from naast.supply.supporters import actions
from naast.supply.supporters.diary.apart import busy_in
from naast.supply.supporters.diary.fetch import Failed, fetch_diary


@job(cron="23 6 * * *")
def warn_lapsing(*, actor: Actor) -> None:
    """Every morning, tell who must renew something, and who leads her."""
    actions.warn_lapsing(actor=actor)


@job(cron="*/15 * * * *")
def read_diaries(*, actor: Actor) -> None:
    """Every quarter of an hour, have the calendars read whose turn it is."""
    actions.read_diaries(actor=actor)


@job(steps=True)
def read_diary(*, act: Act, supporter_id: UUID) -> None:
    """Read the own calendar of one worker; no transaction is open while others are waited for."""
    with act() as actor:
        read = actions.claim_diary(actor=actor, supporter_id=supporter_id)
        at = actor.at
    if read is None or at is None:
        return
    try:
        contents = fetch_diary(address=read.address) if read.address else read.contents.encode()
        spans = busy_in(contents=contents, at=at)
    except Failed as failed:
        with act() as actor:
            actions.note_trouble(
                actor=actor, supporter_id=supporter_id, read=read, trouble=failed.trouble
            )
    else:
        with act() as actor:
            actions.note_busy(actor=actor, supporter_id=supporter_id, read=read, spans=spans)
