"""Addresses of who answers the phone, and of who leads workers."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from naast.core.identity.models import Grant
from naast.supply.places.models import Municipality
from naast.supply.places.tests.factories import make_zone
from naast.supply.supporters.models import Supporter
from naast.support.casework.models import Case, Goal
from naast.support.decisions.models import Matter
from naast.support.decisions.rules import MatterStatus
from naast.support.encounters.models import Document
from naast.support.keys.models import Remark
from naast.support.matching.models import Question
from naast.support.matching.rules import QuestionStatus
from naast.support.outreach.tests.factories import make_in_sight, make_worry
from tests.addresses.line import SUPPORTERS, TAKEN, Line, anybody, desk, of, sannes_case
from tests.cast import (
    BRAM,
    CARLA,
    EMRE,
    FOPPE,
    GEA,
    HANNA_ID,
    JOOP,
    KARIN,
    LEO,
    MEIDOORN,
    PETRA,
    QUINTEN,
    RINSKE,
    SANNE,
    STIJN,
    TINEKE,
    UMA,
    WETTERWALD,
)
from tests.world import World


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


def hannas_remark() -> Callable[[World], str]:
    """Return where Sanne answers what Hanna says of her goal; an entry that is there."""

    def path(_world: World) -> str:
        goal = Goal.objects.get(person_id=HANNA_ID)
        remark = Remark.objects.get(person_id=HANNA_ID)
        Remark.objects.filter(id=remark.id).update(about="goal", row_id=goal.id)
        return f"/desk/remarks/{remark.id}/"

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


def taken_back() -> Callable[[World], str]:
    def path(world: World) -> str:
        return f"/desk/hand-over/{SANNE.user_id}/{world.hannas_hand_over.id}/take-back/"

    return path


def brams_question(step: str = "") -> Callable[[World], str]:
    return of(BRAM, Question, "/desk/questions/{}/" + step, status=QuestionStatus.OPEN)


def sannes_grant() -> Callable[[World], str]:
    return lambda _world: f"/desk/roles/{Grant.objects.get(user_id=SANNE.user_id).pk}/end/"


def a_zone() -> Callable[[World], str]:
    """Return the address at which the people of a zone are described."""

    def path(_world: World) -> str:
        zone = make_zone(Municipality.objects.get(pk=WETTERWALD))
        return f"/desk/zones/wetterwald/strength/{zone.slug}/"

    return path


TABLE: dict[str, Line] = {
    "desk:demo": anybody("/demo/"),
    "desk:demo_sign_in": anybody("/demo/sign-in/", look=None, form=404),
    # Who knows the address reads when she is busy; what anybody else gets, test_feed tells.
    "desk:feed": anybody(lambda world: f"/feed/{world.sannes_calendar}.ics"),
    # A new code: from who answers the phone, or from who stands beside this resident.
    "people:new_code": desk("/desk/new-code/", may={CARLA, TINEKE, UMA, JOOP}, form=TAKEN),
    "people:new_code_beside": desk(f"/desk/new-code/{HANNA_ID}/", may={SANNE}, form=TAKEN),
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
    "desk:strength": desk("/desk/zones/wetterwald/strength/", may={KARIN, GEA, EMRE}),
    "desk:zone_facts": desk(a_zone(), may={GEA}, form=TAKEN),
    "desk:model": desk("/desk/model/", may={KARIN, GEA, STIJN, EMRE}),
    "desk:borders": desk("/desk/zones/wetterwald/borders/", may={GEA}, form=TAKEN),
    # Of the meitinkers of one's own municipality alone.
    "desk:works_in": desk(of(FOPPE, Supporter, "/desk/zones/worker/{}/"), may={KARIN}, form=TAKEN),
    "desk:knowledge": desk("/desk/knowledge/", may={CARLA, TINEKE, UMA}),
    "desk:supply": desk("/desk/supply/", may={CARLA, GEA, STIJN, EMRE}),
    # Of her own people alone: Carla's Sanne, nobody of the other organisation.
    "desk:hand_over": desk(f"/desk/hand-over/{SANNE.user_id}/", may={CARLA}, form=TAKEN),
    "desk:hand_over_one": desk(sannes_place(), may={CARLA}, look=None, form=TAKEN),
    "desk:keep_place": desk(sannes_place("keep/"), may={CARLA}, look=None, form=TAKEN),
    "desk:take_back": desk(taken_back(), may={CARLA}, look=None, form=TAKEN),
    "desk:go_on": desk(brams_hand_over(), may={BRAM}),
    "desk:go_on_accept": desk(brams_hand_over("yes/"), may={BRAM}, look=None, form=TAKEN),
    "desk:go_on_refuse": desk(brams_hand_over("no/"), may={BRAM}, look=None, form=TAKEN),
    "desk:rule_in_case": desk(sannes_case("rule/"), may={SANNE}, form=TAKEN),
    "desk:rule_in_matter": desk(
        of(FOPPE, Matter, "/desk/matters/{}/rule/", status=MatterStatus.OPEN),
        may={FOPPE},
        form=TAKEN,
    ),
    "desk:want_successor": desk(sannes_case("hand-over/"), may={SANNE}, form=TAKEN),
    # Everybody who signed in.
    "desk:home": desk("/desk/"),
    "desk:looked": desk("/desk/looked/"),
    "desk:ask_for_waiting": desk(
        lambda world: f"/desk/queue/waiting/{world.jelle.id}/", may={CARLA}, look=None, form=TAKEN
    ),
    "desk:unanswered": desk("/desk/unanswered/", may={KARIN}),
    "desk:new_worry": desk("/desk/worries/new/", may={JOOP}, form=TAKEN),
    "outreach:worries": desk("/desk/worries/", may={CARLA, TINEKE, UMA}),
    "outreach:give": desk(sannes_worry(before="worries"), may={CARLA}, form=TAKEN),
    "outreach:visit": desk(sannes_worry(), may={SANNE}, form=TAKEN),
    "desk:visit_question": desk(sannes_worry("question/"), may={SANNE}, form=TAKEN),
    "outreach:keep_in_sight": desk("/desk/in-sight/new/", may=SUPPORTERS, form=TAKEN),
    "outreach:in_sight": desk(sannes_in_sight(), may={SANNE}, form=TAKEN),
    "desk:in_sight_question": desk(sannes_in_sight("question/"), may={SANNE}, form=TAKEN),
    "desk:reception": desk("/desk/reception/", may={JOOP}, form=TAKEN),
    "desk:put_through": desk("/desk/reception/put-through/", may={JOOP}),
    "desk:roles": desk("/desk/roles/", may={QUINTEN}, form=TAKEN),
    "desk:end_role": desk(sannes_grant(), may={QUINTEN}, form=TAKEN),
    "desk:documents": desk(f"/desk/documents/{HANNA_ID}/", may={SANNE}, form=TAKEN),
    "desk:document": desk(of(SANNE, Document, f"/desk/documents/{HANNA_ID}/{{}}/"), may={SANNE}),
    "desk:remove_document": desk(
        of(SANNE, Document, f"/desk/documents/{HANNA_ID}/{{}}/remove/"),
        may={SANNE},
        look=None,
        form=302,
    ),
    "desk:remark": desk(hannas_remark(), may={SANNE}, form=TAKEN),
    "desk:why_list": desk("/desk/why/", may={CARLA, TINEKE, UMA, KARIN, PETRA}),
    "desk:why": desk(
        lambda world: f"/desk/why/{world.look_question.id}/", may={CARLA, PETRA}, form=TAKEN
    ),
    # Figures hold nobody, so everybody sees them; the desk gives them to who answers for them.
    "matching:weights": desk(
        "/desk/weights/",
        may={GEA, EMRE, STIJN},
        form={404, *TAKEN},
    ),
    "desk:informal": desk("/desk/informal/", may={CARLA, TINEKE, UMA}),
    "matching:shown": desk("/desk/shown/", may={CARLA, TINEKE, UMA}),
}
