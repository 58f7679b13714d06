"""Whatever somebody types, at every form: kind Dutch words beside the field, and nothing is lost.

No input gives a 500. What is refused is said at its field, keeps what was typed, and writes
nothing. The forms stand in `tests/forms`; an address that takes a form and is not there fails.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from naast.core.crypto.keys import fingerprint
from naast.core.identity.actions import invitation_link
from naast.core.identity.models import Grant, User
from naast.core.identity.rules import Role
from naast.core.policy.walls import walled
from naast.learning.experience.tests.factories import make_look
from naast.supply.organisations.models import Organisation
from naast.supply.organisations.tests.factories import (
    make_agreement,
    make_calling_hours,
    make_default,
    make_organisation,
)
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_walk_in, make_zone
from naast.supply.supporters.models import OwnWords, Supporter
from naast.supply.supporters.rules import Kind, Mandate, Payer, Position
from naast.supply.supporters.tests.factories import make_application, make_offered
from naast.support.casework.models import Case, CaseContent, Goal, SafetyConcern
from naast.support.casework.tests.factories import (
    make_goal,
    make_letter,
    make_offline_choice,
    make_running_case,
    make_term,
    make_visit,
)
from naast.support.decisions.models import DecisionText, Matter
from naast.support.decisions.rules import Provision, Rung
from naast.support.decisions.tests.factories import (
    judged_by,
    make_article,
    make_decision,
    make_mandate,
    make_matter,
    make_objection,
    make_reasons,
    make_report,
    make_rung,
    make_running_matter,
)
from naast.support.decisions.tests.factories import (
    make_letter as make_letter_sent,
)
from naast.support.encounters.models import Appointment, Document
from naast.support.encounters.tests.factories import make_document
from naast.support.keys.models import Consent, Remark
from naast.support.keys.rules import likeness
from naast.support.keys.tests.factories import make_outside
from naast.support.matching.models import Question
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import (
    make_invitation,
    make_question,
    make_suggested_line,
    make_suggestion,
)
from naast.support.people.models import Agreement, Code, Details, Person
from naast.support.people.queries import code_fingerprint, pin_fingerprint
from naast.support.people.rules import House
from naast.support.people.tests.factories import make_code, make_person, sealed
from tests.addresses import TABLE
from tests.cast import (
    BRAM,
    CARLA,
    EMRE,
    FOPPE,
    GEA,
    GRANTED_ON,
    HANNA_ID,
    ILSE,
    JOOP,
    KARIN,
    LEO,
    MEIDOORN,
    MILA,
    NOON,
    OMAR,
    PETRA,
    QUINTEN,
    RINSKE,
    SANNE,
    WETTERWALD,
    WILLEM_ID,
)
from tests.forms import BUTTONS, FORMS
from tests.forms.fields import (
    CODE,
    GIVEN_CODE,
    GIVEN_DOCUMENT_CODE,
    INVITED,
    OTHER_CODE,
    PASSWORD,
    PIN,
    SHARED,
    Button,
    Entry,
    Form,
)
from tests.world import write_world

SCRIPT = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
BAD = {
    "empty": "",
    "wrong type": "geen idee",
    "unknown choice": "nergens",
    "script": SCRIPT,
    "emoji": "🙂🚲👩‍👩‍👧",
    "right-to-left": "\u202eمحتاج مساعدة",  # noqa: RUF001 (Arabic on purpose)
    "10 000 characters": "x" * 10_000,
    "a NUL byte": "een\0byte",
}
SECRET_OF_PHONE = "JBSWY3DPEHPK3PXP"

# Words of Django's own, which are right and not kind; and words that are not Dutch.
UNKIND = re.compile(
    r"Zorg ervoor dat|Selecteer een geldige|Null-tekens|Dit veld is verplicht|Voer een|"
    r"\b(the|this|is too long|your|please|enter|ensure|valid|required)\b",
    re.IGNORECASE,
)


# ---------------------------------------------------------------- the stage


@dataclass(frozen=True)
class Stage:
    """Rows to fill forms in about, and a session for everybody who does."""

    known: dict[str, str]
    sessions: dict[str, str]
    rows: dict[str, str | None]  # each answer is undone, so every form meets the same


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[Stage]:
    """Write the rows of all apps, and those that only these forms need, once for this module."""
    with (
        pytest.MonkeyPatch.context() as clock,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        clock.setattr(timezone, "now", lambda: NOON)
        cache.clear()
        yield make_stage()
        transaction.set_rollback(True)


def make_stage() -> Stage:
    world = write_world()
    known = {
        "brams": waiting_of(BRAM.user_id),
        "rinskes": waiting_of(RINSKE.user_id),
        "over": str(world.hannas_question_over.id),
        "doubt": str(world.hannas_doubt.id),
        "call": str(world.call_back.id),
        "document": str(Document.objects.get(person_id=HANNA_ID, user_id=SANNE.user_id).id),
        "grant": str(Grant.objects.get(user_id=SANNE.user_id).pk),
        "hanna": str(HANNA_ID),
        "hears": str(MEIDOORN),
        "complaint": str(world.complaint.id),
        "review": str(world.review.id),
        "concern": str(world.concern.id),
        "course": str(world.course.pk),
        "learning_day": str(world.learning_day.pk),
        "day_ahead": str(world.day_ahead.pk),
        "case_talk": str(world.case_talk.pk),
        "brought_case": str(world.hannas_brought.id),
        "round": str(world.round.pk),
        "selftest": str(world.selftest.pk),
        "aim": str(world.aim.pk),
        "draft_aim": str(world.draft_aim.pk),
        "motion": str(world.motion.pk),
        "council_word": str(world.council_word.pk),
        "council_asked": str(world.council_asked.pk),
        "open_selftest": str(world.open_selftest.pk),
        "open_seat": str(world.open_seat.pk),
        "proposed_action": str(world.proposed_action.pk),
        "agreed_action": str(world.agreed_action.pk),
        "published_round": str(world.published_round.pk),
        "chosen": str(world.chosen.pk),
        "planned_talk": str(world.planned_talk.pk),
        "vision": str(world.shared_vision.pk),
        "draft_report": str(world.draft_report.pk),
        "asked_report": str(world.asked_report.pk),
        "judged_report": str(world.judged_report.pk),
        "principle": str(world.principle.pk),
        "remark_on_vision": str(world.remark.pk),
        "bram": str(Supporter.objects.get(user_id=BRAM.user_id).pk),
        "told_doubt": str(world.doubt.id),
        "agreement": str(world.agreement.pk),
        "covenant": str(world.covenant.id),
        "example": str(world.example.id),
        "note": str(world.note.id),
        "place": str(world.place.id),
        "brought": str(world.brought.pk),
        "contact": str(world.contact.id),
        "meeting": str(world.meeting.id),
        "action": str(world.action.id),
        "talk": str(world.talk.id),
        "draft": str(world.draft.id),
        "proposal": str(world.proposal.id),
        "service": str(world.service.pk),
        "jelle": str(world.jelle.pk),
        "agreed": str(Agreement.objects.get(person_id=HANNA_ID, how="paper").id),
        "applied": str(world.application.pk),
        "talked": str(make_application(stage="talked").pk),
        "newcomer": str(let_in()),
        **of_what_is_not_right(),
        "look_question": str(world.look_question.id),
        "look": str(make_look(world.hanna).id),
        "sanne": str(Supporter.objects.get(user_id=SANNE.user_id).pk),
        "foppe": str(Supporter.objects.get(user_id=FOPPE.user_id).pk),
        "hand_over": str(world.hannas_hand_over.id),
        "consult": str(world.hannas_consult.id),
        "asked": str(world.brams_consult.id),
        **{f"along_{how}": str(row.id) for how, row in world.hannas_along.items()},
        "hold": str(world.hannas_hold.id),
        "closed_case": str(Case.objects.get(user_id=BRAM.user_id).id),
        "approach": str(world.approach.id),
        "time": str(world.willems_time.id),
        "willems_matter": str(Matter.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id).id),
        "appointment": str(Appointment.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id).id),
        "worry": str(world.worry.id),
        "new_worry": str(world.new_worry.id),
        "in_sight": str(world.in_sight.id),
        "consent": str(Consent.objects.get(person_id=HANNA_ID).id),
    }
    known |= of_the_choice() | of_the_resident() | of_the_case() | of_the_matter()
    ilona, reset = real_account("ilona"), real_account("reset")
    TOTP.activate(ilona, SECRET_OF_PHONE)
    known["totp"] = format_hotp_value(
        hotp_value(SECRET_OF_PHONE, next(iter(yield_hotp_counters_from_time())))
    )
    sessions = {"nobody": ""}
    for name, user_id in {
        "sanne": SANNE.user_id, "carla": CARLA.user_id, "bram": BRAM.user_id,
        "foppe": FOPPE.user_id, "gea": GEA.user_id, "petra": PETRA.user_id,
        "omar": OMAR.user_id, "rinske": RINSKE.user_id, "ilona": ilona.pk,
        "nynke": 904, "quinten": QUINTEN.user_id, "newcomer": real_account("newcomer").pk,
        "joop": JOOP.user_id, "karin": KARIN.user_id, "ilse": ILSE.user_id, "wopke": 901,
        "mila": MILA.user_id, "emre": EMRE.user_id, "leo": LEO.user_id,
    }.items():  # fmt: skip
        client = Client()
        client.force_login(User.objects.get(pk=user_id))
        sessions[name] = client.session.session_key
    for name, code in {
        "resident": CODE,
        "sharer": SHARERS_CODE,
        "hanna": HANNAS_CODE,
        "asker": ASKERS_CODE,
        "willem": WILLEMS_CODE,
    }.items():
        sessions[name] = session_after("/wetterwald/mijn-dossier/", code=code)
    sessions["with_pin"] = session_after("/wetterwald/mijn-dossier/", code=PINNED_CODE, pin=PIN)
    sessions["halfway"] = session_after("/accounts/login/", login=ilona.email, password=PASSWORD)
    client = Client()
    known["reset"] = client.get(invitation_link(user=reset).partition("8000")[2]).headers[
        "Location"
    ]
    sessions["resetting"] = client.session.session_key
    known["totp_new"] = "000000"
    return Stage(known, sessions, rows())


def of_what_is_not_right() -> dict[str, str]:
    """Return a goal of Hanna, and what she says of what is behind her question."""
    goal, case = Goal.objects.get(person_id=HANNA_ID), Case.objects.get(person_id=HANNA_ID)
    behind = sealed(case.person, "Zij is alleen.")
    CaseContent.objects.filter(case=case).update(behind=behind)
    Remark.objects.filter(person_id=HANNA_ID).update(about="behind", row_id=case.id)
    return {
        "hannas_goal": str(goal.id),
        "remark": str(Remark.objects.get(person_id=HANNA_ID).id),
    }


ASKERS_CODE = "otter wilg lamp boter mand 4832"


def let_in() -> int:
    """Write the account of somebody who may become a supporter of Carla's organisation."""
    user = real_account("wietske")
    scope = f"organisation:{MEIDOORN}"
    Grant.objects.create(user=user, role=Role.SUPPORTER, scope=scope, from_on=GRANTED_ON)
    return user.pk


