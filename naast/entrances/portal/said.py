"""What residents say of support, in words: published figures beside a name.

Never about one person: of whom few answered, or of few workers, nothing is published (I-9).
"""

from datetime import date

from django.utils.translation import gettext as _

from naast.entrances.portal.place import Place
from naast.learning.insight import queries as insight
from naast.learning.insight.queries import SaidOf, period_words
from naast.learning.insight.rules import Table
from naast.supply.organisations import queries as organisations


def said_words(*, said: SaidOf | None, organisation: str) -> str:
    """Return how many of ten felt that somebody stood beside them, or that it cannot be shown."""
    if said is None:
        return _("There are too few answers about %(organisation)s to show.") % {
            "organisation": organisation
        }
    told = _(
        "Of 10 people helped by %(organisation)s, about %(part)s say: my supporter stood beside me."
    )
    counted = _("%(period)s: some %(answers)s people answered.")
    return "{} {}".format(
        told % {"organisation": organisation, "part": said.of_ten},
        counted % {"answers": said.answers, "period": period_words(period=said.period)},
    )


def said_here(*, place: Place, organisation_id: int | None, on: date) -> list[str]:
    """Return what is said of the organisation of a supporter, and of all support here."""
    told = []
    if organisation_id is not None:
        said = insight.said_of_organisations(municipality_id=place.id)
        name = organisations.organisation(organisation_id=organisation_id, on=on).name
        told.append(said_words(said=said.get(organisation_id), organisation=name))
    latest = insight.figures(municipality_id=place.id, most=1)
    beside = latest[0].agreeing(Table.STOOD_BESIDE) if latest else None
    if beside is not None:
        part = {"place": place.name, "part": round(beside.percent / 10)}
        all_say = _("In %(place)s %(part)s of 10 people say: my supporter stood beside me.")
        told.append(all_say % part)
    return told
