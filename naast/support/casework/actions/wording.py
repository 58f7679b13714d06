"""How an organisation begins its letters: in its own words, in versions, or in ours again."""

from datetime import datetime
from typing import cast

from django.db import IntegrityError, transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor, must_act
from naast.support.casework.actions.offline import NotLed
from naast.support.casework.models import LetterWording
from naast.support.casework.queries import offline, wording
from naast.support.casework.rules.terms import LetterKind
from naast.support.casework.rules.wording import wrong


class LawLeftOut(Exception):
    """The words leave out a sentence of the law, or hold a mark that we do not know."""


class ChangedMeanwhile(Exception):
    """Somebody else kept a version since the page was shown."""


@transaction.atomic
def word_letter(
    *,
    actor: Actor,
    organisation_id: int,
    kind: LetterKind,
    subject: str,
    text: str,
    after: int,
    at: datetime,
) -> LetterWording:
    """Keep own words for a kind of letter as the version after `after` (0: there was none).

    Both empty: our words again. Letters that were begun stay as they are. Raises NotLed,
    LawLeftOut, ChangedMeanwhile.
    """
    must_act(actor)
    if organisation_id not in offline.led(actor=actor):
        raise NotLed
    if text and wrong(kind=kind, text=text):
        raise LawLeftOut(kind)
    row = LetterWording(
        organisation_id=organisation_id,
        kind=kind,
        version=after + 1,
        subject=subject,
        text=text,
        user_id=cast("int", actor.user_id),
        at=at,
    )
    known = wording.wordings(actor=actor).filter(organisation_id=organisation_id, kind=kind)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise ChangedMeanwhile from taken
    if known.filter(version=after).count() != min(after, 1):
        raise ChangedMeanwhile
    action = "casework.wording.kept" if text else "casework.wording.ours"
    record(actor, action, row, role="coordinator", reason=kind)
    return row
