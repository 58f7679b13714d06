"""Addresses of who steers, the client council, and the figures."""

from collections.abc import Callable

from tests.addresses.line import TAKEN, Line, anybody, desk
from tests.cast import (
    BRAM,
    CARLA,
    DIRK,
    EMRE,
    FOPPE,
    GEA,
    HANNA,
    JOOP,
    KARIN,
    OMAR,
    RINSKE,
    SANNE,
    STIJN,
    TINEKE,
    UMA,
)
from tests.world import World

# Who sees residents in her work, or speaks for them: she tells what keeps coming back.
SEES_RESIDENTS = frozenset(
    {SANNE, BRAM, DIRK, UMA, CARLA, TINEKE, JOOP, FOPPE, RINSKE, KARIN, EMRE}
)


def a_vision(after: str) -> Callable[[World], str]:
    """Return the path of a vision that is put to who writes along."""
    return lambda world: f"/desk/steering/wetterwald/vision/{world.shared_vision.pk}/{after}"


def a_report(stage: str, after: str) -> Callable[[World], str]:
    """Return the path of a report for the municipal council that stands so."""
    return lambda world: (
        f"/desk/steering/wetterwald/reports/{getattr(world, f'{stage}_report').pk}/{after}"
    )


def a_sent_report(after: str) -> Callable[[World], str]:
    """Return the path under which everybody reads a report that went."""
    return lambda world: f"/wetterwald/raadsrapport/{world.gone_report.pk}/{after}"


THREE_CHAIRS = {GEA, STIJN, EMRE, CARLA, TINEKE, UMA}

TABLE: dict[str, Line] = {
    "experience:complaints": desk("/desk/complaints/", may={OMAR}),
    "experience:extend": desk(
        lambda world: f"/desk/complaints/{world.complaint.id}/longer/", may={OMAR}, form=TAKEN
    ),
    "experience:complaint": desk(
        lambda world: f"/desk/complaints/{world.complaint.id}/", may={OMAR}, form=TAKEN
    ),
    "concerns:signals": desk("/desk/signals/", may=SEES_RESIDENTS | {GEA, STIJN}),
    # Organisation 2 works nowhere by an agreement of today.
    "concerns:rules": desk(
        "/desk/signals/rules/", may=SEES_RESIDENTS - {DIRK, TINEKE} | {GEA, STIJN}
    ),
    "concerns:new": desk("/desk/signals/new/", may=SEES_RESIDENTS - {DIRK, TINEKE}, form=TAKEN),
    # Read by all who work there, answered by who works on policy.
    "concerns:signal": desk(
        lambda world: f"/desk/signals/{world.concern.id}/",
        may={SANNE, BRAM, UMA, CARLA, JOOP, FOPPE, KARIN, GEA, EMRE},
        form={404, 422},
    ),
    "experience:why_not": anybody("/wetterwald/waarom-niet/", form=422),
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
    # What it costs and may be worth: the municipality writes, its council reads.
    "steering:worth": desk("/desk/steering/wetterwald/worth/", may={GEA, EMRE}),
    "steering:worth_sheet": desk("/desk/steering/wetterwald/worth.csv", may={GEA, EMRE}),
    "steering:spent": desk("/desk/steering/wetterwald/worth/spent/", may={GEA}, form=TAKEN),
    "steering:leave_out": desk(
        "/desk/steering/wetterwald/worth/volunteer/leave-out/", may={GEA}, look=None, form=302
    ),
    "steering:assume": desk(
        "/desk/steering/wetterwald/worth/volunteer/price/", may={GEA}, form=TAKEN
    ),
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
    # A draft is the municipality's own; the council reads what it was asked about; then all do.
    "steering:reports": desk("/desk/steering/wetterwald/reports/", may={GEA, EMRE}),
    "steering:new_report": desk("/desk/steering/wetterwald/reports/new/", may={GEA}, form=TAKEN),
    "steering:report": desk(a_report("asked", ""), may={GEA, EMRE}),
    "steering:write_report": desk(a_report("draft", "write/"), may={GEA}, form=TAKEN),
    "steering:ask_opinion": desk(a_report("draft", "ask/"), may={GEA}, form=TAKEN),
    "steering:say_opinion": desk(a_report("asked", "opinion/"), may={EMRE}, form=TAKEN),
    "steering:send_report": desk(a_report("judged", "send/"), may={GEA}, form=TAKEN),
    "steering:talk": desk(a_report("judged", "talk/"), may={GEA, EMRE}),
    "steering:propose_principle": desk(
        a_report("judged", "talk/propose/"), may={GEA, EMRE}, form=TAKEN
    ),
    "steering:agree_principle": desk(
        lambda world: f"/desk/steering/wetterwald/principles/{world.principle.pk}/yes/",
        may={GEA, EMRE},
        look=None,
        form=TAKEN,
    ),
    "steering:public_reports": anybody("/wetterwald/raadsrapport/"),
    "steering:public_report": anybody(a_sent_report("")),
    "steering:report_paper": anybody(a_sent_report("rapport.pdf")),
    "steering:answer_remark": desk(
        lambda world: f"/desk/steering/wetterwald/remarks/{world.remark.pk}/",
        may={GEA},
        form=TAKEN,
    ),
}