SHARERS_CODE = "otter wilg lamp boter mand 4829"
HANNAS_CODE = "otter wilg lamp boter mand 4830"
WILLEMS_CODE = "otter wilg lamp boter mand 4836"
PINNED_CODE = "otter wilg lamp boter mand 4834"


def session_after(path: str, **filled: str) -> str:
    client = Client()
    answer = client.post(path, filled)
    assert answer.status_code == 302, path
    return client.session.session_key


def real_account(name: str) -> User:
    """Write an account that is not of the demo, so with a password and a second factor."""
    return User.objects.create_user(
        email=f"{name}@naast.example", password=PASSWORD, name=name.title()
    )


def waiting_of(user_id: int) -> str:
    return str(Question.objects.filter(user_id=user_id, status=QuestionStatus.OPEN)[0].id)


def of_the_choice() -> dict[str, str]:
    """Write whom a resident can choose: a supporter and an officer who have room."""
    office = make_organisation(name="Stichting Naastenhulp", slug="naastenhulp")
    make_agreement(office, WETTERWALD)
    make_calling_hours(office)
    here = Municipality.objects.get(id=WETTERWALD)
    zone = make_zone(here, name="Wetterkant", slug="wetterkant", postcodes=("9991",))
    make_default(office, WETTERWALD)
    point = make_walk_in(zone).point
    point.hosted_by = MEIDOORN
    point.save(update_fields=["hosted_by"])
    make_calling_hours(Organisation.objects.get(id=MEIDOORN))
    for pk, name in ((901, "Wopke"), (902, "Ytsje"), (903, "Zwier"), (904, "Nynke"), (905, "Yke")):
        User.objects.create(pk=pk, email=f"{name}@naast.example", name=name, is_demo=True)
    make_offered(903, name="Zwier", organisation_id=office.pk)
    make_offered(905, name="Yke", organisation_id=office.pk, kind=Kind.TRAINED_VOLUNTEER)
    scope = f"organisation:{office.pk}"
    Grant.objects.create(user_id=904, role=Role.COORDINATOR, scope=scope, from_on=GRANTED_ON)
    Grant.objects.create(user_id=901, role=Role.SUPPORTER, scope=scope, from_on=GRANTED_ON)
    question = make_question(make_person(organisation_id=office.pk), 901)
    leaving = make_running_case(901, person=make_person(organisation_id=office.pk))
    supporter = make_offered(901, name="Wopke", organisation_id=office.pk)
    waits = make_question(make_person(organisation_id=office.pk), 901, chosen_by_resident=False)
    suggestion = make_suggestion(office.pk, 904)
    officer = make_offered(
        902, name="Ytsje", kind=Kind.MEITINKER, organisation_id=None,
        employer_municipality_id=WETTERWALD, position=Position.MUNICIPAL,
        payer=Payer.MUNICIPALITY, mandate=Mandate.GRANTS,
    )  # fmt: skip
    return {
        "supporter": str(supporter.pk),
        "officer": str(officer.pk),
        "zone": str(zone.pk),
        "point": str(point.pk),
        "proposed": str(question.id),
        "office": str(office.pk),
        "suggestion": str(suggestion.id),
        "line": str(make_suggested_line(suggestion, waits, 903).id),
        "leaving": str(leaving.id),
    }


