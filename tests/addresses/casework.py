"""Addresses of a supporter, her day and her cases."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from naast.support.casework.models import Case
from naast.support.casework.rules import CaseStatus
from naast.support.casework.tests.factories import make_running_case, make_visit
from naast.support.matching.models import Question
from naast.support.people.tests.factories import make_person
from tests.addresses.line import SUPPORTERS, TAKEN, Line, desk, hannas_along, of, sannes_case
from tests.cast import BRAM, CARLA, DIRK, ILSE, MEIDOORN, PETRA, SANNE, TINEKE, UMA
from tests.world import World


def hannas_consult(path: str) -> Callable[[World], str]:
    """Return `path` of what Sanne asked Dirk about Hanna, without her name."""
    return lambda world: f"/desk/think-along/{world.hannas_consult.id}/{path}"


def asked_for_another(step: str) -> Callable[[World], str]:
    """Return a page of Sanne's about the other, for whom somebody asked."""

    def path(_world: World) -> str:
        case = make_running_case(SANNE.user_id, person=make_person())
        Question.objects.filter(id=case.question_id).update(asker_relation="child")
        return f"/desk/cases/{case.id}/{step}/"

    return path


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


TABLE: dict[str, Line] = {
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
}
