"""Addresses of an officer, of who judges objections, and of mandates."""

from collections.abc import Callable

from naast.core.files.tests.factories import make_file
from naast.support.decisions.models import Decision, Letter, Matter
from naast.support.decisions.rules import MatterStatus
from naast.support.decisions.tests.factories import make_article
from naast.support.encounters.models import Appointment
from naast.support.keys.tests.factories import make_piece
from naast.support.matching.models import Question
from naast.support.matching.rules import QuestionStatus
from naast.support.people.tests.factories import key
from tests.addresses.line import TAKEN, Line, desk, foppes_letter, objection, of
from tests.cast import FOPPE, GEA, KARIN, LEO, RINSKE, STIJN, WETTERWALD, WILLEM_ID
from tests.world import World


def mandate(step: str) -> Callable[[World], str]:
    return lambda world: f"/desk/mandates/{world.mandate.pk}/{step}/"


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


def shared_document() -> Callable[[World], str]:
    """Return the address of a document that Willem shared with who decides about him."""

    def path(world: World) -> str:
        file = make_file(subject_id=WILLEM_ID, house="municipality", key=key(world.willem))
        piece = make_piece(world.willem, "brief.pdf", kind="document", file=file)
        return f"/desk/matters/shared/{piece.id}/"

    return path


def foppes_matter(step: str = "") -> Callable[[World], str]:
    return of(FOPPE, Matter, "/desk/matters/{}/" + step, status=MatterStatus.OPEN)


def foppes_decision(step: str) -> Callable[[World], str]:
    def path(_world: World) -> str:
        one = Decision.objects.filter(person_id=WILLEM_ID, user_id=FOPPE.user_id).earliest("id")
        return f"/desk/matters/{one.matter_id}/decisions/{one.id}/{step}"

    return path


def rinskes_question(step: str) -> Callable[[World], str]:
    path = "/desk/matters/questions/{}/" + step
    return of(RINSKE, Question, path, status=QuestionStatus.OPEN)


OFFICERS = {FOPPE, RINSKE}

TABLE: dict[str, Line] = {
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
}
