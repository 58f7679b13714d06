"""Every address of Naast, and what each of the cast gets there; written by hand.

A new address fails here until its line is written: who may, and that a stranger is told nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from naast.core.files.tests.factories import make_file
from naast.core.identity.models import Grant, User
from naast.core.identity.queries import RESIDENT
from naast.core.policy.rules import Actor
from naast.learning.experience.tests.factories import make_look
from naast.supply.places.models import MeetingPoint, Municipality
from naast.supply.places.tests.factories import make_walk_in, make_zone
from naast.supply.supporters.models import Card, Supporter
from naast.supply.supporters.tests.factories import make_application
from naast.support.casework.models import Case, Goal
from naast.support.casework.rules import CaseStatus
from naast.support.casework.tests.factories import make_case, make_running_case, make_visit
from naast.support.decisions.models import Decision, Letter, Matter
from naast.support.decisions.rules import MatterStatus
from naast.support.decisions.tests.factories import make_article
from naast.support.encounters.models import Appointment, Document
from naast.support.keys.models import Consent, Remark
from naast.support.keys.tests.factories import make_piece
from naast.support.matching.models import Question
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_question
from naast.support.outreach.tests.factories import make_in_sight, make_worry
from naast.support.people.models import Agreement, Representation
from naast.support.people.tests.factories import key, make_person
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    FOPPE,
    GEA,
    HANNA,
    HANNA_ID,
    ILSE,
    JOOP,
    KARIN,
    LEO,
    MEIDOORN,
    MEMBERS,
    MILA,
    NAMES,
    NOBODY,
    NOUR,
    OMAR,
    PETRA,
    QUINTEN,
    RINSKE,
    SANNE,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
    WILLEM,
    WILLEM_ID,
)
from tests.world import World, write_world

STAFF = frozenset(MEMBERS)
SIGNED_OUT = frozenset({HANNA, WILLEM, NOBODY})
VISITORS = STAFF | SIGNED_OUT

# Who sees residents in her work, or speaks for them: she tells what keeps coming back.
SEES_RESIDENTS = frozenset(
    {SANNE, BRAM, DIRK, UMA, CARLA, TINEKE, JOOP, FOPPE, RINSKE, KARIN, EMRE}
)

# How a form is answered to whoever may send it: again, with what is wrong; or on to the next page.
TAKEN = {200, 302, 422}
# Who has her file open chooses in it, and returns there; everybody else is a newcomer.
BY_FILE = {200, 302}
OPEN_DATA = "/api/v1/municipalities/wetterwald"
NOTHING_THERE = "6f1f6c0e-0000-4000-8000-000000000000"


@dataclass(frozen=True, kw_only=True)
class Line:
    """What one address answers: to a look, and to a form in which nothing is filled in.

    None means that it cannot be asked so (405).
    """

    path: str | Callable[[World], str]
    may: frozenset[Actor]
    look: int | set[int] | None
    form: int | set[int] | None
    others: int
    signed_out: int | None

    def expected(self, actor: Actor, method: str) -> int | set[int]:
        if actor in SIGNED_OUT and self.signed_out is not None:
            return self.signed_out
        status = self.look if method == "get" else self.form
        if status is None:
            return 405
        return status if actor in self.may else self.others


def anybody(path, *, look: int | set[int] | None = 200, form: int | set[int] | None = None) -> Line:
    """Open to all: no account, no code."""
    return Line(path=path, may=VISITORS, look=look, form=form, others=404, signed_out=None)


def hers(path, *, look: int | None = 200, form: int | set[int] | None = None) -> Line:
    """Of Hanna, who came in with the code of her file in the support house."""
    may = frozenset({HANNA})
    return Line(path=path, may=may, look=look, form=form, others=404, signed_out=None)


def kept_service(part: str = "") -> Callable[[World], str]:
    return lambda world: f"/desk/services/{world.service.id}/{part}"


def hosted_point(part: str = "") -> Callable[[World], str]:
    """Return the address of a point in Wetterwâld where people of Meidoorn sit."""

    def path(_world: World) -> str:
        point = MeetingPoint.objects.filter(hosted_by=MEIDOORN).first()
        if point is None:
            zone = make_zone(Municipality.objects.get(pk=WETTERWALD))
            point = make_walk_in(zone).point
            point.hosted_by = MEIDOORN
            point.save(update_fields=["hosted_by"])
        return f"/desk/hours/points/{point.pk}/{part}"

    return path


def mandate(step: str) -> Callable[[World], str]:
    return lambda world: f"/desk/mandates/{world.mandate.pk}/{step}/"


def hannas_consent() -> Callable[[World], str]:
    def path(world: World) -> str:
        rows = (expected.row for expected in world.expected[Consent])
        [consent] = (row for row in rows if row.person_id == HANNA_ID)
        return f"/wetterwald/mijn-dossier/delen/{consent.id}/stoppen/"

    return path


def application(step: str, *, talked: bool = False) -> Callable[[World], str]:
    """Return the page on which somebody is answered who wants to help in Carla's organisation."""

    def path(_world: World) -> str:
        one = make_application(stage="talked" if talked else "new")
        return f"/desk/people/applications/{one.pk}/{step}/"

    return path


def sannes_worry(step: str = "", *, before: str = "visits") -> Callable[[World], str]:
    """Return the page of a worry that Sanne got today, by the clock on the wall."""

    def path(_world: World) -> str:
        now = timezone.now()  # noqa: TID251 (views go by the clock on the wall)
        return f"/desk/{before}/{make_worry(user_id=SANNE.user_id, reported_at=now).id}/{step}"

    return path


def sannes_in_sight(step: str = "") -> Callable[[World], str]:
    """Return the page of somebody whom Sanne keeps in sight, without a name."""

    def path(_world: World) -> str:
        ends_at = timezone.now() + timedelta(days=9)  # noqa: TID251 (as above)
        entry = make_in_sight(SANNE.user_id, mark=str(uuid4())[:8], ends_at=ends_at)
        return f"/desk/in-sight/{entry.id}/{step}"

    return path


def willems_appointment(step: str = "") -> Callable[[World], str]:
    def path(_world: World) -> str:
        one = Appointment.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id)
        return f"/wetterwald/mijn-dossier/afspraak/{one.id}/{step}"

    return path


def willems_report(step: str = "") -> Callable[[World], str]:
    def path(_world: World) -> str:
        matter = Matter.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id)
        return f"/wetterwald/mijn-dossier/verslag/{matter.id}/{step}"

    return path


def foppe_calls_off() -> Callable[[World], str]:
    def path(world: World) -> str:
        one = Appointment.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id)
        matter = Matter.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id)
        return f"/desk/matters/{matter.id}/appointments/{one.id}/call-off/"

    return path


def foppe_picks() -> Callable[[World], str]:
    def path(world: World) -> str:
        matter = Matter.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id)
        return f"/desk/matters/{matter.id}/times/{world.willems_time.id}/pick/"

    return path


def hannas_entry() -> Callable[[World], str]:
    def path(_world: World) -> str:
        goal = Goal.objects.get(person_id=HANNA_ID)
        return f"/wetterwald/mijn-dossier/klopt-niet/doel/{goal.id}/"

    return path


def hannas_look(world: World) -> str:
    """Return where Hanna asks why Sanne looked in her file."""
    return f"/wetterwald/mijn-dossier/waarom/{make_look(world.hanna).id}/"


def hannas_remark() -> Callable[[World], str]:
    """Return where Sanne answers what Hanna says of her goal; an entry that is there."""

    def path(_world: World) -> str:
        goal = Goal.objects.get(person_id=HANNA_ID)
        remark = Remark.objects.get(person_id=HANNA_ID)
        Remark.objects.filter(id=remark.id).update(about="goal", row_id=goal.id)
        return f"/desk/remarks/{remark.id}/"

    return path


def hannas_agreement() -> Callable[[World], str]:
    def path(_world: World) -> str:
        agreement = Agreement.objects.get(person_id=HANNA_ID, how="paper")
        return f"/wetterwald/mijn-dossier/meekijken/{agreement.id}/"

    return path


def hanna_asks_for_another() -> Callable[[World], str]:
    def path(world: World) -> str:
        # A person of her own in the same circle would do; the question that she has does too.
        Question.objects.filter(id=world.hannas_question.id).update(asker_relation="child")
        return f"/wetterwald/mijn-dossier/vraag/{world.hannas_question.id}/code/"

    return path


def brams_hand_over(step: str = "") -> Callable[[World], str]:
    """Return where Bram is asked to go on with Hanna after Sanne."""

    def path(world: World) -> str:
        return f"/desk/go-on/{world.hannas_hand_over.id}/{step}"

    return path


def sannes_place(step: str = "") -> Callable[[World], str]:
    """Return where Carla asks who goes on with Hanna, or keeps her place."""

    def path(_world: World) -> str:
        case = Case.objects.get(person_id=HANNA_ID, user_id=SANNE.user_id)
        return f"/desk/hand-over/{SANNE.user_id}/{case.id}/{step}"

    return path


def hannas_consult(path: str) -> Callable[[World], str]:
    """Return `path` of what Sanne asked Dirk about Hanna, without her name."""
    return lambda world: f"/desk/think-along/{world.hannas_consult.id}/{path}"


