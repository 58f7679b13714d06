"""How it stands, on one page: each part says so in a sentence, and what to do next."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.learning.steering.models import Answer
from naast.learning.steering.present import arrangement, independence
from naast.learning.steering.present.here import Here
from naast.learning.steering.queries.answers import current
from naast.learning.steering.queries.vision import remarks, visions
from naast.learning.steering.rules import arrangement as rules
from naast.learning.steering.rules.arrangement import Group, Subject
from naast.learning.steering.rules.vision import Stage
from naast.learning.steering.words import arrangement as words

MOST_VERSIONS, MOST_REMARKS = 60, 100
MOST = 6
"""So many things to do of one part stand here; its page has them all."""


@dataclass(frozen=True, kw_only=True)
class ToDo:
    text: Any
    url: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of steering: how it stands, and what is to be done by who steers."""

    key: str
    title: Any
    says: Sequence[Any]
    url: str
    more: Any
    to_do: Sequence[ToDo] = field(default_factory=tuple)


def how_arranged(at: Here, rows: dict[str, Answer]) -> Part:
    """Return how the arrangement stands."""
    one = arrangement.stand(actor=at.actor, town=at.town, on=at.on, rows=rows)
    slug = at.town.slug
    asked = [
        *(subject for subject, fact in one.known.items() if fact.value is None),
        *rules.unanswered(
            given=one.given,
            of=[
                subject
                for group in (Group.STEERING, Group.SET_UP, Group.DESIGN)
                for subject in rules.SUBJECTS[group]
            ],
        ),
    ]
    to_do = [
        ToDo(
            text=_("Nobody is there yet: %(what)s") % {"what": words.LAYERS[subject]},
            url=_say(slug, subject),
        )
        for subject in one.gaps
    ]
    to_do += [
        ToDo(
            text=_("Look again, since %(day)s: %(what)s")
            % {
                "day": date_format(day, "j F Y"),
                "what": words.QUESTIONS[subject],
            },
            url=_say(slug, subject),
        )
        for subject, day in rules.to_review(given=one.given, on=at.on).items()
    ]
    to_do += [
        ToDo(
            text=_("Answer: %(what)s") % {"what": words.QUESTIONS[subject]},
            url=_say(slug, subject),
        )
        for subject in asked
    ]
    if arrangement.differs_in_public(one=one):
        to_do.insert(
            0,
            ToDo(
                text=_("Residents read another arrangement than what is known now."),
                url=reverse("steering:arrangement", args=[slug]),
            ),
        )
    profile = (
        _("Profile %(number)s.") % {"number": one.told.profile}
        if one.told.profile
        else _("No profile yet.")
    )
    found = arrangement.gaps(one=one)
    missing = [str(line) for line in found["domains"]]
    return Part(
        key="arrangement",
        title=_("How it is arranged"),
        says=[
            f"{profile} {arrangement.reason(told=one.told, known=one.known)}",
            *(
                [_("Nobody is there for: %(what)s.") % {"what": ", ".join(missing)}]
                if missing
                else []
            ),
            *filter(None, [arrangement.research(one=one)]),
        ],
        url=reverse("steering:arrangement", args=[slug]),
        more=_("The whole arrangement"),
        to_do=to_do,
    )


def _say(slug: str, subject: Subject) -> str:
    return reverse("steering:answer", args=[slug, subject])


def what_is_wanted(at: Here, _rows: dict[str, Answer]) -> Part:
    """Return how the vision stands: what holds, what is being made, what waits for an answer."""
    rows = list(visions(actor=at.actor).filter(municipality_id=at.town.pk)[:MOST_VERSIONS])
    decided = [row for row in rows if row.from_on is not None and row.from_on <= at.on]
    now = max(decided, key=lambda row: row.from_on, default=None)  # type: ignore[arg-type,return-value]
    url = reverse("steering:visions", args=[at.town.slug])
    says = [
        _("“%(title)s” holds since %(day)s.")
        % {"title": now.title, "day": date_format(now.from_on, "j F Y")}  # type: ignore[arg-type]
        if now
        else _("No vision was decided yet.")
    ]
    open_ones = [row for row in rows if row.stage != Stage.DECIDED]
    says += [
        _("In the making: “%(title)s”, %(stage)s.")
        % {"title": row.title, "stage": row.get_stage_display()}
        for row in open_ones
    ]
    to_do = []
    if now is None and not open_ones:
        to_do.append(
            ToDo(
                text=_("Write a vision, with the organisations and the council."),
                url=reverse("steering:new_vision", args=[at.town.slug]),
            )
        )
    if at.steers:
        waiting = (
            remarks(actor=at.actor)
            .filter(municipality_id=at.town.pk, answered_on__isnull=True)
            .select_related("vision")
        )
        counted = Counter(one.vision for one in waiting[:MOST_REMARKS])
        to_do += [
            ToDo(
                text=ngettext(
                    "Answer %(n)s remark on “%(title)s”",
                    "Answer %(n)s remarks on “%(title)s”",
                    count,
                )
                % {"n": count, "title": vision.title},
                url=reverse("steering:vision", args=[at.town.slug, vision.pk]) + "#said",
            )
            for vision, count in counted.items()
        ]
    return Part(
        key="vision",
        title=_("Vision"),
        says=says,
        url=url,
        more=_("The vision through the years"),
        to_do=to_do,
    )


def how_independent(at: Here, rows: dict[str, Answer]) -> Part:
    """Return how the independence file stands: what does not hold, and where to mend it."""
    one = independence.file(town=at.town, on=at.on, rows=rows)
    url = reverse("steering:independence", args=[at.town.slug])
    told = [independence.flag(one=each) for each in one.flags]
    return Part(
        key="independence",
        title=_("Independence"),
        says=[
            ngettext("%(n)s thing does not hold yet.", "%(n)s things do not hold yet.", len(told))
            % {"n": len(told)}
            if told
            else _("All of it holds, with evidence.")
        ],
        url=url,
        more=_("The independence file"),
        to_do=[
            ToDo(
                text=text,
                url=reverse("steering:answer", args=[at.town.slug, each.entry])
                if each.entry
                else url,
            )
            for each, text in zip(one.flags, told, strict=True)
        ],
    )


PARTS: tuple[Callable[[Here, dict[str, Answer]], Part], ...] = (
    how_arranged,
    what_is_wanted,
    how_independent,
)
"""What stands on the page, in its order."""


def parts(at: Here) -> list[Part]:
    """Return every part; what was answered is read once for all of them."""
    rows = current(actor=at.actor, municipality_id=at.town.pk)
    return [part(at, rows) for part in PARTS]


def besides(at: Here) -> list[tuple[Any, str]]:
    """Return the other pages of steering that this person reads, by name."""
    found = [
        (_("Self-test from three chairs"), reverse("steering:selftests")),
        (_("Ambitions, bottlenecks and what is done"), reverse("steering:ambitions")),
    ]
    if at.steers or at.advises:
        found += [
            (
                _("What support costs, and what it may be worth"),
                reverse("steering:worth", args=[at.town.slug]),
            ),
            (
                _("Reports for the municipal council"),
                reverse("steering:reports", args=[at.town.slug]),
            ),
            (_("What the client council asks and advises"), reverse("steering:council")),
            (_("Decisions and policy notes"), reverse("cooperation:notes")),
        ]
    if at.steers:
        found.append(
            (
                _("What was decided before, and why"),
                reverse("steering:before", args=[at.town.slug]),
            )
        )
    return [*found, (_("Library"), reverse("steering:library"))]
