"""The law's lists with their words, and its terms as a municipality confirmed them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise

from naast.core.policy.walls import Actor
from naast.core.search import rules as search
from naast.supply.law import data, everyday, policy, talk, talk_words, words
from naast.supply.law.data import LegalTerm
from naast.supply.law.models import TermVersion
from naast.supply.law.rules import (
    FRAMES,
    LEGAL_FIELDS,
    MOMENT_OF_WHY_NOW,
    REPORT_FIELDS,
    Activity,
    Certainty,
    Domain,
    Frame,
    Layer,
    LegalField,
    Moment,
    ReportField,
    StartEvent,
    Term,
    WhyNow,
)
from naast.supply.law.talk import Along, Ask, Bring, TalkQuestion
from naast.supply.law.words import ACTIVITIES, DOMAINS

__all__ = ["ACTIVITIES", "DOMAINS", "Along", "Ask", "Bring", "LegalTerm", "TalkQuestion"]


@dataclass(frozen=True, kw_only=True)
class DomainInWords:
    domain: Domain
    name: Promise
    icon: str


@dataclass(frozen=True, kw_only=True)
class MomentInWords:
    moment: Moment
    name: Promise
    text: Promise


@dataclass(frozen=True, kw_only=True)
class Translation:
    """One domain in the words of each list: ours, the law's, the reports', and the acts."""

    domain: Promise
    legal_fields: tuple[Promise, ...]
    report_fields: tuple[Promise, ...]
    frames: tuple[Promise, ...]


def domains() -> list[DomainInWords]:
    """Return the twelve domains in the order of the screen."""
    return [
        DomainInWords(domain=domain, name=words.DOMAINS[domain], icon=domain.icon)
        for domain in Domain
    ]


@dataclass(frozen=True, kw_only=True)
class MeantByWords:
    """What words may mean: the domains, the surest first, and whether she may be in danger now."""

    domains: tuple[Domain, ...]
    danger: bool

    @property
    def surest(self) -> tuple[Domain, ...]:
        """The first, and the second where nearly as much speaks for it."""
        return self.domains[: self.near]

    near: int = 1


def meant_by_words(*, text: str) -> MeantByWords:
    """Return which domains somebody means by her own words, typing errors and all.

    Nothing of the text is kept. Empty where no word is known: then one chooses a picture.
    """
    found = search.meant(text=text, meanings=everyday.MEANINGS, empty=everyday.EMPTY)
    # Small words count here: "niet meer leven" is not "leven".
    danger = search.meant(text=text, meanings=[everyday.DANGER], empty=frozenset())
    near = sum(one.score >= NEARLY * found[0].score for one in found[:2]) if found else 0
    return MeantByWords(
        domains=tuple(Domain(one.key) for one in found), danger=bool(danger), near=near
    )


NEARLY = 0.85


def domain_choices() -> list[tuple[str, Promise]]:
    """Return the domains as choices of a field."""
    return [(domain.value, words.DOMAINS[domain]) for domain in Domain]


def frame_choices() -> list[tuple[str, Promise]]:
    """Return the laws that a supporter works with as choices of a field."""
    return [(frame.value, words.FRAMES[frame]) for frame in Frame]


def translation_table() -> list[Translation]:
    """Return how the lists of domains translate into each other, a row per domain of ours."""
    return [
        Translation(
            domain=words.DOMAINS[domain],
            legal_fields=tuple(
                words.LEGAL_FIELDS[f] for f in LegalField if f in LEGAL_FIELDS[domain]
            ),
            report_fields=tuple(
                words.REPORT_FIELDS[f] for f in ReportField if f in REPORT_FIELDS[domain]
            ),
            frames=tuple(words.FRAMES[f] for f in Frame if f in FRAMES[domain]),
        )
        for domain in Domain
    ]


def layer_choices() -> list[tuple[str, Promise]]:
    """Return the three layers as choices of a field."""
    return [(layer.value, words.LAYERS[layer]) for layer in Layer]


@dataclass(frozen=True, kw_only=True)
class WhyNowInWords:
    why_now: WhyNow
    name: Promise
    text: Promise


def why_now(*, moment: Moment) -> list[WhyNowInWords]:
    """Return what may be the matter just now at a moment, as a resident says it."""
    return [
        WhyNowInWords(why_now=one, name=name, text=text)
        for one, (name, text) in words.WHY_NOW.items()
        if MOMENT_OF_WHY_NOW[one] is moment
    ]


def why_now_choices() -> list[tuple[str, Promise]]:
    """Return why somebody asks just now as choices of a field."""
    return [(one.value, name) for one, (name, _text) in words.WHY_NOW.items()]


def why_now_words(*, code: str) -> Promise | str:
    """Return why somebody asks just now, as she says it; "" where nothing was said."""
    return words.WHY_NOW[WhyNow(code)][0] if code else ""


def activity_choices() -> list[tuple[str, Promise]]:
    """Return the three kinds of support of the law as choices of a field."""
    return [(activity.value, words.ACTIVITIES[activity]) for activity in Activity]


def moments() -> list[MomentInWords]:
    """Return the five moments at which somebody may want support, as a resident reads them."""
    return [
        MomentInWords(moment=moment, name=name, text=text)
        for moment, (name, text) in words.MOMENTS.items()
    ]


def definition() -> Promise:
    """Return what the law calls client support, in plain words (Wmo 2015 art. 1.1.1)."""
    return words.DEFINITION


def quoted_definition() -> tuple[str, str]:
    """Return what the law calls client support, word for word in Dutch, and where it stands."""
    return words.QUOTED_DEFINITION, words.QUOTED_FROM


def legal_terms(*, starts_with: StartEvent | None = None) -> list[LegalTerm]:
    """Return the terms of the law, all or those that an event makes run."""
    return [term for term in data.LEGAL_TERMS if starts_with in {None, term.starts_with}]


def legal_term(*, term_id: str) -> LegalTerm:
    """Return one term as the table has it. Raises KeyError for an unknown id."""
    return data.BY_ID[term_id]


@dataclass(frozen=True, kw_only=True)
class TermBook:
    """The terms as they are in force in one municipality: the table, and what it confirmed."""

    versions: Mapping[str, tuple[TermVersion, ...]]

    def term(self, *, term_id: str, on: date) -> LegalTerm:
        """Return a term for what began on the Dutch day `on`. Raises KeyError for an unknown id.

        Of two versions that count from the same day, the one written last.
        """
        known = legal_term(term_id=term_id)
        in_force = [one for one in self.versions.get(term_id, ()) if one.from_on <= on]
        if not in_force:
            return known
        return _confirmed(known, max(in_force, key=lambda one: (one.from_on, one.set_at, one.pk)))


def _confirmed(known: LegalTerm, version: TermVersion) -> LegalTerm:
    term, extension = known.term, known.extension
    if term and version.length:
        term = replace(term, length=version.length)
        extension = replace(term, length=version.extension) if version.extension else None
    return replace(
        known,
        term=term,
        extension=extension,
        article=version.article,
        source=version.seen,
        certainty=Certainty.CONFIRMED,
    )


def term_book(*, municipality_id: int) -> TermBook:
    """Return the terms in force in a municipality. One query; nobody need act: terms are public."""
    return term_books(municipality_ids=[municipality_id])[municipality_id]


def term_books(*, municipality_ids: Collection[int]) -> dict[int, TermBook]:
    """Return the terms in force in several municipalities. One query."""
    found: dict[int, dict[str, list[TermVersion]]] = {id_: {} for id_ in municipality_ids}
    for version in TermVersion.objects.filter(municipality_id__in=found).order_by("id"):
        found[version.municipality_id].setdefault(version.term_id, []).append(version)
    return {
        id_: TermBook(versions={term_id: tuple(rows) for term_id, rows in by_term.items()})
        for id_, by_term in found.items()
    }


def confirms_terms_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` may confirm and correct the terms."""
    return _municipalities(actor, policy.CONFIRMS)


