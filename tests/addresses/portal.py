"""Addresses of the resident."""

from collections.abc import Callable

from naast.learning.experience.tests.factories import make_look
from naast.supply.supporters.models import Card
from naast.support.casework.models import Goal
from naast.support.casework.rules import CaseStatus
from naast.support.casework.tests.factories import make_case
from naast.support.decisions.models import Decision, Matter
from naast.support.encounters.models import Appointment, Document
from naast.support.keys.models import Consent
from naast.support.matching.models import Question
from naast.support.matching.rules import QuestionStatus
from naast.support.matching.tests.factories import make_question
from naast.support.people.models import Agreement, Representation
from tests.addresses.line import TAKEN, Line, anybody, foppes_letter, hannas_along, objection, of
from tests.cast import BRAM, FOPPE, HANNA, HANNA_ID, SANNE, WETTERWALD, WILLEM, WILLEM_ID
from tests.world import World

# Who has her file open chooses in it, and returns there; everybody else is a newcomer.
BY_FILE = {200, 302}


def hers(path, *, look: int | None = 200, form: int | set[int] | None = None) -> Line:
    """Of Hanna, who came in with the code of her file in the support house."""
    may = frozenset({HANNA})
    return Line(path=path, may=may, look=look, form=form, others=404, signed_out=None)


def hannas_consent() -> Callable[[World], str]:
    def path(world: World) -> str:
        rows = (expected.row for expected in world.expected[Consent])
        [consent] = (row for row in rows if row.person_id == HANNA_ID)
        return f"/wetterwald/mijn-dossier/delen/{consent.id}/stoppen/"

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


def hannas_entry() -> Callable[[World], str]:
    def path(_world: World) -> str:
        goal = Goal.objects.get(person_id=HANNA_ID)
        return f"/wetterwald/mijn-dossier/klopt-niet/doel/{goal.id}/"

    return path


def hannas_look(world: World) -> str:
    """Return where Hanna asks why Sanne looked in her file."""
    return f"/wetterwald/mijn-dossier/waarom/{make_look(world.hanna).id}/"


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


def hannas_hand_over() -> Callable[[World], str]:
    def path(world: World) -> str:
        return f"/wetterwald/mijn-dossier/verder/{world.hannas_hand_over.id}/liever-een-ander/"

    return path


def for_whom_hanna_speaks() -> Callable[[World], str]:
    def path(_world: World) -> str:
        spoken_for = Representation.objects.get(representative_id=HANNA_ID)
        return f"/wetterwald/mijn-dossier/voor/{spoken_for.person_id}/"

    return path


def card_path(before: str) -> Callable[[World], str]:
    def path(_world: World) -> str:
        card = Card.objects.filter(municipality_ids__contains=[WETTERWALD]).order_by("pk")[0]
        return f"/wetterwald/{before}/{card.pk}/"

    return path


def closed_case_of_hanna(world: World) -> str:
    """Return where Hanna goes on with who stood beside her until her case was closed."""
    asked = make_question(world.hanna, BRAM.user_id, status=QuestionStatus.WITHDRAWN)
    case = make_case(asked, BRAM.user_id, status=CaseStatus.CLOSED)
    return f"/wetterwald/mijn-dossier/opnieuw/{case.id}/"


TABLE: dict[str, Line] = {
    # A complaint: read by who hears it in that one house, and by nobody else.
    "portal:answers": Line(
        path="/wetterwald/mijn-dossier/antwoorden/",
        may=frozenset({HANNA, WILLEM}),
        look=200,
        form=None,
        others=404,
        signed_out=None,
    ),
    "portal:apply": anybody("/wetterwald/meedoen/", form=TAKEN),
    "portal:complain": anybody("/wetterwald/klacht/", form=TAKEN),
    # A worry: anybody tells it, who leads gives it, and who goes there alone reads it.
    "portal:worry": anybody("/wetterwald/zorgen-om-iemand/", form=TAKEN),
    # A resident needs nothing to come in (I-6).
    "portal:choose": anybody("/"),
    "portal:home": anybody("/wetterwald/"),
    "portal:walk_in": anybody("/wetterwald/inloop/", form=302),
    "portal:languages": anybody("/wetterwald/talen/"),
    "portal:in_language": anybody("/wetterwald/talen/ar/"),
    "portal:page_in_language": anybody("/wetterwald/talen/pl/zoek/"),
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
    # Why somebody looked: hers to ask, of who leads there and the privacy officer to answer.
    "portal:why": hers(hannas_look, form=TAKEN),
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
}