def hannas_along(manner: str, path: str) -> Callable[[World], str]:
    """Return `path` for who is asked into Hanna's case in some manner."""
    return lambda world: path.format(world.hannas_along[manner].id)


def taken_back() -> Callable[[World], str]:
    def path(world: World) -> str:
        return f"/desk/hand-over/{SANNE.user_id}/{world.hannas_hand_over.id}/take-back/"

    return path


def hannas_hand_over() -> Callable[[World], str]:
    def path(world: World) -> str:
        return f"/wetterwald/mijn-dossier/verder/{world.hannas_hand_over.id}/liever-een-ander/"

    return path


def for_whom_hanna_speaks() -> Callable[[World], str]:
    def path(_world: World) -> str:
        spoken_for = Representation.objects.get(representative_id=HANNA_ID)
        return f"/wetterwald/mijn-dossier/voor/{spoken_for.person_id}/"

    return path


def asked_for_another(step: str) -> Callable[[World], str]:
    """Return a page of Sanne's about the other, for whom somebody asked."""

    def path(_world: World) -> str:
        case = make_running_case(SANNE.user_id, person=make_person())
        Question.objects.filter(id=case.question_id).update(asker_relation="child")
        return f"/desk/cases/{case.id}/{step}/"

    return path


def desk(path, *, may=STAFF, look: int | None = 200, form: int | set[int] | None = None) -> Line:
    """Of the staff: who is signed out is sent to sign in, to a stranger it is not there."""
    return Line(path=path, may=frozenset(may), look=look, form=form, others=404, signed_out=302)


def of(user: Actor, model: type[Model], path: str, **fields: str) -> Callable[[World], str]:
    """Return `path` with the id of the row of `user` in it."""

    def filled(world: World) -> str:
        for expected in world.expected[model]:
            row = expected.row
            facts = {"user_id": user.user_id, **fields}
            if all(getattr(row, name) == value for name, value in facts.items()):
                return path.format(row.pk)
        raise LookupError(f"{model.__name__} of {NAMES[user]}: write one in its wall_rows")

    return filled


def a_vision(after: str) -> Callable[[World], str]:
    """Return the path of a vision that is put to who writes along."""
    return lambda world: f"/desk/steering/wetterwald/vision/{world.shared_vision.pk}/{after}"


def card_path(before: str) -> Callable[[World], str]:
    def path(_world: World) -> str:
        card = Card.objects.filter(municipality_ids__contains=[WETTERWALD]).order_by("pk")[0]
        return f"/wetterwald/{before}/{card.pk}/"

    return path


def sannes_case(step: str = "") -> Callable[[World], str]:
    return of(SANNE, Case, "/desk/cases/{}/" + step)


def closed_case_of_hanna(world: World) -> str:
    """Return where Hanna goes on with who stood beside her until her case was closed."""
    asked = make_question(world.hanna, BRAM.user_id, status=QuestionStatus.WITHDRAWN)
    case = make_case(asked, BRAM.user_id, status=CaseStatus.CLOSED)
    return f"/wetterwald/mijn-dossier/opnieuw/{case.id}/"


def hannas_visit(step: str = "") -> Callable[[World], str]:
    """Return where a visit is that was taken along today, by the clock on the wall."""

    def path(world: World) -> str:
        case = Case.objects.get(id=world.hannas_term.case_id)
        at = timezone.localtime()
        visit = make_visit(case, taken_at=at, until_at=at + timedelta(hours=72))
        return f"/desk/on-visit/{visit.id}/{step}"

    return path


def in_hannas_case(step: str) -> Callable[[World], str]:
    """Return where a term or a letter of Hanna's case is."""
    return lambda world: f"/desk/cases/{world.hannas_term.case_id}/{step.format(world)}"


def brams_question(step: str = "") -> Callable[[World], str]:
    return of(BRAM, Question, "/desk/questions/{}/" + step, status=QuestionStatus.OPEN)


def shared_document() -> Callable[[World], str]:
    """Return the address of a document that Willem shared with who decides about him."""

    def path(world: World) -> str:
        file = make_file(subject_id=WILLEM_ID, house="municipality", key=key(world.willem))
        piece = make_piece(world.willem, "brief.pdf", kind="document", file=file)
        return f"/desk/matters/shared/{piece.id}/"

    return path


def foppes_matter(step: str = "") -> Callable[[World], str]:
    return of(FOPPE, Matter, "/desk/matters/{}/" + step, status=MatterStatus.OPEN)


def sannes_grant() -> Callable[[World], str]:
    return lambda _world: f"/desk/roles/{Grant.objects.get(user_id=SANNE.user_id).pk}/end/"


def foppes_letter(path: str) -> Callable[[World], str]:
    """Return `path` with the letter in Willem's matter that Foppe works on."""
    return lambda _world: path.format(
        Letter.objects.get(person_id=WILLEM_ID, user_id=FOPPE.user_id).id
    )


def objection(before: str, step: str = "", *, which: str = "judged") -> Callable[[World], str]:
    return lambda world: f"{before}/{getattr(world, which).id}/{step}"


def foppes_decision(step: str) -> Callable[[World], str]:
    def path(_world: World) -> str:
        one = Decision.objects.filter(person_id=WILLEM_ID, user_id=FOPPE.user_id).earliest("id")
        return f"/desk/matters/{one.matter_id}/decisions/{one.id}/{step}"

    return path


def rinskes_question(step: str) -> Callable[[World], str]:
    path = "/desk/matters/questions/{}/" + step
    return of(RINSKE, Question, path, status=QuestionStatus.OPEN)


# Who has a card: whoever stands beside residents, or decides on behalf of the municipality.
WITH_A_CARD = {SANNE, BRAM, DIRK, FOPPE, LEO, RINSKE}
LEAD_WORKERS = {CARLA, TINEKE, UMA, KARIN}
SUPPORTERS = {SANNE, BRAM, DIRK, UMA}
OFFICERS = {FOPPE, RINSKE}
WATCHES = {CARLA, TINEKE, UMA, EMRE, GEA, STIJN}
KEEPERS = {CARLA, TINEKE, UMA, GEA, STIJN}
THREE_CHAIRS = {GEA, STIJN, EMRE, CARLA, TINEKE, UMA}
READ_ROUNDS = {MILA, NOUR, GEA, STIJN, EMRE, CARLA, TINEKE, UMA}
KEEPS_MAP = {CARLA, GEA}