def of_the_resident() -> dict[str, str]:
    """Write one who can link her files, and one who has, so that she can share."""
    here, there = make_person(first_name="Tjitske"), make_person(house=House.MUNICIPALITY)
    make_code(here, code_fingerprint(text=CODE))
    make_code(there, code_fingerprint(text=OTHER_CODE))
    waiting = make_question(here, 901)
    number = fingerprint(value="0612345679", label="people.phone")
    Details.objects.filter(person=here).update(phone_index=number)
    sharer, linked = make_person(first_name="Jikke"), make_person(house=House.MUNICIPALITY)
    make_code(sharer, code_fingerprint(text=SHARERS_CODE))
    hers = "otter wilg lamp boter mand 4831"
    make_code(linked, code_fingerprint(text=hers))
    pinned = make_code(make_person(first_name="Sjoukje"), code_fingerprint(text=PINNED_CODE))
    pinned.pin_hash, pinned.pin_since = pin_fingerprint(code=pinned, pin=PIN), pinned.created_at
    pinned.save(update_fields=["pin_hash", "pin_since"])
    hannas = code_fingerprint(text=HANNAS_CODE)
    Code.objects.filter(person_id=HANNA_ID).update(code_hash=hannas, ended_at=None)
    make_outside(sharer, code_hash=code_fingerprint(text=GIVEN_CODE))
    make_outside(
        sharer,
        code_hash=code_fingerprint(text=GIVEN_DOCUMENT_CODE),
        kind="document",
        document=make_document(sharer).id,
    )
    willems = code_fingerprint(text=WILLEMS_CODE)
    Code.objects.filter(person_id=WILLEM_ID).update(code_hash=willems, ended_at=None)
    client = Client()
    client.post("/wetterwald/mijn-dossier/", {"code": SHARERS_CODE})
    assert client.post("/wetterwald/mijn-dossier/koppelen/", {"code": hers}).status_code == 302
    seen = likeness(text=SHARED["plan"].good)
    return {"waiting": str(waiting.id), "linked": str(linked.id), "seen": seen}


