"""The letters of those told of by name, as they were sent, with bytes and fingerprint."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from naast.core.crypto.fields import Clear
from naast.core.files import queries as files
from naast.core.files.rules import parts
from naast.core.identity.queries import names
from naast.supply.places.queries import municipality_names
from naast.support.decisions import papers
from naast.support.decisions.models import Article, Decision, DecisionText, Letter, Mandate
from naast.support.decisions.queries import DecisionShown, last_to_object
from naast.support.decisions.rules.letters import fingerprint, letter_number
from naast.support.people.demo.bulk import write
from naast.support.people.demo.lives import Life, uuid

LATER = timedelta(minutes=10)


def send(
    life: Life,
    rows: Sequence[tuple[Decision, DecisionText]],
    *,
    number: str,
    opening: str = "",
    before: int = 0,
) -> Letter:
    """Write one letter with these decisions, ten minutes after the last was taken."""
    at = max(decision.decided_at for decision, _ in rows) + LATER
    [by] = names(user_ids={life.user_id}).values()
    number = letter_number(number=number, before=before)
    data = papers.letter_data(
        decisions=[_shown(life, decision, text, by) for decision, text in rows],
        number=number,
        municipality=municipality_names(ids=[life.municipality_id])[life.municipality_id],
        last_on=last_to_object(municipality_id=life.municipality_id, from_at=at),
        opening=opening,
        closing="",
        draft=False,
        at=at,
    )
    decided = [decision for decision, _ in rows]
    return keep(life, data, decided, number=number, at=at, drawn=f"letter {before}")


def keep(
    life: Life, data: Any, decided: Sequence[Decision], *, number: str, at: datetime, drawn: str
) -> Letter:
    """Write a letter as it is sent, by who took these decisions."""
    made = papers.letter_pdf(data=data, at=at)
    draw = life.chance(drawn)
    stored, letter_id = uuid(draw), uuid(draw)
    write(_file(life, stored, made, at, uuid(draw)))
    letter = Letter(
        id=letter_id,
        matter_id=decided[0].matter_id,
        person_id=life.person_id,
        user_id=decided[0].user_id,
        municipality_id=life.municipality_id,
        number=number,
        decided=[decision.id for decision in decided],
        file_id=stored,
        sha256=fingerprint(data=made),
        facts=Clear(json.dumps(data), life.key),
        final_at=at,
    )
    write([letter])
    return letter


def _file(life: Life, file_id: UUID, made: bytes, at: datetime, part_id: UUID) -> Iterator[Model]:
    pieces = list(parts(data=made))
    stored = apps.get_model("files.StoredFile")(
        id=file_id, subject_id=life.person_id, house=life.house, kind="pdf", size=len(made),
        parts=len(pieces), kept_at=at,
    )  # fmt: skip
    yield stored
    [whole] = pieces  # a letter is far smaller than a part
    part = apps.get_model("files.Part")(
        id=part_id, file_id=file_id, subject_id=life.person_id, house=life.house, number=0
    )
    part.sealed = life.key.seal_bytes(data=whole, label=files.label_of(part=part, many=1))
    yield part


def _shown(life: Life, decision: Decision, text: DecisionText, by: str) -> DecisionShown:
    def said(sealed: Any) -> str:
        return str(sealed.open(key=life.key)) if sealed else ""

    return DecisionShown(
        id=decision.id,
        provision=decision.get_provision_display(),
        provision_code=decision.provision,
        what=said(text.what),
        verdict=decision.get_verdict_display(),
        verdict_code=decision.verdict,
        by=by,
        mandate=Mandate.objects.filter(id=decision.by_mandate_id or 0).first(),
        until_on=decision.until_on,
        articles=tuple(Article.objects.filter(id__in=decision.articles).order_by("id")),
        left_rule="",
        goal="",
        decided_at=decision.decided_at,
        reasons=said(text.reasons),
        deviates=decision.deviates,
        deviation=said(text.deviation),
    )