TABLE: dict[str, Line] = {
    "robots": anybody("/robots.txt"),
    "theme": anybody("/theme/wetterwald.css", look=404),  # only where a municipality has its own
    # The demo only: /patterns/ shows parts, and answers the empty forms on it with themselves.
    "ui:patterns": anybody("/patterns/", form=TAKEN),
    "outbox:demo": anybody("/demo/outbox/", form=TAKEN),
    "desk:demo": anybody("/demo/"),
    "desk:demo_sign_in": anybody("/demo/sign-in/", look=None, form=404),
    # Signing in. Who is in has nothing to do there; who is not, is sent there.
    "account_login": Line(
        path="/accounts/login/", may=STAFF, look=302, form=TAKEN, others=404, signed_out=200
    ),
    "account_logout": desk("/accounts/logout/", form=TAKEN),
    "account_inactive": anybody("/accounts/inactive/"),
    "account_reauthenticate": desk("/accounts/reauthenticate/", look=403, form=403),
    "account_reset_password": anybody("/accounts/password/reset/", form=TAKEN),
    "account_reset_password_done": anybody("/accounts/password/reset/sent/"),
    "account_reset_password_from_key": anybody("/accounts/password/reset/key/1-none/", form=TAKEN),
    "account_reset_password_from_key_done": anybody("/accounts/password/reset/done/"),
    "mfa_index": desk("/accounts/second-step/"),
    "mfa_authenticate": desk("/accounts/second-step/sign-in/", look=302, form=TAKEN),
    "mfa_reauthenticate": desk("/accounts/second-step/again/", look=403, form=403),
    "mfa_activate_totp": desk("/accounts/second-step/set-up/", form=TAKEN),
    "mfa_deactivate_totp": desk("/accounts/second-step/remove/", look=404, form=404),
    "mfa_view_recovery_codes": desk("/accounts/recovery-codes/", look=404),
    "mfa_generate_recovery_codes": desk("/accounts/recovery-codes/new/", form=TAKEN),
    "mfa_download_recovery_codes": desk("/accounts/recovery-codes/download/", look=404, form=404),
    # Whether support stands beside residents: who is reviewed, who watches, who closes.
    "organisations:reviews": desk("/desk/independence/", may=WATCHES),
    "organisations:review": Line(
        path=lambda world: f"/desk/independence/{world.review.id}/",
        may=frozenset({CARLA, EMRE, GEA}),
        look=200,
        form={404, 422},
        others=404,
        signed_out=302,
    ),
    "organisations:close": desk(
        lambda world: f"/desk/independence/{world.review.id}/close/", may={GEA}, form=TAKEN
    ),
    "organisations:tell": desk("/desk/independence/doubts/new/", may={CARLA}, form=TAKEN),
    "organisations:doubt": Line(
        path=lambda world: f"/desk/independence/doubts/{world.doubt.id}/",
        may=frozenset({CARLA, EMRE, GEA}),
        look=200,
        form={404, 422},
        others=404,
        signed_out=302,
    ),
    "organisations:floor": desk(
        lambda world: f"/desk/independence/agreements/{world.agreement.pk}/", may={GEA}, form=TAKEN
    ),
    # How people are reached: kept by who leads the organisation, and by the municipality.
    "organisations:hours": desk("/desk/hours/", may={CARLA, TINEKE, UMA, GEA, STIJN}),
    "organisations:reached": desk(
        f"/desk/hours/organisations/{MEIDOORN}/", may={CARLA}, form=TAKEN
    ),
    "organisations:not_calling": desk(
        f"/desk/hours/organisations/{MEIDOORN}/closed/", may={CARLA}, form=TAKEN
    ),
    "organisations:phone": desk("/desk/hours/municipalities/wetterwald/", may={GEA}, form=TAKEN),
    "organisations:point": desk(hosted_point(), may={CARLA, GEA}, form=TAKEN),
    "organisations:point_closed": desk(hosted_point("closed/"), may={CARLA, GEA}, form=TAKEN),
    # What municipality and organisation agree: read by both sides and the council.
    "cooperation:overview": desk("/desk/agreements/overview/", may=WATCHES),
    "cooperation:agreements": desk("/desk/agreements/", may=WATCHES),
    "cooperation:agreement": desk(
        lambda world: f"/desk/agreements/{world.agreement.pk}/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:agreement_paper": desk(
        lambda world: f"/desk/agreements/{world.agreement.pk}/paper/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:new_agreement": desk(f"/desk/agreements/new/{WETTERWALD}/", may={GEA}, form=TAKEN),
    "cooperation:proposal": desk(
        lambda world: f"/desk/agreements/proposals/{world.proposal.id}/", may={CARLA, GEA}
    ),
    "cooperation:proposal_paper": desk(
        lambda world: f"/desk/agreements/proposals/{world.proposal.id}/paper/", may={CARLA, GEA}
    ),
    "cooperation:edit": desk(
        lambda world: f"/desk/agreements/proposals/{world.draft.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:send": desk(
        lambda world: f"/desk/agreements/proposals/{world.draft.id}/send/",
        may={GEA},
        look=None,
        form=302,
    ),
    "cooperation:withdraw": desk(
        lambda world: f"/desk/agreements/proposals/{world.draft.id}/withdraw/",
        may={GEA},
        look=None,
        form=302,
    ),
    "cooperation:answer": desk(
        lambda world: f"/desk/agreements/proposals/{world.proposal.id}/answer/",
        may={CARLA},
        form=TAKEN,
    ),
    "cooperation:covenants": desk("/desk/covenants/", may=WATCHES),
    "cooperation:new_covenant": desk(f"/desk/covenants/new/{WETTERWALD}/", may={GEA}, form=TAKEN),
    "cooperation:covenant": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:covenant_paper": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/paper/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:edit_covenant": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:party": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/parties/1/", may={GEA}, form=TAKEN
    ),
    "cooperation:grown": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/stage/", may={GEA}, form=TAKEN
    ),
    "cooperation:ask": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/ask/", may={GEA}, look=None, form=302
    ),
    "cooperation:join": desk(
        lambda world: f"/desk/covenants/{world.covenant.id}/join/", may={CARLA}, look=None, form=302
    ),
    # Examples with which who answers for agreements begins; others read what is shared.
    "cooperation:examples": desk("/desk/examples/", may={GEA, STIJN}),
    "cooperation:national": desk("/desk/examples/national/subsidie/", may={GEA, STIJN}),
    "cooperation:new_example": desk(
        f"/desk/examples/new/{WETTERWALD}/subsidy/", may={GEA}, form=TAKEN
    ),
    "cooperation:example": desk(lambda world: f"/desk/examples/{world.example.id}/", may={GEA}),
    "cooperation:edit_example": desk(
        lambda world: f"/desk/examples/{world.example.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:share_example": desk(
        lambda world: f"/desk/examples/{world.example.id}/share/", may={GEA}, look=None, form=302
    ),
    "cooperation:remove_example": desk(
        lambda world: f"/desk/examples/{world.example.id}/remove/", may={GEA}, look=None, form=302
    ),
    # What municipalities decided: a draft is their own, what is published everybody reads.
    "cooperation:notes": desk("/desk/notes/", may=WATCHES),
    "cooperation:new_note": desk(f"/desk/notes/new/{WETTERWALD}/", may={GEA}, form=TAKEN),
    "cooperation:edit_note": desk(
        lambda world: f"/desk/notes/{world.note.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:publish_note": desk(
        lambda world: f"/desk/notes/{world.note.id}/publish/", may={GEA}, look=None, form=302
    ),
    # The social map of a municipality, taken over from a file by who keeps it.
    "services:take_in": desk(f"/desk/services/import/{WETTERWALD}/", may={CARLA, GEA}, form=TAKEN),
    "services:take_in_places": desk(
        f"/desk/services/import/{WETTERWALD}/places/", may={GEA}, form=TAKEN
    ),
    "services:looked": desk(
        lambda world: f"/desk/services/brought/{world.brought.pk}/looked/",
        may={GEA},
        look=None,
        form=302,
    ),
    # Short lines: whom one turns to, and who spoke with whom; read by the parties concerned.
    "cooperation:contacts": desk("/desk/contacts/", may=WATCHES),
    "cooperation:new_contact": desk(
        f"/desk/contacts/new/{WETTERWALD}/", may={CARLA, GEA}, form=TAKEN
    ),
    "cooperation:contact": desk(
        lambda world: f"/desk/contacts/{world.contact.id}/", may={CARLA}, form=TAKEN
    ),
    "cooperation:end_contact": desk(
        lambda world: f"/desk/contacts/{world.contact.id}/end/", may={CARLA}, look=None, form=302
    ),
    "cooperation:new_talk": desk(
        f"/desk/contacts/talks/new/{WETTERWALD}/", may={CARLA, EMRE, GEA}, form=TAKEN
    ),
    "cooperation:talk": desk(
        lambda world: f"/desk/contacts/talks/{world.talk.id}/", may={CARLA, GEA}
    ),
    "cooperation:correct_talk": desk(
        lambda world: f"/desk/contacts/talks/{world.talk.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:follow": desk(
        lambda world: f"/desk/contacts/talks/{world.talk.id}/done/",
        may={GEA},
        look=None,
        form=302,
    ),
    # Meetings: read by the parties that meet, kept by who called them; actions by who does them.
    "cooperation:meetings": desk("/desk/meetings/", may=WATCHES),
    "cooperation:new_meeting": desk(
        f"/desk/meetings/new/{WETTERWALD}/", may={CARLA, EMRE, GEA}, form=TAKEN
    ),
    "cooperation:meeting": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:meeting_calendar": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/calendar/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:meeting_paper": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/paper/", may={CARLA, EMRE, GEA}
    ),
    "cooperation:edit_meeting": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/edit/", may={GEA}, form=TAKEN
    ),
    "cooperation:minutes": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/minutes/", may={GEA}, form=TAKEN
    ),
    "cooperation:new_action": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/actions/", may={GEA}, form=TAKEN
    ),
    "cooperation:invite": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/invite/", may={GEA}, look=None, form=302
    ),
    "cooperation:cancel": desk(
        lambda world: f"/desk/meetings/{world.meeting.id}/cancel/", may={GEA}, look=None, form=302
    ),
    "cooperation:action": desk(
        lambda world: f"/desk/meetings/actions/{world.action.id}/", may={GEA, SANNE}
    ),
    "cooperation:finish": desk(
        lambda world: f"/desk/meetings/actions/{world.action.id}/done/",
        may={GEA, SANNE},
        look=None,
        form=302,
    ),
    # A worker and her own card.
    "supporters:my_card": desk("/desk/my-card/", may=WITH_A_CARD, form=TAKEN),
    "supporters:withdraw": desk("/desk/my-card/withdraw/", may=WITH_A_CARD, look=None, form=TAKEN),
    "supporters:my_photo": desk("/desk/my-card/photo/", may=WITH_A_CARD, form=TAKEN),
    "supporters:withdraw_photo": desk(
        "/desk/my-card/photo/away/", may=WITH_A_CARD, look=None, form=TAKEN
    ),
    # Everybody gets it while she shows it; here nobody does at this address.
    "supporters:photo": anybody(f"/foto/{NOTHING_THERE}/", look=404),
    "supporters:confirm": desk("/desk/my-card/confirm/", may=WITH_A_CARD, look=None, form=TAKEN),
    "supporters:declare": desk("/desk/my-card/declare/", may=WITH_A_CARD, look=None, form=TAKEN),
    "supporters:pause": desk("/desk/my-card/pause/", may=WITH_A_CARD, look=None, form=TAKEN),
    "supporters:details": desk("/desk/my-details/", may=WITH_A_CARD, form=TAKEN),
    "supporters:calendar": desk("/desk/my-details/calendar/", may=WITH_A_CARD, form=TAKEN),
    "supporters:renew_calendar": desk(
        "/desk/my-details/calendar/renew/", may=WITH_A_CARD, look=None, form=TAKEN
    ),
    "supporters:end_calendar": desk(
        "/desk/my-details/calendar/end/", may=WITH_A_CARD, look=None, form=TAKEN
    ),
    "supporters:diary": desk("/desk/my-details/busy/", may=WITH_A_CARD, form=422),
    "supporters:diary_file": desk("/desk/my-details/busy/file/", may=WITH_A_CARD, form=422),
    "supporters:end_diary": desk(
        "/desk/my-details/busy/end/", may=WITH_A_CARD, look=None, form=TAKEN
    ),
    # Who knows the address reads when she is busy; what anybody else gets, test_feed tells.
    "desk:feed": anybody(lambda world: f"/feed/{world.sannes_calendar}.ics"),
    # Who leads workers: her own, and those of nobody else.
    "supporters:people": desk("/desk/people/", may=LEAD_WORKERS),
    "supporters:applications": desk("/desk/people/applications/", may={CARLA, TINEKE, UMA}),
    "supporters:talked": desk(application("talked"), may={CARLA}, look=None, form=TAKEN),
    "supporters:decline": desk(application("decline"), may={CARLA}, look=None, form=TAKEN),
    "supporters:admit": desk(application("admit", talked=True), may={CARLA}, form=TAKEN),
    "supporters:asked": desk("/desk/people/asked/", may=LEAD_WORKERS, form=TAKEN),
    "supporters:terms": desk("/desk/people/terms/", may=LEAD_WORKERS, form=TAKEN),
    "supporters:papers": desk(of(SANNE, Supporter, "/desk/people/{}/"), may={CARLA}, form=TAKEN),
    # Who stands behind a volunteer; a supervisor opens nothing by it.
    "supporters:supervisor": desk(
        of(SANNE, Supporter, "/desk/people/{}/supervisor/"), may={CARLA}, form=TAKEN
    ),
    "supporters:end_supervision": desk(
        of(SANNE, Supporter, "/desk/people/{}/supervisor/end/"), may={CARLA}, look=None, form=302
    ),
    "supporters:behind": desk("/desk/behind/", may={ILSE}),
    # Her independence card: herself and who leads her. An organisation's: who watches there, too.
    "supporters:independence": desk(
        of(SANNE, Supporter, "/desk/people/{}/independence/"), may={SANNE, CARLA}
    ),
    "supporters:organisation_card": desk(
        "/desk/independence/organisations/1/", may={CARLA, GEA, EMRE}
    ),
    # Learning: of who works somewhere, and of who leads there. Names are of who leads them alone.
    "training:catalogue": desk("/desk/training/", may=WITH_A_CARD | LEAD_WORKERS),
    "training:register": desk("/desk/training/register/", may=LEAD_WORKERS),
    "training:new_course": desk("/desk/training/courses/new/", may=LEAD_WORKERS, form=TAKEN),
    "training:course": desk(
        lambda world: f"/desk/training/courses/{world.course.pk}/", may={CARLA}, form=TAKEN
    ),
    "training:stop": desk(
        lambda world: f"/desk/training/courses/{world.course.pk}/stop/",
        may={CARLA},
        look=None,
        form=302,
    ),
    "training:new_meeting": desk("/desk/training/meetings/new/", may=LEAD_WORKERS, form=TAKEN),
    "training:backed": desk("/desk/training/backed/", may=LEAD_WORKERS),
    "training:people": desk(
        lambda world: f"/desk/training/meetings/{world.day_ahead.pk}/people/",
        may={CARLA},
        form=TAKEN,
    ),
    "training:changed": desk(
        lambda world: f"/desk/training/meetings/{world.learning_day.pk}/changed/",
        may={CARLA},
        form=TAKEN,
    ),
    "training:come": desk(
        lambda world: f"/desk/training/meetings/{world.day_ahead.pk}/come/",
        may={SANNE, BRAM},
        look=None,
        form=TAKEN,
    ),
    "training:cannot": desk(
        lambda world: f"/desk/training/meetings/{world.day_ahead.pk}/cannot/",
        may={SANNE, BRAM},
        look=None,
        form=TAKEN,
    ),
    "training:meeting": desk(
        lambda world: f"/desk/training/meetings/{world.learning_day.pk}/",
        may={SANNE, BRAM, CARLA},
        form={404, 422},
    ),
    # A complaint: read by who hears it in that one house, and by nobody else.
    "portal:answers": Line(
        path="/wetterwald/mijn-dossier/antwoorden/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=None,
        others=404,
        signed_out=None,
    ),
    "experience:complaints": desk("/desk/complaints/", may={OMAR}),
    "experience:extend": desk(
        lambda world: f"/desk/complaints/{world.complaint.id}/longer/", may={OMAR}, form=TAKEN
    ),
    "experience:complaint": desk(
        lambda world: f"/desk/complaints/{world.complaint.id}/", may={OMAR}, form=TAKEN
    ),
    "portal:apply": anybody("/wetterwald/meedoen/", form=TAKEN),
    "portal:complain": anybody("/wetterwald/klacht/", form=TAKEN),
    # A new code: from who answers the phone, or from who stands beside this resident.
    "people:new_code": desk("/desk/new-code/", may={CARLA, TINEKE, UMA, JOOP}, form=TAKEN),
    "people:new_code_beside": desk(f"/desk/new-code/{HANNA_ID}/", may={SANNE}, form=TAKEN),
    # A supporter and her cases: the one who stands beside this resident, and nobody else.
    "casework:cases": desk("/desk/cases/", may=SUPPORTERS),
    "casework:closed": desk("/desk/cases/closed/", may=SUPPORTERS | {CARLA, TINEKE}),
    "casework:hold": desk(
        of(BRAM, Case, "/desk/cases/closed/{}/hold/", status=CaseStatus.CLOSED),
        may={CARLA},
        form=TAKEN,
    ),
    "casework:end_hold": desk(
        lambda world: f"/desk/holds/{world.hannas_hold.id}/end/", may={CARLA}, look=None, form=302
    ),
    "keeping:overview": desk("/desk/keeping/", may={PETRA}),
    "keeping:choose": desk(f"/desk/keeping/{MEIDOORN}/", may={PETRA}, form=TAKEN),
    "casework:case": desk(sannes_case(), may={SANNE}, form=TAKEN),
    "casework:question_behind": desk(sannes_case("question/"), may={SANNE}, form=TAKEN),
    "casework:goal": desk(sannes_case("goal/"), may={SANNE}, form=TAKEN),
    "casework:ladder": desk(sannes_case("ladder/"), may={SANNE}, form=TAKEN),
    "casework:appointment": desk(sannes_case("appointment/"), may={SANNE}, form=TAKEN),
    "casework:messages": desk(sannes_case("messages/"), may={SANNE}, form=TAKEN),
    "casework:promise": desk(sannes_case("promise/"), may={SANNE}, form=TAKEN),
    "casework:agreement": desk(asked_for_another("agreement"), may={SANNE}, form=TAKEN),
    "casework:invite": desk(asked_for_another("invite"), may={SANNE}, form=TAKEN),
    "casework:safety": desk(sannes_case("safety/"), may={SANNE}, form=TAKEN),
    "casework:look_again": desk(
        in_hannas_case("safety/{0.hannas_concern.id}/"), may={SANNE}, form=TAKEN
    ),
    # What is held back: who guards privacy sees that it is, and may end it.
    "casework:held_back": desk("/desk/held-back/", may={PETRA}),
    "casework:release": desk(
        lambda world: f"/desk/held-back/{world.hannas_concern.id}/release/",
        may={PETRA},
        look=None,
        form=TAKEN,
    ),
    "casework:terms": desk(sannes_case("terms/"), may={SANNE}, form=TAKEN),
    "casework:term": desk(
        in_hannas_case("terms/{0.hannas_term.id}/"),
        may={SANNE},
        form=TAKEN,
    ),
    "casework:new_letter": desk(sannes_case("letters/new/complaint/"), may={SANNE}, form=TAKEN),
    "casework:letter": desk(
        in_hannas_case("letters/{0.hannas_letter.id}/"),
        may={SANNE},
        form=TAKEN,
    ),
    "casework:letter_paper": desk(
        lambda world: (
            f"/desk/cases/{world.hannas_term.case_id}/letters/{world.hannas_letter.id}/paper/"
        ),
        may={SANNE},
    ),
    # Somebody else in a case: asked by whose it is, a stand-in by who leads too.
    "casework:ask_behind": desk(sannes_case("behind/"), may={SANNE}, form=TAKEN),
    "casework:ask_stand_in": desk(sannes_case("stand-in/"), may={SANNE, CARLA}, form=TAKEN),
    "casework:ask_together": desk(sannes_case("together/"), may={SANNE}, form=TAKEN),
    "casework:asked_along": desk(hannas_along("behind", "/desk/along/{}/"), may={ILSE}),
    "casework:along_yes": desk(
        hannas_along("behind", "/desk/along/{}/yes/"), may={ILSE}, look=None, form=TAKEN
    ),
    "casework:along_no": desk(
        hannas_along("stands_in", "/desk/along/{}/no/"), may={BRAM}, look=None, form=TAKEN
    ),
    "casework:along_end": desk(
        hannas_along("stands_in", "/desk/along/{}/end/"),
        may={SANNE, BRAM, CARLA},
        look=None,
        form=TAKEN,
    ),
    "casework:consult": desk(sannes_case("think-along/"), may={SANNE}, form=TAKEN),
    "casework:bring": desk(sannes_case("talk-together/"), may={SANNE}, form=TAKEN),
    "casework:consult_outcome": desk(
        lambda world: f"/desk/think-along/{world.hannas_brought.id}/outcome/",
        may={SANNE},
        form=TAKEN,
    ),
    "casework:discussion": desk(
        lambda world: f"/desk/talk-together/{world.case_talk.pk}/", may={SANNE, DIRK}
    ),
    "casework:consults": desk("/desk/think-along/", may=SUPPORTERS | {ILSE}),
    "casework:consulted": desk(hannas_consult(""), may={DIRK}, form=TAKEN),
    "casework:consult_unknown": desk(hannas_consult("unknown/"), may={DIRK}, look=None, form=TAKEN),
    "casework:consult_take_back": desk(
        hannas_consult("take-back/"), may={SANNE}, look=None, form=TAKEN
    ),
    "casework:behind": desk("/desk/behind/cases/", may={ILSE}),
    "casework:behind_case": desk(
        lambda world: f"/desk/behind/cases/{world.lys_behind.id}/", may={ILSE}
    ),
    "casework:close": desk(sannes_case("close/"), may={SANNE}, form=TAKEN),
    # A visit on its way opens for who took it along; how it may go, for who leads.
    "casework:visit": desk(sannes_case("visit/"), may={SANNE}, form=TAKEN),
    "casework:on_visit": desk(hannas_visit(), may={SANNE}, form=TAKEN),
    "casework:visit_done": desk(hannas_visit("done/"), may={SANNE}, look=None, form=TAKEN),
    "casework:our_way": desk("/desk/our-way/", may={CARLA, TINEKE, UMA}),
    "casework:wording": desk(
        f"/desk/our-way/{MEIDOORN}/letters/complaint/", may={CARLA}, form=TAKEN
    ),
    "casework:offline": desk(f"/desk/our-way/{MEIDOORN}/offline/", may={CARLA}, form=TAKEN),
    # A supporter's day; the header of a question is for who was asked, and for nobody else.
    "desk:today": desk("/desk/today/", may=SUPPORTERS),
    "desk:question": desk(brams_question(), may={BRAM}),
    "desk:accept": desk(brams_question("accept/"), may={BRAM}, look=None, form=TAKEN),
    "desk:pass_on": desk(brams_question("pass-on/"), may={BRAM}, look=None, form=TAKEN),
    "desk:terms": desk("/desk/terms/", may={GEA, STIJN, EMRE, KARIN, FOPPE, RINSKE, LEO}),
    "desk:term": desk("/desk/terms/WMO_PLAN/", may={GEA, STIJN}, form=TAKEN),
    "desk:paper": desk("/desk/paper/", may={CARLA, TINEKE, UMA, JOOP}),
    "desk:queue": desk("/desk/queue/", may={CARLA, TINEKE, UMA}),
    "desk:propose": desk(
        of(BRAM, Question, "/desk/queue/{}/", status=QuestionStatus.OPEN), may={CARLA}, form=TAKEN
    ),
    "desk:suggestion": desk("/desk/suggestion/", may={CARLA, TINEKE, UMA}),
    "desk:ask_suggestion": desk(
        f"/desk/suggestion/{MEIDOORN}/ask/", may={CARLA}, look=None, form=TAKEN
    ),
    "desk:accept_suggestion": desk(
        lambda world: f"/desk/suggestion/{MEIDOORN}/{world.suggestion.id}/accept/",
        may={CARLA},
        look=None,
        form=TAKEN,
    ),
    # Where one's organisation or municipality works; Linde serves nobody here.
    "desk:team": desk("/desk/team/", may={KARIN}),
    "concerns:signals": desk("/desk/signals/", may=SEES_RESIDENTS | {GEA, STIJN}),
    # Organisation 2 works nowhere by an agreement of today.
    "concerns:new": desk("/desk/signals/new/", may=SEES_RESIDENTS - {DIRK, TINEKE}, form=TAKEN),
    # Read by all who work there, answered by who works on policy.
    "concerns:signal": desk(
        lambda world: f"/desk/signals/{world.concern.id}/",
        may={SANNE, BRAM, UMA, CARLA, JOOP, FOPPE, KARIN, GEA, EMRE},
        form={404, 422},
    ),
    "desk:team_matters": desk("/desk/team/matters/", may={KARIN}),
    "desk:officer_matters": desk(f"/desk/team/matters/{FOPPE.user_id}/", may={KARIN}, form=TAKEN),
    "desk:reassign_one": desk(
        of(FOPPE, Matter, f"/desk/team/matters/{FOPPE.user_id}/{{}}/", status=MatterStatus.OPEN),
        may={KARIN},
        look=None,
        form=TAKEN,
    ),
    "desk:away": desk(of(FOPPE, Supporter, "/desk/team/{}/away/"), may={KARIN}, form=TAKEN),
    "desk:zones": desk("/desk/zones/", may={KARIN, GEA, STIJN, EMRE}),
    "desk:borders": desk("/desk/zones/wetterwald/borders/", may={GEA}, form=TAKEN),
    # Of the meitinkers of one's own municipality alone.
    "desk:works_in": desk(of(FOPPE, Supporter, "/desk/zones/worker/{}/"), may={KARIN}, form=TAKEN),
    "desk:supply": desk("/desk/supply/", may={CARLA, GEA, STIJN, EMRE}),
    # Of her own people alone: Carla's Sanne, nobody of the other organisation.
    "desk:hand_over": desk(f"/desk/hand-over/{SANNE.user_id}/", may={CARLA}, form=TAKEN),
    "desk:hand_over_one": desk(sannes_place(), may={CARLA}, look=None, form=TAKEN),
    "desk:keep_place": desk(sannes_place("keep/"), may={CARLA}, look=None, form=TAKEN),
    "desk:take_back": desk(taken_back(), may={CARLA}, look=None, form=TAKEN),
    "desk:go_on": desk(brams_hand_over(), may={BRAM}),
    "desk:go_on_accept": desk(brams_hand_over("yes/"), may={BRAM}, look=None, form=TAKEN),
    "desk:go_on_refuse": desk(brams_hand_over("no/"), may={BRAM}, look=None, form=TAKEN),
    "desk:want_successor": desk(sannes_case("hand-over/"), may={SANNE}, form=TAKEN),
    # An officer and her matters, in the house of the municipality.
    "decisions:matters": desk("/desk/matters/", may=OFFICERS),
    # Gone, not mine and not possible get the same answer (I-1): back, with a word.
    "decisions:take": desk(rinskes_question("take/"), may=OFFICERS, look=None, form=TAKEN),
    "decisions:pass_on": desk(rinskes_question("pass-on/"), may={RINSKE}, form=TAKEN),
    "decisions:notify": desk("/desk/matters/notify/", may=OFFICERS, form=TAKEN),
    # In this one it was handed over and answered: written no more, read on paper.
    "decisions:report": desk(foppes_matter("report/"), may={FOPPE}, look=404, form=409),
    "decisions:reply": desk(foppes_matter("report/reply/"), may={FOPPE}, look=404, form=409),
    "decisions:report_paper": desk(foppes_matter("report/paper/"), may={FOPPE}),
    "decisions:appointment": desk(foppes_matter("appointment/"), may={FOPPE}, form=TAKEN),
    "decisions:pick_time": desk(foppe_picks(), may={FOPPE}, look=None, form=302),
    "decisions:call_off": desk(foppe_calls_off(), may={FOPPE}, look=None, form=302),
    "decisions:notice": desk(foppes_matter("notice/"), may={FOPPE}, form=TAKEN),
    "decisions:urgent": desk(foppes_matter("urgent/"), may={FOPPE}, look=None, form=302),
    "decisions:matter": desk(foppes_matter(), may={FOPPE}, form=TAKEN),
    "decisions:shared_document": desk(shared_document(), may={FOPPE}),
    "decisions:question_behind": desk(foppes_matter("question/"), may={FOPPE}, form=TAKEN),
    "decisions:messages": desk(foppes_matter("messages/"), may={FOPPE}, form=TAKEN),
    "decisions:ladder": desk(foppes_matter("ladder/"), may={FOPPE}, form=TAKEN),
    "decisions:application": desk(foppes_matter("application/"), may={FOPPE}, form=TAKEN),
    "decisions:conversation": desk(foppes_matter("conversation/"), may={FOPPE}, form=TAKEN),
    "decisions:letter": desk(foppes_matter("letter/"), may={FOPPE}, form=TAKEN),
    "decisions:letter_concept": desk(foppes_matter("letter/draft/"), may={FOPPE}),
    "decisions:sent_letter": desk(foppes_letter("/desk/matters/letters/{}/"), may={FOPPE}),
    "decisions:decide_anew": desk(foppes_decision("anew/"), may={FOPPE}, form=TAKEN),
    "decisions:letter_data": desk(foppes_matter("letter/data/"), may={FOPPE}),
    "decisions:later": desk(foppes_matter("later/"), may={FOPPE}, look=None, form=TAKEN),
    "decisions:decide": desk(foppes_matter("decide/"), may={FOPPE}, form=TAKEN),
    "decisions:close": desk(foppes_matter("close/"), may={FOPPE}, form=TAKEN),
    # Who judges objections: never to a decision of her own, and only what she took opens.
    "decisions:objections": desk("/desk/objections/", may={LEO}),
    "decisions:register_objection": desk("/desk/objections/register/", may={LEO}, form=TAKEN),
    "decisions:objection": desk(objection("/desk/objections"), may={LEO}),
    "decisions:objection_letter": desk(
        lambda _world: f"/desk/objections/letters/{Letter.objects.get(number='W-42-1').id}/",
        may={LEO},
    ),
    "decisions:take_objection": desk(
        objection("/desk/objections", "take/", which="objection"), may={LEO}, look=None, form=302
    ),
    "decisions:ask_to_complete": desk(
        objection("/desk/objections", "complete/"), may={LEO}, look=None, form=302
    ),
    "decisions:hearing": desk(objection("/desk/objections", "hearing/"), may={LEO}, form=TAKEN),
    "decisions:heard": desk(objection("/desk/objections", "heard/"), may={LEO}, form=TAKEN),
    "decisions:objection_longer": desk(
        objection("/desk/objections", "longer/"), may={LEO}, form=TAKEN
    ),
    "decisions:judge": desk(objection("/desk/objections", "decide/"), may={LEO}, form=TAKEN),
    # The register of mandates: read by who decides and who makes policy, kept by the last.
    "decisions:mandates": desk("/desk/mandates/", may={FOPPE, RINSKE, KARIN, LEO, GEA, STIJN}),
    "decisions:new_mandate": desk(f"/desk/mandates/new/{WETTERWALD}/", may={GEA}, form=TAKEN),
    "decisions:back_mandate": desk(mandate("back"), may={GEA}, form=TAKEN),
    "decisions:name_holder": desk(mandate("name"), may={GEA}, form=TAKEN),
    "decisions:end_mandate": desk(mandate("end"), may={GEA}, form=TAKEN),
    # On what decisions rest, kept like that register; and which rules were left, gathered.
    "decisions:framework": desk("/desk/framework/", may={FOPPE, RINSKE, KARIN, LEO, GEA, STIJN}),
    "decisions:new_article": desk(f"/desk/framework/new/{WETTERWALD}/", may={GEA}, form=TAKEN),
    "decisions:end_article": desk(
        lambda _world: f"/desk/framework/{make_article().pk}/end/", may={GEA}, form=TAKEN
    ),
    "decisions:breakthroughs": desk("/desk/breakthroughs/", may={KARIN, GEA, STIJN}),
    # To whom an officer goes of her own accord: hers alone, and nothing of the other house.
    "decisions:approaches": desk("/desk/going-to/", may=OFFICERS, form=TAKEN),
    "decisions:approach": desk(
        lambda world: f"/desk/going-to/{world.approach.id}/", may={FOPPE}, form=TAKEN
    ),
    # Everybody who signed in.
    "desk:home": desk("/desk/"),
    "desk:looked": desk("/desk/looked/"),
    "desk:ask_for_waiting": desk(
        lambda world: f"/desk/queue/waiting/{world.jelle.id}/", may={CARLA}, look=None, form=TAKEN
    ),
    "desk:unanswered": desk("/desk/unanswered/", may={KARIN}),
    # A worry: anybody tells it, who leads gives it, and who goes there alone reads it.
    "portal:worry": anybody("/wetterwald/zorgen-om-iemand/", form=TAKEN),
    "desk:new_worry": desk("/desk/worries/new/", may={JOOP}, form=TAKEN),
    "outreach:worries": desk("/desk/worries/", may={CARLA, TINEKE, UMA}),
    "outreach:give": desk(sannes_worry(before="worries"), may={CARLA}, form=TAKEN),
    "outreach:visit": desk(sannes_worry(), may={SANNE}, form=TAKEN),
    "desk:visit_question": desk(sannes_worry("question/"), may={SANNE}, form=TAKEN),
    "outreach:keep_in_sight": desk("/desk/in-sight/new/", may=SUPPORTERS, form=TAKEN),
    "outreach:in_sight": desk(sannes_in_sight(), may={SANNE}, form=TAKEN),
    "desk:in_sight_question": desk(sannes_in_sight("question/"), may={SANNE}, form=TAKEN),
    "desk:reception": desk("/desk/reception/", may={JOOP}, form=TAKEN),
    "desk:roles": desk("/desk/roles/", may={QUINTEN}, form=TAKEN),
    "desk:end_role": desk(sannes_grant(), may={QUINTEN}, form=TAKEN),
    # A resident needs nothing to come in (I-6).
    "portal:choose": anybody("/"),
    "portal:home": anybody("/wetterwald/"),
    "api:api-root": anybody("/api/v1/", look=404, form=404),
    "api:root": anybody(f"{OPEN_DATA}"),
    "api:root_of_hsds": anybody(f"{OPEN_DATA}/"),
    "api:services": anybody(f"{OPEN_DATA}/services"),
    "api:service": anybody(f"{OPEN_DATA}/services/{NOTHING_THERE}", look=404),
    "api:organizations": anybody(f"{OPEN_DATA}/organizations"),
    "api:organization": anybody(f"{OPEN_DATA}/organizations/{NOTHING_THERE}", look=404),
    "api:locations": anybody(f"{OPEN_DATA}/locations"),
    "api:location": anybody(f"{OPEN_DATA}/locations/{NOTHING_THERE}", look=404),
    "api:walk_ins": anybody(f"{OPEN_DATA}/walk-ins"),
    "api:openapi": anybody("/api/v1/openapi.json"),
    "services:kept": desk("/desk/services/", may=KEEPERS),
    "services:correct": desk(kept_service(), may=KEEPS_MAP, form=TAKEN),
    "services:law": desk(kept_service("law/"), may=KEEPS_MAP, form=TAKEN),
    "services:confirm": desk(kept_service("confirm/"), may=KEEPS_MAP, look=None, form=TAKEN),
    "services:close": desk(kept_service("close/"), may=KEEPS_MAP, look=None, form=TAKEN),
    "services:reopen": desk(kept_service("reopen/"), may=KEEPS_MAP, look=None, form=TAKEN),
    "services:here": anybody("/wetterwald/wat-is-er-nog/", form=302),
    "portal:walk_in": anybody("/wetterwald/inloop/", form=302),
    "portal:languages": anybody("/wetterwald/talen/"),
    "portal:in_language": anybody("/wetterwald/talen/ar/"),
    "portal:page_in_language": anybody("/wetterwald/talen/pl/zoek/"),
    "experience:why_not": anybody("/wetterwald/waarom-niet/", form=422),
    "portal:support": anybody("/wetterwald/wat-is-dit/"),
    "portal:arranged": anybody("/wetterwald/hoe-is-het-hier/"),
    "portal:relatives": anybody("/wetterwald/voor-naasten/"),
    "portal:lesson": anybody("/wetterwald/voor-naasten/luisteren/"),
    "portal:privacy": anybody("/wetterwald/privacy/"),
    "portal:accessibility": anybody("/wetterwald/toegankelijkheid/"),
    "portal:find": anybody("/wetterwald/vind-iemand/", form=BY_FILE),
    "portal:mandates": anybody("/wetterwald/mandaten/"),
    "portal:how_we_match": anybody("/wetterwald/vind-iemand/hoe/"),
    "portal:weights": anybody("/wetterwald/vind-iemand/hoe/gewichten.json"),
    "portal:compare": anybody("/wetterwald/vind-iemand/vergelijk/", look=302),
    "portal:person": anybody(card_path("mensen")),
    "portal:choose_anybody": anybody("/wetterwald/kies/iemand/", form=BY_FILE),
    "portal:choose_person": anybody(card_path("kies"), look=BY_FILE, form=BY_FILE),
    # A talk is prepared without a code, and without anything being kept.
    "portal:prepare": anybody("/wetterwald/gesprek/", form=200),
    "portal:print_plan": anybody("/wetterwald/gesprek/papier/", look=302, form=200),
    "portal:keep_plan": anybody("/wetterwald/gesprek/bewaren/", form=200),
    "portal:supporter_at_talk": anybody("/wetterwald/gesprek/iemand/", form=200),
    # What anybody may print.
    "portal:on_paper": anybody("/wetterwald/papier/"),
    "portal:leaflet": anybody("/wetterwald/papier/folder/wetterkant/", look=404),
    "portal:leaflet_of_point": anybody("/wetterwald/papier/folder/wetterkant/1/", look=404),
    "portal:spoken_leaflet": anybody("/wetterwald/papier/taal/ar/"),
    "portal:blank": anybody("/wetterwald/papier/klacht/"),
    # What she kept is hers, in whichever house her file is.
    "portal:own_plan": Line(
        path="/wetterwald/mijn-dossier/plan/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=302,
        others=404,
        signed_out=None,
    ),
    # Without a code: the door, where one gives it.
    "portal:file": anybody("/wetterwald/mijn-dossier/", form=TAKEN),
    "portal:let_see": hers(hannas_agreement(), look=None, form=TAKEN),
    "portal:invite": hers(hanna_asks_for_another(), form=TAKEN),
    # Without a code that was made for her there is nothing to answer.
    "portal:answer": anybody("/wetterwald/mijn-dossier/antwoord/", look=None, form=422),
    "portal:along": hers(for_whom_hanna_speaks()),
    "portal:close_file": anybody("/wetterwald/mijn-dossier/sluiten/", look=None, form=TAKEN),
    "portal:withdraw": anybody(
        "/wetterwald/mijn-dossier/vraag/00000000-0000-4000-8000-000000000000/terugnemen/",
        look=None,
        form=404,
    ),
    "portal:along_yes": hers(
        hannas_along("together", "/wetterwald/mijn-dossier/erbij/{}/ja/"), look=None, form=TAKEN
    ),
    "portal:along_no": hers(
        hannas_along("behind", "/wetterwald/mijn-dossier/erbij/{}/nee/"), look=None, form=TAKEN
    ),
    "portal:want_another": hers(hannas_hand_over(), look=None, form=TAKEN),
    # What lies in a file: hers, and of who stands beside her or decides; each sees one document.
    "portal:documents": Line(
        path="/wetterwald/mijn-dossier/documenten/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=TAKEN,
        others=404,
        signed_out=None,
    ),
    "portal:document": hers(of(SANNE, Document, "/wetterwald/mijn-dossier/documenten/{}/")),
    "portal:remove_document": hers(
        of(SANNE, Document, "/wetterwald/mijn-dossier/documenten/{}/weg/"), look=None, form=302
    ),
    "desk:documents": desk(f"/desk/documents/{HANNA_ID}/", may={SANNE}, form=TAKEN),
    "desk:document": desk(of(SANNE, Document, f"/desk/documents/{HANNA_ID}/{{}}/"), may={SANNE}),
    "desk:remove_document": desk(
        of(SANNE, Document, f"/desk/documents/{HANNA_ID}/{{}}/remove/"),
        may={SANNE},
        look=None,
        form=302,
    ),
    # Hers, in either house: each file has its own messages.
    # Offered in the file at the municipality alone; an appointment is hers in either.
    "portal:report": Line(
        path=willems_report(),
        may=frozenset({WILLEM}),
        look=200,
        form={302, 422},
        others=404,
        signed_out=None,
    ),
    "portal:object": Line(
        path=lambda _world: "/wetterwald/mijn-dossier/besluit/{}/oneens/".format(
            Decision.objects.filter(person_id=WILLEM_ID).latest("id").id
        ),
        may=frozenset({WILLEM}),
        look=200,
        form=TAKEN,
        others=404,
        signed_out=None,
    ),
    "portal:objection": Line(
        path=objection("/wetterwald/mijn-dossier/bezwaar", which="objection"),
        may=frozenset({WILLEM}),
        look=200,
        form=TAKEN,
        others=404,
        signed_out=None,
    ),
    "portal:objection_stop": Line(
        path=objection("/wetterwald/mijn-dossier/bezwaar", "stop/", which="objection"),
        may=frozenset({WILLEM}),
        look=None,
        form=302,
        others=404,
        signed_out=None,
    ),
    # In time, so there is no letter that it is late.
    "portal:objection_late": Line(
        path=objection("/wetterwald/mijn-dossier/bezwaar", "te-laat/", which="objection"),
        may=frozenset({WILLEM}),
        look=404,
        form=None,
        others=404,
        signed_out=None,
    ),
    "portal:decision_letter": Line(
        path=foppes_letter("/wetterwald/mijn-dossier/besluit/brief/{}/"),
        may=frozenset({WILLEM}),
        look=200,
        form=None,
        others=404,
        signed_out=None,
    ),
    "portal:report_paper": Line(
        path=willems_report("papier/"),
        may=frozenset({WILLEM}),
        look=200,
        form=None,
        others=404,
        signed_out=None,
    ),
    "portal:offer_times": Line(
        path="/wetterwald/mijn-dossier/tijden/",
        may=frozenset({WILLEM}),
        look=200,
        form=TAKEN,
        others=404,
        signed_out=None,
    ),
    "portal:appointment": Line(
        path=willems_appointment(),
        may=frozenset({WILLEM}),
        look=200,
        form=302,
        others=404,
        signed_out=None,
    ),
    "portal:appointment_calendar": Line(
        path=willems_appointment("agenda/"),
        may=frozenset({WILLEM}),
        look=200,
        form=None,
        others=404,
        signed_out=None,
    ),
    "portal:messages": Line(
        path="/wetterwald/mijn-dossier/berichten/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=TAKEN,
        others=404,
        signed_out=None,
    ),
    # What is not right in it: hers to say, of who stands beside her to answer.
    "portal:remark": hers(hannas_entry(), form=TAKEN),
    "desk:remark": desk(hannas_remark(), may={SANNE}, form=TAKEN),
    # Why somebody looked: hers to ask, of who leads there and the privacy officer to answer.
    "portal:why": hers(hannas_look, form=TAKEN),
    "desk:why_list": desk("/desk/why/", may={CARLA, TINEKE, UMA, KARIN, PETRA}),
    "desk:why": desk(
        lambda world: f"/desk/why/{world.look_question.id}/", may={CARLA, PETRA}, form=TAKEN
    ),
    "portal:safety": Line(
        path="/wetterwald/mijn-dossier/zorgen/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=None,
        others=404,
        signed_out=None,
    ),
    "portal:letters": Line(
        path="/wetterwald/mijn-dossier/brieven/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=None,
        others=404,
        signed_out=None,
    ),
    "portal:letter": hers(
        lambda world: f"/wetterwald/mijn-dossier/brieven/{world.hannas_letter.id}/"
    ),
    "portal:erase": hers("/wetterwald/mijn-dossier/wissen/", form=TAKEN),
    "portal:keep": hers("/wetterwald/mijn-dossier/bewaren/", form=302),
    "portal:ask_same": hers(closed_case_of_hanna, look=302),
    "portal:take_along": Line(
        path="/wetterwald/mijn-dossier/meenemen/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=200,
        others=404,
        signed_out=None,
    ),
    # Her code: of either house, each her own.
    "portal:code": Line(
        path="/wetterwald/mijn-dossier/code/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=200,
        others=404,
        signed_out=None,
    ),
    "portal:pin": Line(
        path="/wetterwald/mijn-dossier/pincode/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=TAKEN,
        others=404,
        signed_out=None,
    ),
    "portal:drop_pin": Line(
        path="/wetterwald/mijn-dossier/pincode/weg/",
        may=frozenset({HANNA, WILLEM}),
        look=302,
        form=302,
        others=404,
        signed_out=None,
    ),
    # What she shares: hers alone, and of a file in the support house.
    "portal:share": hers("/wetterwald/mijn-dossier/delen/", form=TAKEN),
    "portal:confirm_sharing": hers(
        "/wetterwald/mijn-dossier/delen/bevestigen/", look=None, form=TAKEN
    ),
    "portal:stop_sharing": hers(hannas_consent(), look=None, form=TAKEN),
    # Who got a code from her reads that one piece; to everybody else it is a field for a code.
    "portal:given": anybody("/wetterwald/gedeeld/", form=422),
    "portal:given_document": anybody("/wetterwald/gedeeld/document/", look=None, form=422),
    "portal:link": hers("/wetterwald/mijn-dossier/koppelen/", form=TAKEN),
    # When the help is over she says what it was like; nobody else is told that it is over.
    "experience:opinion": Line(
        path=lambda world: f"/wetterwald/mijn-dossier/mening/{world.hannas_question_over.id}/",
        may=frozenset({HANNA}),
        look=200,
        form=302,
        others=404,
        signed_out=None,
    ),
    # Who doubts is asked whether she wants to be called, and chooses by whom.
    "experience:call_me": Line(
        path=lambda world: f"/wetterwald/mijn-dossier/bellen/{world.hannas_doubt.id}/",
        may=frozenset({HANNA}),
        look=200,
        form=302,
        others=404,
        signed_out=None,
    ),
    "experience:call_backs": desk("/desk/call-backs/", may={CARLA, TINEKE, UMA, KARIN, OMAR}),
    "experience:called": desk(
        lambda world: f"/desk/call-backs/{world.call_back.id}/called/",
        may={CARLA},
        look=None,
        form=302,
    ),
    # Figures hold nobody, so everybody sees them; the desk gives them to who answers for them.
    "matching:weights": desk(
        "/desk/weights/",
        may={GEA, EMRE, STIJN},
        form={404, *TAKEN},
    ),
    "desk:informal": desk("/desk/informal/", may={CARLA, TINEKE, UMA}),
    "matching:shown": desk("/desk/shown/", may={CARLA, TINEKE, UMA}),
    "insight:public": anybody("/wetterwald/cijfers/"),
    "insight:desk": desk("/desk/figures/", may={GEA, EMRE, STIJN}),
    # The same figures for who leads an organisation that works there; Linde works nowhere.
    "insight:fairness": desk("/desk/fairness/", may={CARLA, GEA, EMRE, STIJN}),
    "insight:fairness_data": anybody("/wetterwald/cijfers/eerlijk.json"),
    # What was printed is public knowledge; the desk shows it to who works on it.
    # Who speaks for one of the three chairs; a sheet is filled in by its own chair alone.
    "steering:selftests": desk("/desk/self-test/", may=THREE_CHAIRS),
    "steering:new_selftest": desk("/desk/self-test/new/1/", may={GEA, EMRE}, form=TAKEN),
    "steering:selftest": desk(
        lambda world: f"/desk/self-test/{world.selftest.pk}/", may=THREE_CHAIRS - {STIJN}
    ),
    "steering:sheet": desk(
        lambda world: f"/desk/self-test/{world.open_selftest.pk}/sheet/{world.open_seat.pk}/",
        may={GEA},
        form=TAKEN,
    ),
    "steering:propose": desk(
        lambda world: f"/desk/self-test/{world.selftest.pk}/propose/",
        may=THREE_CHAIRS - {STIJN},
        form=TAKEN,
    ),
    "steering:selftest_paper": desk(
        lambda world: f"/desk/self-test/{world.selftest.pk}/table.pdf", may=THREE_CHAIRS - {STIJN}
    ),
    "steering:agree": desk(
        lambda world: f"/desk/self-test/actions/{world.proposed_action.pk}/yes/",
        may=THREE_CHAIRS - {STIJN},
        look=None,
        form=302,
    ),
    "steering:progress": desk(
        lambda world: f"/desk/self-test/actions/{world.agreed_action.pk}/", may={GEA}, form=TAKEN
    ),
    # What was told: council and organisations read it. A draft: who writes it.
    "steering:ambitions": desk("/desk/ambitions/", may=THREE_CHAIRS),
    "steering:new_aim": desk("/desk/ambitions/new/1/", may={GEA}, form=TAKEN),
    "steering:aim": desk(lambda world: f"/desk/ambitions/{world.aim.pk}/", may={GEA, EMRE, CARLA}),
    "steering:publish_aim": desk(
        lambda world: f"/desk/ambitions/{world.draft_aim.pk}/tell/",
        may={GEA},
        look=None,
        form=302,
    ),
    "steering:tell_aim": desk(
        lambda world: f"/desk/ambitions/{world.aim.pk}/progress/", may={GEA}, form=TAKEN
    ),
    "steering:plan": desk(
        lambda world: f"/desk/ambitions/{world.aim.pk}/plan/", may={GEA}, form=TAKEN
    ),
    "steering:new_motion": desk("/desk/motions/new/1/", may={GEA}, form=TAKEN),
    "steering:follow_motion": desk(
        lambda world: f"/desk/motions/{world.motion.pk}/", may={GEA}, form=TAKEN
    ),
    # The client council's place: its members, and who answers them; the public page is late words.
    "steering:council": desk("/desk/council/", may={GEA, STIJN, EMRE}),
    "steering:say": desk("/desk/council/say/1/", may={EMRE}, form=TAKEN),
    "steering:ask": desk("/desk/council/ask/1/", may={GEA}, form=TAKEN),
    "steering:word": desk(
        lambda world: f"/desk/council/words/{world.council_word.pk}/",
        may={GEA, EMRE},
        form={404, 422},
    ),
    "steering:new_body": desk("/desk/council/bodies/new/1/", may={GEA, EMRE}, form=TAKEN),
    "steering:public_council": anybody("/wetterwald/clientenraad/"),
    # Of a municipality: who steers there, its council, and the organisations that work there.
    "steering:library": desk("/desk/steering/library/", may={GEA, STIJN, EMRE, CARLA}),
    "steering:overview": desk("/desk/steering/", may={GEA, STIJN, EMRE, CARLA}),
    "steering:before": desk("/desk/steering/wetterwald/before/", may={GEA}),
    "steering:answer": desk("/desk/steering/wetterwald/say/mix/", may={GEA}, form=TAKEN),
    "steering:arrangement": desk("/desk/steering/wetterwald/arrangement/", may={GEA, EMRE, CARLA}),
    "steering:show": desk(
        "/desk/steering/wetterwald/arrangement/show/", may={GEA}, look=None, form=TAKEN
    ),
    "steering:known": desk("/desk/steering/wetterwald/now/", may={GEA, EMRE}),
    "steering:situation": desk("/desk/steering/wetterwald/situation.pdf", may={GEA, EMRE}),
    "steering:independence": desk(
        "/desk/steering/wetterwald/independence/", may={GEA, EMRE, CARLA}
    ),
    "steering:statement": desk(
        "/desk/steering/wetterwald/independence/statement/", may={GEA}, form=TAKEN
    ),
    "steering:visions": desk("/desk/steering/wetterwald/vision/", may={GEA, EMRE, CARLA}),
    "steering:new_vision": desk("/desk/steering/wetterwald/vision/new/", may={GEA}, form=TAKEN),
    "steering:vision": desk(a_vision(""), may={GEA, EMRE, CARLA}),
    "steering:edit_vision": desk(a_vision("edit/"), may={GEA}, form=TAKEN),
    "steering:share_vision": desk(a_vision("share/"), may={GEA}, look=None, form=TAKEN),
    "steering:decide_vision": desk(a_vision("decide/"), may={GEA}, form=TAKEN),
    "steering:remark": desk(a_vision("remark/"), may={EMRE, CARLA}, form=TAKEN),
    "steering:answer_remark": desk(
        lambda world: f"/desk/steering/wetterwald/remarks/{world.remark.pk}/",
        may={GEA},
        form=TAKEN,
    ),
    "inventory:rounds": desk("/desk/inventory/", may=READ_ROUNDS),
    "inventory:new": desk("/desk/inventory/new/", may={MILA}, form=TAKEN),
    "inventory:round": desk(lambda world: f"/desk/inventory/{world.round.pk}/", may={MILA}),
    "inventory:choose": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/choose/", may={MILA}, form=TAKEN
    ),
    "inventory:bring": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/bring/", may={MILA}, form=TAKEN
    ),
    "inventory:meeting": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/meeting/", may={MILA}, form=TAKEN
    ),
    "inventory:publish": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/publish/",
        may={MILA},
        look=None,
        form=TAKEN,
    ),
    "inventory:report": desk(
        lambda world: f"/desk/inventory/{world.round.pk}/report.pdf", may={MILA}
    ),
    "inventory:round_sheet": desk(
        lambda world: f"/desk/inventory/{world.published_round.pk}/counts.csv", may=READ_ROUNDS
    ),
    "inventory:interview": desk(
        lambda world: f"/desk/inventory/talks/{world.planned_talk.pk}/", may={MILA}, form=TAKEN
    ),
    "inventory:invite": desk(
        lambda world: f"/desk/inventory/talks/{world.planned_talk.pk}/invite/",
        may={MILA},
        look=None,
        form=TAKEN,
    ),
    "inventory:place": desk(lambda world: f"/desk/inventory/places/{world.chosen.pk}/", may={MILA}),
    "inventory:code": desk(
        lambda world: f"/desk/inventory/places/{world.chosen.pk}/code/", may={MILA}, form=TAKEN
    ),
    "inventory:settle": desk(
        lambda world: f"/desk/inventory/places/{world.chosen.pk}/settle/", may={MILA}, form=TAKEN
    ),
    "inventory:printed": desk("/desk/inventory/printed/2016/", may=READ_ROUNDS),
    "inventory:sheet": desk("/desk/inventory/printed/2016/counts.csv", may=READ_ROUNDS),
    "nowhere": anybody("/wetterwald/nergens/", look=404, form=404),
}