def of_the_case() -> dict[str, str]:
    named = OwnWords.objects.filter(supporter__user_id=SANNE.user_id)
    named.update(shown_name="Sanne", shown={"shown_name": "2026-01-05"})
    case = Case.objects.get(user_id=SANNE.user_id)
    asked = make_running_case(SANNE.user_id, person=make_person(first_name="Wiebrich"))
    Question.objects.filter(id=asked.question_id).update(asker_relation="child")
    waiting = make_question(make_person(first_name="Baukje"), 901, asker_relation="unsaid")
    make_invitation(waiting, code_fingerprint(text=INVITED))
    make_code(waiting.person, code_fingerprint(text=ASKERS_CODE))
    make_offline_choice()
    began = NOON.date() - timedelta(days=9)
    alone = make_running_case(SANNE.user_id, person=make_person(first_name="Fokje"))
    return {
        "case": str(case.id),
        "case_alone": str(alone.id),
        "term": str(make_term(case, started_on=began, ends_on=NOON.date()).id),
        "letter": str(make_letter(case).id),
        "worry_held_back": str(SafetyConcern.objects.get(case=case, ended_at=None).id),
        "asked_for_safety": str(make_running_case(SANNE.user_id, person=make_person()).id),
        "visit": str(make_visit(case).id),
        "goal": str(make_goal(case, "Weer slapen.").id),
        "asked_for_another": str(asked.id),
        "asked_question": str(waiting.id),
    }


