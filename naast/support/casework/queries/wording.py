"""Read how an organisation begins its letters in its own words."""

from django.db.models import QuerySet

from naast.core.policy.walls import Actor, reach
from naast.support.casework import policy
from naast.support.casework.models import LetterWording
from naast.support.casework.rules.terms import LetterKind

MOST_VERSIONS = 20


def wordings(*, actor: Actor, verb: str = "view") -> QuerySet[LetterWording]:
    """Return the words of letters on which `actor` may do `verb`, newest version first."""
    found = LetterWording.objects.filter(reach(policy.WORDINGS, actor, verb))
    return found.order_by("-version", "id")


def newest(*, actor: Actor, organisation_id: int, kind: LetterKind) -> LetterWording | None:
    """Return the words with which a letter begins here, or None: then ours."""
    found = wordings(actor=actor).filter(organisation_id=organisation_id, kind=kind).first()
    return found if found is not None and found.text else None


def of_all_kinds(*, actor: Actor, organisation_id: int) -> dict[LetterKind, LetterWording]:
    """Return the own words of an organisation, by kind of letter; a kind in our words is absent."""
    rows = wordings(actor=actor).filter(organisation_id=organisation_id)
    newest_of = rows.order_by("kind", "-version").distinct("kind")
    return {LetterKind(row.kind): row for row in newest_of if row.text}
