"""What an agreement says, in words: the same on the page and on paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.supply.cooperation.queries import FACTS, every
from naast.supply.cooperation.rules import Fact, blanks, filled
from naast.supply.law.queries import ACTIVITIES
from naast.supply.law.rules import Activity
from naast.supply.organisations import queries as organisations
from naast.supply.organisations.rules import Clause, Norm, Terms


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """An agreement in words. `facts` and `norms` are (what, how much), `clauses` (title, text).

    `blanks` are facts that a clause asks for and that are not known.
    """

    facts: tuple[tuple[str, str], ...]
    norms: tuple[tuple[str, str], ...]
    clauses: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]
    blanks: tuple[str, ...]


def sheet(
    *,
    terms: Terms,
    organisation: str,
    municipality: str,
    from_on: date,
    until_on: date | None,
    floor: int | None = None,
) -> Sheet:
    """Return what was agreed in words. `silent` are the clauses about which nothing was said."""
    names = dict(organisations.choices()) if terms.worked_by else {}
    worked_by = ", ".join(names[one] for one in terms.worked_by if one in names)
    work = ", ".join(str(ACTIVITIES[Activity(one)]).lower() for one in terms.activities)
    facts = [
        (_("Commission of"), municipality),
        (_("Held by"), organisation),
        (_("Who works on it too"), worked_by or _("Nobody else")),
        (_("From"), day(from_on)),
        (_("Until"), day(until_on) if until_on else _("No end was agreed")),
        (_("Looked at again"), day(terms.review_on) if terms.review_on else _("No day was agreed")),
        (_("We speak with each other"), every(terms.speak_every_months)),
        (_("Paid by"), str(organisations.FUNDINGS[terms.funding])),
        (
            _("Counts as support"),
            work.capitalize(),
        ),
    ]
    norms = [(_("A first contact"), within(terms.first_contact_working_days))]
    norms += [(str(organisations.NORMS[norm]), within(days)) for norm, days in terms.norms.items()]
    if floor:
        norms.append(
            (_("Residents who say: stood beside me"), _("at least %(n)s of 100") % {"n": floor})
        )
    known = {
        Fact.MUNICIPALITY: municipality,
        Fact.ORGANISATION: organisation,
        Fact.PARTIES: ", ".join([organisation, *([worked_by] if worked_by else [])]),
        Fact.FROM: day(from_on),
        Fact.UNTIL: day(until_on) if until_on else "",
        Fact.REVIEW: day(terms.review_on) if terms.review_on else "",
        Fact.RHYTHM: every(terms.speak_every_months) if terms.speak_every_months else "",
        Fact.FIRST_CONTACT: _working_days(terms.first_contact_working_days),
        Fact.FUNDING: str(organisations.FUNDINGS[terms.funding]).lower(),
        Fact.ACTIVITIES: work,
    }
    return Sheet(
        facts=tuple(facts),
        norms=tuple(norms),
        clauses=tuple(
            (str(organisations.CLAUSES[c]), filled(terms.clauses[c], known))
            for c in Clause
            if c in terms.clauses
        ),
        silent=tuple(str(organisations.CLAUSES[c]) for c in Clause if c not in terms.clauses),
        blanks=tuple(str(FACTS[fact]) for fact in blanks("\n".join(terms.clauses.values()), known)),
    )


def _working_days(days: int) -> str:
    return ngettext("%(n)s working day", "%(n)s working days", days) % {"n": days}


def within(days: int) -> str:
    """Write so many working days in words."""
    return ngettext("within %(n)s working day", "within %(n)s working days", days) % {"n": days}


def day(on: date) -> str:
    """Write a day in full."""
    return str(date_format(on, "j F Y"))


def changes(*, before: Terms, after: Terms) -> list[str]:
    """Return what differs between two versions, by name: what one reads first of a new one."""
    named: list[tuple[Any, str]] = [
        ((before.funding, after.funding), _("How it is paid")),
        ((before.activities, after.activities), _("Which work counts as support")),
        ((before.worked_by, after.worked_by), _("Who works on it too")),
        ((before.review_on, after.review_on), _("The day on which it is looked at again")),
        ((before.speak_every_months, after.speak_every_months), _("How often we speak")),
        (
            (before.first_contact_working_days, after.first_contact_working_days),
            _("A first contact"),
        ),
        *(
            ((before.norms.get(norm), after.norms.get(norm)), str(organisations.NORMS[norm]))
            for norm in Norm
        ),
        *(
            ((before.clauses.get(one), after.clauses.get(one)), str(organisations.CLAUSES[one]))
            for one in Clause
        ),
    ]
    return [name for (old, new), name in named if old != new]