def of_the_matter() -> dict[str, str]:
    matter = make_running_matter(FOPPE.user_id)
    for rung in Rung:
        make_rung(matter, rung)
    unbacked = make_mandate(matter.municipality_id, laws=(), by_name=True)
    # Ytsje can go on with what Quinten left.
    there = {"role": Role.ACCESS_OFFICER, "scope": f"municipality:{WETTERWALD}"}
    Grant.objects.create(user_id=902, from_on=GRANTED_ON, **there)
    left = make_running_matter(QUINTEN.user_id)
    reported = make_running_matter(FOPPE.user_id)
    make_report(reported)
    decided = make_decision(reported, provision=Provision.DEBT_HELP)
    asked = make_question(
        Person.objects.get(id=WILLEM_ID), FOPPE.user_id, status=QuestionStatus.ACCEPTED
    )
    willems = make_matter(asked, FOPPE.user_id)
    make_report(willems)
    hers = make_decision(willems, provision=Provision.GUIDANCE)
    of_hers = make_decision(willems, provision=Provision.TRANSPORT)
    stands = make_objection(of_hers)
    DecisionText.objects.create(
        decision=of_hers, person=of_hers.person, reasons=sealed(of_hers.person, "Daarom.")
    )
    waits = make_objection(make_decision(make_running_matter(FOPPE.user_id)))
    judged = make_objection(make_decision(make_running_matter(FOPPE.user_id)))
    judged_by(judged, LEO.user_id)
    make_reasons(judged.matter)
    make_letter_sent(judged.matter, number="W-7-1")
    named = make_decision(make_running_matter(FOPPE.user_id), provision=Provision.GUIDANCE)
    make_letter_sent(named.matter, number="W-8-1")
    return {
        "matter": str(matter.id),
        "unbacked": str(unbacked.pk),
        "left_matter": str(left.id),
        "article": str(make_article().pk),
        "reported": str(reported.id),
        "decided": str(decided.id),
        "hers": str(hers.id),
        "stands": str(stands.id),
        "waits": str(waits.id),
        "judged": str(judged.id),
        "willems_report": str(willems.id),
    }


# ---------------------------------------------------------------- filling in


def filled(stage: Stage, form: Form, **bad: Any) -> dict[str, Any]:
    known = {**form.filled(), **bad}
    return {key.format(**stage.known): _known(value, stage) for key, value in known.items()}


def _known(value: Any, stage: Stage) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\{\w+\}", value):
        return stage.known[value[1:-1]]
    return value


@dataclass
class Sent:
    """What came of it: the answer, and whether a walled row changed."""

    answer: HttpResponse
    wrote: bool

    @property
    def page(self) -> "Page":
        page = Page()
        page.feed(self.answer.content.decode())
        return page


