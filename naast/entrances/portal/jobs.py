"""What is done by itself: a file that was kept for its time goes."""

from naast.core.outbox.jobs import Act, job
from naast.entrances.portal.actions import MOST_A_NIGHT, let_go


@job(cron="3 4 * * *", steps=True)
def let_go_of_files(*, act: Act) -> None:
    """Every night, each file in a step of its own: what is gone is gone, also after a crash."""
    with act() as clock:
        at = clock.at
    if at is not None:
        let_go(at=at, most=MOST_A_NIGHT)