def patterns() -> Iterator[tuple[str, str]]:
    """Yield name and route of every address that the resolver knows."""

    def walk(resolver: URLResolver, space: str, route: str) -> Iterator[tuple[str, str]]:
        for one in resolver.url_patterns:
            here = route + str(one.pattern)
            if isinstance(one, URLResolver):
                yield from walk(one, f"{space}{one.namespace}:" if one.namespace else space, here)
            elif isinstance(one, URLPattern):
                yield f"{space}{one.name}", here

    yield from walk(get_resolver(), "", "")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Write the rows of all apps, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield write_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def sessions(world):
    """Sign everybody in who can: staff with an account, residents with their code."""
    users = User.objects.in_bulk([member.user_id for member in MEMBERS.values()])
    sessions = {NOBODY: ""}
    for actor, member in MEMBERS.items():
        client = Client()
        client.force_login(users[member.user_id])
        sessions[actor] = client.session.session_key
    later = timezone.now() + timedelta(hours=1)  # noqa: TID251 (views go by the clock on the wall)
    for actor in (HANNA, WILLEM):
        session = SessionStore()
        session[RESIDENT] = {
            "person_id": str(actor.scopes["resident"].person_id),
            "until": later.isoformat(),
        }
        session.save()
        sessions[actor] = session.session_key
    return sessions


def ask(method: str, path: str, *, session: str) -> HttpResponse:
    """Return the answer to one request; what it changed is undone."""
    cache.clear()  # where allauth counts who asks too often
    client = Client()  # a new one: an answer may sign one out
    client.cookies["naast"] = session
    with transaction.atomic():
        answer = getattr(client, method)(path)
        transaction.set_rollback(True)
    return answer


def test_every_address_has_a_line_and_every_line_an_address():
    names = [name for name, _ in patterns()]

    assert sorted(TABLE) == sorted(names), "write the line: who may, and what a stranger gets"


def test_no_address_hides_behind_another():
    routes = defaultdict(list)
    for name, route in patterns():
        routes[route].append(name)

    assert {route: names for route, names in routes.items() if len(names) > 1} == {}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", TABLE)
def test_each_of_the_cast_gets_what_the_table_says(name, method, world, sessions):
    line = TABLE[name]
    path = line.path if isinstance(line.path, str) else line.path(world)

    wrong = {}
    for actor, session in sessions.items():
        answer = ask(method, path, session=session)
        expected = line.expected(actor, method)
        if answer.status_code not in (expected if isinstance(expected, set) else {expected}):
            wrong[NAMES[actor]] = answer.status_code

    assert wrong == {}