def send(stage: Stage, form: Form | Button, data: dict[str, Any], *, method: str = "post") -> Sent:
    """Send a form; what it changed is undone."""
    cache.clear()  # where allauth counts who asks too often
    client = Client(raise_request_exception=False)
    client.cookies["naast"] = stage.sessions[form.who]
    with transaction.atomic():
        before = touched()
        answer = getattr(client, method)(form.path.format(**stage.known), data)
        after = touched()
        tables = [table for table in stage.rows if before[table] != after[table]]
        wrote = any(digest(table) != stage.rows[table] for table in tables)
        transaction.set_rollback(True)
    return Sent(answer, wrote)


def rows() -> dict[str, str | None]:
    """Return a digest of every walled table, save of wrong codes counted: these are kept."""
    return {table: digest(table) for table in walled() if table != "people_guesses"}


def digest(table: str) -> str | None:
    """Return what stands in a table as one short text; not that somebody looked."""
    looks = "WHERE action !~ '\\.(opened|entered|slowed)$'" if table == "audit_entry" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t {looks}"
        )
        return cursor.fetchone()[0]


def touched() -> dict[str, int]:
    """Return how many rows of each walled table were written until now, undone ones with them.

    PostgreSQL counts them itself, so that only what changed is read again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t, pg_stat_get_xact_tuples_inserted(t::regclass)"
            " + pg_stat_get_xact_tuples_updated(t::regclass)"
            " + pg_stat_get_xact_tuples_deleted(t::regclass) FROM unnest(%s::text[]) t",
            [sorted(walled())],
        )
        return dict(cursor.fetchall())


class Page(HTMLParser):
    """What stands in the controls of a page, which of them are wrong, and what is said."""

    EMPTY = frozenset({"input", "img", "br", "link", "meta", "hr", "path", "use", "circle"})

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.invalid: set[str] = set()
        self.said: dict[str, str] = {}  # by id of what says it
        self.lists: set[str] = set()  # where one chooses: what is not on it cannot be kept
        self.scripts = 0
        self._area = self._select = ""
        self._ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        name = given.get("name", "")
        if "aria-invalid" in given:
            self.invalid.add(name)
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.scripts += 1
        if "onerror" in given:
            self.scripts += 1
        if tag == "input" and (
            given.get("type") not in {"checkbox", "radio"} or "checked" in given
        ):
            unsaid = "on" if given.get("type") == "checkbox" else ""
            self.values.setdefault(name, []).append(given.get("value", unsaid))
        if tag == "select" or given.get("type") in {"checkbox", "radio"}:
            self.lists.add(name)
        if tag == "select":
            self._select = name
        if tag == "option" and "selected" in given:
            self.values.setdefault(self._select, []).append(given.get("value", ""))
        if tag == "textarea":
            self._area = name
            self.values.setdefault(name, []).append("")
        if tag not in self.EMPTY:
            self._ids.append(given.get("id", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        if self._ids and tag not in self.EMPTY:
            self._ids.pop()

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area][-1] += data
        for one in {i for i in self._ids if i == "errors" or i.endswith("-error")}:
            self.said[one] = self.said.get(one, "") + data

    def keeps(self, name: str, value: Any) -> bool:
        kept = [one.removeprefix("\n").replace("\r\n", "\n") for one in self.values.get(name, [])]
        wanted = value if isinstance(value, list) else [value]
        return set(map(str, wanted)) <= set(kept)


# ---------------------------------------------------------------- the tests


def must_refuse(entry: Entry, kind: str, value: str) -> bool | None:
    """Whether this must be refused; None where either is right."""
    if kind == "empty":
        return entry.required or None
    if entry.tick:
        return False
    if entry.longest:
        return "\0" in value or len(value) > entry.longest
    return True


def test_every_address_that_takes_a_form_is_in_the_table():
    takes = {name for name, line in TABLE.items() if line.form is not None}
    takes -= {"api:api-root"}  # where machines come in; there is nothing to fill in
    asks = {name for name, form in FORMS.items() if form.method == "get"}
    listed = {name.split(" ")[0] for name in (*FORMS, *BUTTONS)}

    assert listed - asks == takes, "write its line in tests/forms"


@pytest.mark.parametrize("name", FORMS)
def test_what_is_right_is_taken(name, world):
    form = FORMS[name]
    if name == "mfa_activate_totp":
        pytest.skip("the secret is another one each time")

    sent = send(world, form, filled(world, form), method=form.method)

    assert sent.answer.status_code == form.taken, sent.page.said


def test_the_net_sees_what_was_written_and_that_somebody_only_looked(world):
    form = FORMS["casework:messages"]

    assert send(world, form, filled(world, form)).wrote
    assert not send(world, form, {}).wrote


@pytest.mark.parametrize("name", FORMS)
def test_what_is_wrong_is_answered_kindly(name, world):
    form = FORMS[name]
    wrong: dict[str, list[str]] = {}

    for key, entry in form.fields.items():
        bad = BAD if not entry.longest else {**BAD, "one too many": "y" * (entry.longest + 1)}
        for kind, value in bad.items():
            data = filled(world, form, **{key: value})
            sent = send(world, form, data, method=form.method)
            found = list(
                faults(
                    form, key.format(**world.known), entry=entry, kind=kind, data=data, sent=sent
                )
            )
            if found:
                wrong[f"{key}: {kind}"] = found

    assert wrong == {}


@pytest.mark.parametrize("name", FORMS)
def test_nothing_at_all_and_names_of_our_own_making_give_no_error(name, world):
    form = FORMS[name]

    answers = [
        send(world, form, data, method=form.method).answer.status_code
        for data in ({}, {"id": "1", "person_id": "x", "user": ["1", "2"]}, {"\0": "\0"})
    ]

    assert [status for status in answers if status >= 500] == []


@pytest.mark.parametrize("name", BUTTONS)
def test_a_button_takes_whatever_is_sent_with_it(name, world):
    button = BUTTONS[name]
    sent = {kind: send(world, button, {"next": v, "x": v, "id": v}) for kind, v in BAD.items()}

    assert {k: s.answer.status_code for k, s in sent.items() if s.answer.status_code >= 500} == {}
    assert len({one.answer.status_code for one in sent.values()}) == 1


def faults(
    form: Form, name: str, *, entry: Entry, kind: str, data: dict[str, Any], sent: Sent
) -> Iterator[str]:
    """Yield what is not kind about the answer to one wrong field."""
    status = sent.answer.status_code
    if status >= 500:
        yield f"{status}"
    if status >= 500 or (status == 404 and "\0" in data[name]):  # such an address is not there
        return
    refuse = must_refuse(entry, kind, data[name])
    refused = status in form.refused and not (status == form.taken and not sent.page.said)
    if refuse is not None and refuse != refused:
        yield f"{'taken' if refuse else 'refused'}: {status} {sent.page.said}"
    if not refused:
        return
    if sent.wrote:
        yield "something was written"
    if form.says:
        yield from unkind(form, name, entry=entry, kind=kind, data=data, page=sent.page)


def unkind(
    form: Form, name: str, *, entry: Entry, kind: str, data: dict[str, Any], page: Page
) -> Iterator[str]:
    """Yield what is not kind on the page that says what is wrong."""
    words = " ".join(page.said.values())
    if page.scripts:
        yield "a script ran"
    if not words.strip():
        yield "nothing is said"
    if unkind_words := UNKIND.search(words):
        yield f"“{unkind_words[0]}”: {words[:200]}"
    beside = {one.removeprefix("id_").removesuffix("-error") for one in page.said} - {"errors"}
    if not beside and not entry.secret and form.who != "nobody":
        yield f"said at no field: {words[:200]}"
    for field in form.fields:
        key = field.replace("{goal}", name.removeprefix("mark_"))
        if form.fields[field].secret or key not in data:
            continue
        unkept = kind == "a NUL byte" or key in page.lists or isinstance(entry.good, list)
        if key == name and unkept:
            continue
        if not page.keeps(key, data[key]):
            yield f"{key} is not kept"


@pytest.mark.parametrize("path", ["/wetterwald/vind-iemand/?z={}", "/wetterwald/inloop/?weeks={}"])
def test_a_number_of_thousands_of_digits_in_an_address_is_no_error(path, world):
    assert Client().get(path.format("9" * 5000)).status_code == 200


def test_a_page_of_the_queue_of_thousands_of_digits_is_the_first(world):
    client = Client()
    client.cookies["naast"] = world.sessions["carla"]

    assert client.get("/desk/queue/?page=" + "9" * 5000).status_code == 200
