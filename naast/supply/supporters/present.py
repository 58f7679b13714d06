"""Cards and profiles in words, for whoever reads them: plain values for templates."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import dates, formats
from django.utils.translation import gettext as _

from naast.supply.law.rules import Domain
from naast.supply.organisations.queries import OrganisationView
from naast.supply.supporters import words
from naast.supply.supporters.models import Card
from naast.supply.supporters.rules import (
    Breadth,
    CardField,
    Daypart,
    Gender,
    Kind,
    Label,
    Language,
    Mandate,
    Payer,
    Position,
    Task,
    Theme,
    Way,
    first_moment,
    independence_label,
    weekday_and_daypart,
)

# Alike in Dutch and in English.
DAY, MONTH = "l j F", "F Y"


# On a card; her own page tells all of them.
MOST_TOLD = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class LabelView:
    """The honest label in words, for the tag `label`."""

    kind: str
    title: str
    lines: tuple[str, ...]
    independent: bool
    may_come_first: bool

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class CardView:
    """A public card in words. `facts` are for the tag `facts`: icon, label, text.

    Codes (`domains`, `languages`, …) hold published facts only. `arch` is the ground of the
    portrait's frame, `photo` the address of a photograph in place of the drawing. `moment` is the
    first moment of her weekly pattern, in words.
    """

    supporter_id: UUID
    name: str
    first_name: str
    kind: Kind
    kind_words: str
    house: str
    organisation_id: int | None
    position: Position
    tagline: str
    portrait: str
    photo: str
    arch: str
    label: LabelView
    facts: tuple[dict[str, str], ...]
    domains: tuple[str, ...]
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    ways: tuple[str, ...]
    moments: tuple[str, ...]
    moment: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """What the page of one person tells.

    `does`, `strength` and `limit` are those of her kind; `skills` are for the tag `facts`;
    `standing` are rows of (question, answer, link or ""). `phone` is the number of the
    organisation that she works for, never her own.
    """

    card: CardView
    story: tuple[str, ...]
    does: str
    strength: str
    limit: str
    skills: tuple[dict[str, str], ...]
    standing: tuple[tuple[str, str, str], ...]
    phone: str
    works_for: str


def label(*, found: Label) -> LabelView:
    """Return the label in words, in the language of who reads."""
    return LabelView(
        kind=found.kind,
        title=str(words.TITLES[found.title]),
        lines=tuple(str(words.LINES[line]) % {"name": name} for line, name in found.lines),
        independent=found.independent,
        may_come_first=found.may_come_first,
    )


def listed(*, parts: Collection[str]) -> str:
    """Return words as one enumeration: "a, b and c"."""
    *first, last = parts or [""]
    if not first:
        return last
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}


def sentence(*, text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def moment_words(*, moments: Collection[str], after: date) -> str:
    """Return the first moment after a day, as "Wednesday 25 November, in the evening", or ""."""
    found = first_moment(moments=moments, after=after)
    if found is None:
        return ""
    day, part = found
    on = formats.date_format(day, DAY)
    return sentence(text=f"{on}, {words.DAYPARTS[part]}")


def week_words(*, moments: Collection[str]) -> str:
    """Return a weekly pattern in words: "Monday in the morning, Tuesday in the evening"."""
    parts: dict[Daypart, list[str]] = {}
    for moment in sorted(moments):
        day, part = weekday_and_daypart(moment=moment)
        parts.setdefault(part, []).append(str(dates.WEEKDAYS[day - 1]))
    told = [
        f"{listed(parts=parts[part])} {words.DAYPARTS[part]}" for part in Daypart if part in parts
    ]
    return sentence(text="; ".join(told))


def card(
    *,
    row: Card,
    employer: OrganisationView | None,
    municipalities: Mapping[int, str],
    municipality_id: int,
    zones: Mapping[int, str],
    on: date,
) -> CardView:
    """Return a card in words, as somebody reads it in one municipality on a day."""
    kind, position = Kind(row.kind), Position(row.position)
    municipality = municipalities.get(row.employer_municipality_id or 0, "")
    found = independence_label(
        kind=kind,
        position=position,
        organisation=employer.name if employer else municipality,
        payer=Payer(row.payer),
        mandate=Mandate(row.mandate),
        providers={*row.providers, *(employer.providers if employer else ())},
    )
    name = row.shown_name
    moment = moment_words(moments=row.moments, after=on)
    domains = [Domain(code) for code in row.domains]
    return CardView(
        supporter_id=row.pk,
        name=name,
        first_name=name.split()[0],
        kind=kind,
        kind_words=str(words.KINDS[kind]),
        house="municipality" if kind is Kind.MEITINKER else "support",
        organisation_id=row.organisation_id,
        position=position,
        tagline=row.tagline or str(words.KINDS[kind]),
        portrait=row.portrait or str(row.pk),
        photo=reverse("supporters:photo", args=[row.photo]) if row.photo else "",
        arch={"municipal": "plain", "lived": "", "ind": "own"}.get(found.kind, "plain"),
        label=label(found=found),
        facts=tuple(
            _facts(
                row=row,
                place=municipalities[municipality_id],
                zones=zones,
                domains=domains,
                moment=moment,
            )
        ),
        domains=tuple(row.domains),
        themes=tuple(row.themes),
        languages=tuple(row.languages),
        ways=tuple(row.ways),
        moments=tuple(row.moments),
        moment=moment,
    )


def _facts(
    *,
    row: Card,
    place: str,
    zones: Mapping[int, str],
    domains: Sequence[Domain],
    moment: str,
) -> Iterator[dict[str, str]]:
    """Yield what she knows, where, how and when: published facts only."""
    if domains:
        told = [str(words.KNOWS[domain]) for domain in domains[:MOST_TOLD]]
        if len(domains) > MOST_TOLD:
            told.append(_("more"))
        knows = listed(parts=told)
        decides = row.mandate == Mandate.GRANTS
        yield {
            "icon": domains[0].icon,
            "label": _("May arrange") if decides else _("Knows a lot about"),
            "text": sentence(text=knows),
        }
    if CardField.ZONES in row.fields:
        names = [zones[zone] for zone in row.zone_ids if zone in zones]
        everywhere = not row.zone_ids or len(names) == len(zones)
        yield {
            "icon": "map-pin",
            "label": _("Where"),
            "text": _("All of %(place)s") % {"place": place} if everywhere else listed(parts=names),
        }
    if row.ways:
        ways = [Way(code) for code in row.ways]
        yield {
            "icon": words.WAY_ICONS[ways[0]],
            "label": _("How"),
            "text": sentence(text=listed(parts=[str(words.WAYS[way]) for way in ways])),
        }
    if set(row.languages) - {Language.DUTCH}:
        yield _languages(row)
    if moment:
        yield {"icon": "calendar", "label": _("First moment"), "text": moment}


def _languages(row: Card) -> dict[str, str]:
    spoken = [str(words.LANGUAGES[Language(code)]) for code in row.languages]
    return {"icon": "language", "label": _("Languages"), "text": listed(parts=spoken)}


def profile(
    *,
    row: Card,
    card: CardView,
    employer: OrganisationView | None,
    tasks: Collection[Task],
    on: date,
) -> Profile:
    """Return the page of one person in words."""
    valid = row.vog_until if row.vog_until and on < row.vog_until else None
    does, strength, limit = words.KIND_EXPLAINED[card.kind]
    return Profile(
        card=card,
        story=tuple(part.strip() for part in row.story.split("\n") if part.strip()),
        does=str(does),
        strength=str(strength),
        limit=str(limit),
        skills=tuple(_skills(row)),
        standing=tuple(_standing(row, employer, tasks, valid=valid)),
        phone=employer.phone if employer else "",
        works_for=employer.name if employer else "",
    )


def _skills(row: Card) -> Iterator[dict[str, str]]:
    for code in row.domains:
        domain = Domain(code)
        known = sentence(text=str(words.KNOWS[domain]))
        yield {"icon": domain.icon, "label": _("Knows a lot about"), "text": known}
    if row.themes:
        lived = listed(parts=[str(words.THEMES[Theme(code)]) for code in row.themes])
        yield {"icon": "heart-handshake", "label": _("Went through"), "text": sentence(text=lived)}
    if row.languages:
        yield _languages(row)
    if row.breadth:
        broad = str(words.BREADTHS[Breadth(row.breadth)])
        yield {"icon": "users-group", "label": _("Broad or specialised"), "text": broad}
    if row.gender:
        is_a = str(words.GENDERS[Gender(row.gender)])
        yield {"icon": "user-heart", "label": _("Woman or man"), "text": is_a}
    if row.moments:
        when = week_words(moments=row.moments)
        yield {"icon": "clock", "label": _("Often has time"), "text": when}


def _standing(
    row: Card, employer: OrganisationView | None, tasks: Collection[Task], *, valid: date | None
) -> Iterator[tuple[str, str, str]]:
    """Yield who she works for, who pays, what she may: (question, answer, link)."""
    position = Position(row.position)
    works_for = employer.name if employer else _("The municipality")
    does = [str(words.TASKS[task]) for task in Task if task in tasks]
    yield _("Does"), sentence(text=", ".join(does).lower()) + ".", ""
    yield _("Works for"), works_for, ""
    yield _("Place"), str(words.POSITIONS[position]), ""
    yield _("Who pays"), str(words.PAYERS[Payer(row.payer)]), ""
    yield _("Decides about your help"), str(words.MANDATES[Mandate(row.mandate)]), ""
    if row.declared_on:
        day = formats.date_format(row.declared_on, MONTH)
        ties = {*row.providers, *(employer.providers if employer else ())}
        if ties:
            told = _("%(names)s. Written down in %(day)s.")
        else:
            told = _("Nobody else. Written down in %(day)s.")
        yield _("Also works for"), told % {"names": listed(parts=sorted(ties)), "day": day}, ""
    if employer and employer.code_of_conduct_url:
        rules_of = _("The rules of %(name)s") % {"name": employer.name}
        yield _("Keeps to"), rules_of, employer.code_of_conduct_url
    if row.training:
        yield _("Learned"), row.training, ""
    # What lapsed is between her and who leads her: the page then says that she takes nobody new.
    if valid:
        until = formats.date_format(valid, MONTH)
        checked = _("Certificate of conduct (VOG), valid until %(day)s") % {"day": until}
        yield _("Checked"), checked, ""
