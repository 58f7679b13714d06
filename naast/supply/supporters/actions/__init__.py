"""What changes about workers: her card, her declarations, her screening, her place in the pool."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from naast.core.audit.actions import record
from naast.core.policy.walls import Actor
from naast.supply.supporters import queries, rules
from naast.supply.supporters.actions.absence import TooManyAbsences, note_absence
from naast.supply.supporters.actions.admitting import admit_supporter
from naast.supply.supporters.actions.applications import (
    CannotApply,
    NotTalkedYet,
    WorksElsewhere,
    admit,
    apply_as,
    decline,
    note_talk,
)
from naast.supply.supporters.actions.calendars import end_calendar, make_calendar, place_calendar
from naast.supply.supporters.actions.diary import (
    ToRead,
    claim_diary,
    end_diary,
    follow_diary,
    note_busy,
    note_trouble,
    read_diaries,
    take_diary_file,
)
from naast.supply.supporters.actions.screening import (
    OnlyShe,
    ask_item,
    see_item,
    vog_until,
    warn_lapsing,
)
from naast.supply.supporters.actions.shared import (
    DayDoesNotFit,
    MayNotAdmit,
    day,
    leads,
    moment,
    user_id_of,
)
from naast.supply.supporters.actions.supervision import (
    MayNotSupervise,
    arrange_supervisor,
    end_supervision,
    may_supervise,
)
from naast.supply.supporters.actions.terms import write_term
from naast.supply.supporters.actions.zones import ZoneElsewhere, assign_zones
from naast.supply.supporters.card import card_of
from naast.supply.supporters.models import (
    Card,
    Declaration,
    Interest,
    OwnWords,
    Photo,
    PoolRecord,
    Supporter,
)
from naast.supply.supporters.rules import (
    OF_POOL,
    CardField,
    Days,
    Extra,
    Status,
)

__all__ = [
    "CannotApply",
    "DayDoesNotFit",
    "MayNotAdmit",
    "MayNotSupervise",
    "NoCard",
    "NotTalkedYet",
    "OnlyShe",
    "ToRead",
    "TooManyAbsences",
    "TooManyTimes",
    "WorksElsewhere",
    "ZoneElsewhere",
    "admit",
    "admit_supporter",
    "apply_as",
    "arrange_supervisor",
    "ask_item",
    "assign_zones",
    "claim_diary",
    "confirm_facts",
    "declare_interests",
    "decline",
    "end_calendar",
    "end_diary",
    "end_supervision",
    "follow_diary",
    "keep_card",
    "keep_details",
    "make_calendar",
    "may_supervise",
    "note_absence",
    "note_busy",
    "note_talk",
    "note_trouble",
    "pause",
    "place_calendar",
    "publish_field",
    "read_diaries",
    "resume",
    "see_item",
    "set_ceiling",
    "show_photo",
    "stop_supporter",
    "take_diary_file",
    "warn_lapsing",
    "withdraw_card",
    "withdraw_field",
    "withdraw_photo",
    "write_term",
]


class NoCard(Exception):
    """Whoever shows no name has no card to put a photograph on."""


PHOTO = "photo"
"""In the audit: her yes to a photograph."""
ON_PAPER = "on_paper"
"""In the audit: her yes to leaflets, beside the fields of her card."""


class TooManyTimes(Exception):
    """More extra times than anybody has."""


# ---------------------------------------------------------------- her card


def _mine(actor: Actor) -> tuple[Supporter, PoolRecord, OwnWords]:
    """Return her rows, locked; the words are made at her first writing.

    Raises Supporter.DoesNotExist for whoever is no worker.
    """
    me = queries.supporters(actor=actor).get(user_id=user_id_of(actor))
    facts = queries.pool(actor=actor, verb="keep").select_for_update().get(supporter=me)
    words = queries.own_words(actor=actor, verb="write").select_for_update().first()
    if words is None:
        words = OwnWords(supporter=me)
        words.save(force_insert=True)
    return me, facts, words


def _refresh_card(actor: Actor, me: Supporter, facts: PoolRecord, words: OwnWords) -> None:
    """Write the public card anew from what she said yes to; without her name, take it away."""
    declared = queries.declarations(actor=actor).filter(supporter=me).first()
    screening = queries.screenings(actor=actor).filter(supporter=me).first()
    ties = queries.interests(actor=actor).filter(declaration=declared) if declared else ()
    card = card_of(
        worker=me,
        facts=facts,
        words=words,
        declared_on=declared.declared_on if declared else None,
        providers=[tie.provider for tie in ties],
        vog_until=vog_until(worker=me, screening=screening, on=day(actor)),
        photo=Photo.objects.filter(supporter=me).values_list("address", flat=True).first(),
    )
    if card is None:
        Photo.objects.filter(supporter=me).delete()
    Card.objects.filter(supporter=me).delete()
    if card is not None:
        card.save(force_insert=True)


@transaction.atomic
def keep_card(
    *,
    actor: Actor,
    values: Mapping[CardField, Any],
    shown: Collection[CardField],
    on_paper: bool | None = None,
) -> None:
    """Keep what she wrote, and show exactly the fields in `shown`: each new yes gets today's date.

    `values` may leave fields out. An empty field is not shown, whatever she ticked. `on_paper` is
    her yes or no to leaflets, None leaves it as it is; without her name and face on the card it is
    gone in any case. Raises Supporter.DoesNotExist for whoever is no worker.
    """
    today = day(actor)
    me, facts, words = _mine(actor)
    for field, value in values.items():
        setattr(facts if field in OF_POOL else words, field, value)
    before = set(words.shown) | ({ON_PAPER} if words.paper_since else set())
    # An empty list of zones says something: the whole municipality.
    wanted = {
        field
        for field in shown
        if field is CardField.ZONES or getattr(facts if field in OF_POOL else words, field)
    }
    words.shown = {field.value: words.shown.get(field, today.isoformat()) for field in wanted}
    wants_paper = words.paper_since is not None if on_paper is None else on_paper
    if wants_paper and rules.fits_on_paper(shown=words.shown):
        words.paper_since = words.paper_since or today
    else:
        words.paper_since = None
    after = set(words.shown) | ({ON_PAPER} if words.paper_since else set())
    facts.facts_confirmed_on = today
    facts.save(update_fields=[*sorted(OF_POOL), "facts_confirmed_on"])
    words.save()
    _refresh_card(actor, me, facts, words)
    for name in sorted(after - before):
        record(actor, "supporters.card.published", words, role="staff", reason=name)
    for name in sorted(before - after):
        record(actor, "supporters.card.withdrawn", words, role="staff", reason=name)


@transaction.atomic
def publish_field(*, actor: Actor, field: CardField) -> None:
    """Show one field of her own card from now on."""
    day(actor)
    _, _, words = _mine(actor)
    keep_card(actor=actor, values={}, shown={*map(CardField, words.shown), CardField(field)})


@transaction.atomic
def withdraw_field(*, actor: Actor, field: CardField) -> None:
    """Take back the yes to one field: it is gone at once; without her name the whole card is."""
    day(actor)
    _, _, words = _mine(actor)
    keep_card(actor=actor, values={}, shown={*map(CardField, words.shown)} - {CardField(field)})


@transaction.atomic
def withdraw_card(*, actor: Actor) -> None:
    """Take back every yes: nobody sees anything of her from now on. Her words are kept for her."""
    keep_card(actor=actor, values={}, shown=())


@transaction.atomic
def show_photo(*, actor: Actor, picture: bytes) -> None:
    """Show a photograph on her card from now on, in place of a drawing or of the one before.

    `picture` as `files.rules.square_photo` returned it. Raises NoCard: a face without a name is
    shown nowhere; Supporter.DoesNotExist for whoever is no worker.
    """
    today = day(actor)
    me, facts, words = _mine(actor)
    if CardField.NAME not in words.shown or facts.status == Status.STOPPED:
        raise NoCard
    Photo.objects.filter(supporter=me).delete()
    Photo(supporter=me, picture=picture, since=today).save(force_insert=True)
    _refresh_card(actor, me, facts, words)
    record(actor, "supporters.card.published", words, role="staff", reason=PHOTO)


@transaction.atomic
def withdraw_photo(*, actor: Actor) -> None:
    """Take back the yes to her photograph: the picture is gone at once, and the drawing is back."""
    day(actor)
    me, facts, words = _mine(actor)
    if Photo.objects.filter(supporter=me).delete()[0]:
        _refresh_card(actor, me, facts, words)
        record(actor, "supporters.card.withdrawn", words, role="staff", reason=PHOTO)


@transaction.atomic
def keep_details(
    *,
    actor: Actor,
    values: Mapping[CardField, Any],
    ceiling: int,
    target_groups: Collection[str],
    other_work: Collection[str],
    away: Collection[Days],
    extra: Collection[Extra] = (),
) -> None:
    """Keep how she can be placed; all of it counts as looked over today.

    What she shows of it on her card changes there at once. Days that are past are forgotten. Raises
    Supporter.DoesNotExist for whoever is no worker, TooManyAbsences beyond `MOST_AWAY`,
    TooManyTimes beyond `MOST_EXTRA`.
    """
    today = day(actor)
    me, facts, words = _mine(actor)
    runs = rules.still_to_come(away=away, on=today)
    if len(runs) > rules.MOST_AWAY:
        raise TooManyAbsences(len(runs))
    times = rules.extra_to_come(extra=extra, on=today)
    if len(times) > rules.MOST_EXTRA:
        raise TooManyTimes(len(times))
    for field, value in values.items():
        if field not in OF_POOL:
            raise ValueError(field)
        setattr(facts, field, value)
    facts.ceiling, facts.facts_confirmed_on = ceiling, today
    facts.target_groups, facts.other_work = list(target_groups), list(other_work)
    facts.away = [[first.isoformat(), after.isoformat()] for first, after in runs]
    facts.extra = [
        [on.isoformat(), opens.isoformat("minutes"), closes.isoformat("minutes")]
        for on, opens, closes in times
    ]
    facts.save()
    _refresh_card(actor, me, facts, words)
    record(actor, "supporters.facts.confirmed", facts, role="staff")


@transaction.atomic
def confirm_facts(*, actor: Actor) -> None:
    """Say that the facts still hold, as she is asked twice a year."""
    today = day(actor)
    _, facts, _ = _mine(actor)
    facts.facts_confirmed_on = today
    facts.save(update_fields=["facts_confirmed_on"])
    record(actor, "supporters.facts.confirmed", facts, role="staff")


@transaction.atomic
def declare_interests(*, actor: Actor, providers: Collection[str]) -> Declaration:
    """Declare to which providers she is tied, or to none; it holds for a year.

    A tie stands on her public card at once, and matching knows it at once (I-2).
    """
    today = day(actor)
    me, facts, words = _mine(actor)
    declaration = Declaration(
        supporter=me,
        declared_at=moment(actor),
        declared_on=today,
        until_on=today + rules.DECLARATION_LASTS,
    )
    declaration.save(force_insert=True)
    for provider in sorted({" ".join(name.split()) for name in providers} - {""}):
        Interest(declaration=declaration, supporter=me, provider=provider).save(force_insert=True)
    _refresh_card(actor, me, facts, words)
    record(actor, "supporters.interests.declared", declaration, role="staff")
    return declaration


# ---------------------------------------------------------------- her place in the pool


def _pool_record(actor: Actor, supporter_id: UUID) -> PoolRecord:
    day(actor)
    return queries.pool(actor=actor, verb="keep").select_for_update().get(supporter_id=supporter_id)


def _role(actor: Actor, facts: PoolRecord) -> str:
    own = queries.supporters(actor=actor).filter(pk=facts.pk, user_id=user_id_of(actor)).exists()
    return "staff" if own else leads(actor)


@transaction.atomic
def pause(*, actor: Actor, supporter_id: UUID) -> None:
    """Offer somebody no new questions for now; by herself or by who leads her.

    Her card stays, and whom she stands beside too. Raises PoolRecord.DoesNotExist for a stranger.
    """
    facts = _pool_record(actor, supporter_id)
    if facts.status == Status.ACTIVE:
        facts.status = Status.PAUSED
        facts.save(update_fields=["status"])
        record(actor, "supporters.pool.paused", facts, role=_role(actor, facts))


@transaction.atomic
def resume(*, actor: Actor, supporter_id: UUID) -> None:
    """Offer somebody new questions again. Raises PoolRecord.DoesNotExist for a stranger."""
    facts = _pool_record(actor, supporter_id)
    if facts.status == Status.PAUSED:
        facts.status = Status.ACTIVE
        facts.save(update_fields=["status"])
        record(actor, "supporters.pool.resumed", facts, role=_role(actor, facts))


@transaction.atomic
def stop_supporter(*, actor: Actor, supporter_id: UUID) -> None:
    """Let somebody go: no offers any more, and her card is gone at once."""
    facts = _pool_record(actor, supporter_id)
    facts.status, facts.leaves_on = Status.STOPPED, max(day(actor), facts.since)
    facts.save(update_fields=["status", "leaves_on"])
    Card.objects.filter(supporter_id=supporter_id).delete()
    Photo.objects.filter(supporter_id=supporter_id).delete()
    record(actor, "supporters.pool.stopped", facts, role=_role(actor, facts))


@transaction.atomic
def set_ceiling(*, actor: Actor, supporter_id: UUID, ceiling: int) -> None:
    """Say how many people somebody wants to stand beside at once."""
    facts = _pool_record(actor, supporter_id)
    facts.ceiling = ceiling
    facts.save(update_fields=["ceiling"])
    record(actor, "supporters.pool.ceiling_set", facts, role=_role(actor, facts))
