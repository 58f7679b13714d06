"""Work that runs by itself, and the decorator by which every app makes its own.

    @job()
    def tell_coordinator(*, actor: Actor, question_id: UUID) -> None:
        ...

A job acts as the clock: one transaction in `acting(Actor(at=now, clock=Scope()))`. Its name is
"<app>.<function>", and `outbox.actions.later` queues it. Nothing in it may wait for the outside
world; where it must, `steps=True` gives it `act` instead, to enter once per step.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from functools import wraps
from typing import Any, get_type_hints
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from naast.core.outbox import actions
from naast.core.outbox.providers import deliver
from naast.core.policy.walls import Actor, Scope, acting

Act = Callable[[], AbstractContextManager[Actor]]

EVERY_MINUTE = "* * * * *"
_MOST_TIMES_STALLED = 5


def clock() -> AbstractContextManager[Actor]:
    """Act as the clock, now."""
    return acting(Actor(at=timezone.now(), clock=Scope()))


def moment(*, given: str | None) -> datetime:
    """Return the moment that a command was given with --at, in Dutch time unless it says; or now.

    Raises ValueError for what is no moment.
    """
    if given is None:
        return timezone.now()
    if (found := parse_datetime(given)) is None:
        raise ValueError(given)
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def job(
    *, cron: str = "", tries: int = 5, steps: bool = False
) -> Callable[..., Callable[..., Any]]:
    """Make a function a job. Its ids come as annotated, UUID or int.

    It is tried `tries` times, after 5, 25, 125, … seconds. With `cron` it also runs by itself.
    """

    def made(function: Callable[..., None]) -> Callable[..., Any]:
        hints = get_type_hints(function)

        @wraps(function)
        def run(timestamp: int = 0, **ids: str | int) -> None:  # noqa: ARG001 (given to every cron)
            arguments = {k: UUID(str(v)) if hints[k] is UUID else v for k, v in ids.items()}
            if steps:
                function(act=clock, **arguments)
            else:
                with clock() as actor:
                    function(actor=actor, **arguments)

        name = f"{function.__module__.split('.')[-2]}.{function.__name__}"
        if not cron:
            retry = RetryStrategy(max_attempts=tries, exponential_wait=5)
            return app.task(name=name, retry=retry)(run)
        return app.periodic(cron=cron)(app.task(name=name, queueing_lock=name)(run))

    return made


@job(steps=True)
def send_message(*, act: Act, message_id: UUID) -> None:
    """Send one message, if it still waits."""
    with act() as actor:
        parcel = actions.claim_message(actor=actor, message_id=message_id)
    if parcel is None:
        return
    try:
        deliver(parcel=parcel)
    except Exception as failure:  # noqa: BLE001 (whatever a provider raises, we try again)
        with act() as actor:
            reason = type(failure).__name__
            actions.note_failure(actor=actor, message_id=message_id, reason=reason)
    else:
        with act() as actor:
            actions.note_sent(actor=actor, message_id=message_id)


@job(cron=EVERY_MINUTE)
def sweep(*, actor: Actor) -> None:
    """Try again what a killed worker left, and count."""
    actions.send_due(actor=actor)
    actions.count_standing(actor=actor)


@job(cron="17 3 * * *")
def tidy(*, actor: Actor) -> None:
    """Every night, forget what need not be kept."""
    actions.tidy(actor=actor)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="outbox.take_over", queueing_lock="outbox.take_over", pass_context=True)
async def take_over(_context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Run again the jobs of a worker that was killed. Touches the queue's own tables only."""
    manager = app.job_manager
    for stalled in await manager.get_stalled_jobs():
        if stalled.attempts < _MOST_TIMES_STALLED:
            await manager.retry_job(stalled)
        else:
            await manager.finish_job(stalled, Status.FAILED, delete_job=False)