def reads_terms_of(*, actor: Actor) -> list[int]:
    """Return of which municipalities `actor` reads how sure each term is."""
    return _municipalities(actor, policy.READS)


def _municipalities(actor: Actor, roles: Collection[str]) -> list[int]:
    return sorted(
        {id_ for role in roles if actor.holds(role) for id_ in actor.scopes[role].municipality_ids}
    )


def start_words(*, event: StartEvent) -> Promise:
    """Return what makes a term run, in a few words for staff."""
    return words.STARTS[event]


def term_words(*, term_id: str) -> Promise:
    """Return what a term is for, in a few words. Raises KeyError for an unknown id."""
    return words.TERMS[term_id]


def length_words(*, term: Term) -> str:
    """Return how long a term is, in the language of now: "6 weeks"."""
    return words.length(number=term.length, unit=term.unit)


def certainty_words(*, certainty: Certainty) -> Promise:
    """Return how sure a fact is, in words for staff."""
    return words.CERTAINTIES[certainty]


@dataclass(frozen=True, kw_only=True)
class TalkQuestionInWords:
    """A question about a topic of the talk: its words, its name in a plan, and the article."""

    question: TalkQuestion
    asks: Promise
    hint: Promise
    name: Promise
    icon: str
    article: str


@dataclass(frozen=True, kw_only=True)
class RightInWords:
    """What a resident may count on, where it stands, and how sure that is."""

    text: Promise
    article: str
    source: str
    certainty: Certainty


def talk_questions() -> list[TalkQuestionInWords]:
    """Return our questions about the topics a to g of Wmo 2015 art. 2.3.2 lid 4, in that order."""
    return [
        TalkQuestionInWords(
            question=question,
            asks=asks,
            hint=hint,
            name=name,
            icon=question.icon,
            article=question.article,
        )
        for question, (asks, hint, name) in talk_words.QUESTIONS.items()
    ]


def life_hint(*, domain: Domain) -> Promise:
    """Return what a part of life may be about, in a few words."""
    return talk_words.LIFE[domain]


def along_choices() -> list[tuple[str, Promise]]:
    """Return who may come along to the talk as choices of a field."""
    return [(one.value, text) for one, text in talk_words.ALONG.items()]


def bring_choices() -> list[tuple[str, Promise]]:
    """Return what is useful at the talk as choices of a field."""
    return [(one.value, text) for one, text in talk_words.BRING.items()]


def ask_choices() -> list[tuple[str, Promise]]:
    """Return questions that many people forget as choices of a field."""
    return [(one.value, text) for one, text in talk_words.ASK.items()]


def talk_rights() -> list[RightInWords]:
    """Return what a resident may count on around the talk: only what was read at its source.

    What was not is for staff, until a named person confirmed it (I-10).
    """
    return [
        RightInWords(
            text=talk_words.RIGHTS[one.right],
            article=one.article,
            source=one.source,
            certainty=one.certainty,
        )
        for one in talk.RIGHTS
        if one.certainty.is_verified
    ]
