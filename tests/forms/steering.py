"""Forms of who steers, and of the client council."""

from datetime import timedelta

from naast.learning.steering.rules.report import Chapter
from naast.learning.steering.rules.selftest import Item
from tests.cast import NOON
from tests.forms.fields import DAY, TEXT, Button, Form, one_of, tick, words

LATER_DAY = (NOON + timedelta(days=60)).date().isoformat()

SELF_TEST_ITEMS = [item.value for item in Item]

VISION = {
    "title": words("Naast elkaar", 120, required=True),
    "why": words("Iedereen heeft iemand naast zich.", 3000),
    "for_whom": words("Voor iedereen.", 3000),
    "independent": words("Wie beslist, steunt niet.", 3000),
    "arranged": words("Twee organisaties.", 3000),
    "quality": words("Samen leren.", 3000),
    "figures": words("Elk kwartaal.", 3000),
    "why_new": words("De raad vroeg erom.", 2000),
    "writers": one_of("1"),
    "with_council": tick(),
    "others": words("dorpsbelangen", 300),
}

FORMS: dict[str, Form] = {
    "experience:why_not": Form(
        path="/wetterwald/waarom-niet/",
        who="nobody",
        fields={"why": one_of("unaware", required=True)},
    ),
    "experience:extend": Form(
        path="/desk/complaints/{complaint}/longer/",
        who="omar",
        fields={"because": words("Wij spreken nog met wie er bij was.", 1000, required=True)},
    ),
    "experience:complaint": Form(
        path="/desk/complaints/{complaint}/",
        who="omar",
        fields={"text": words("Wij spraken erover.", TEXT, required=True)},
    ),
    "experience:opinion": Form(
        path="/wetterwald/mijn-dossier/mening/{over}/",
        who="hanna",
        fields={
            "stood_beside": one_of("5"),
            "my_interest": one_of("4"),
            "knew_enough": one_of("3"),
            "got_further": one_of("2"),
            "comment": words("Fijn.", 2000),
        },
    ),
    "experience:call_me": Form(
        path="/wetterwald/mijn-dossier/bellen/{doubt}/",
        who="hanna",
        fields={"by": one_of("lead"), "phone": one_of("0612345678", required=True)},
    ),
    "steering:new_selftest": Form(
        path="/desk/self-test/new/1/",
        who="gea",
        fields={"closes_on": one_of(DAY, required=True)},
    ),
    "steering:sheet": Form(
        path="/desk/self-test/{open_selftest}/sheet/{open_seat}/",
        who="gea",
        fields={
            **{item: one_of("partly") for item in SELF_TEST_ITEMS},
            **{f"note_{item}": words("Staat op de site.", 300) for item in SELF_TEST_ITEMS},
        },
    ),
    "steering:propose": Form(
        path="/desk/self-test/{selftest}/propose/",
        who="gea",
        fields={
            "what": words("Zet het in elke brief", 200, required=True),
            "item": one_of("findable"),
            "owner": one_of("1", required=True),
            "function": words("Teamleider", 80),
            "before_on": one_of(DAY, required=True),
        },
    ),
    "steering:progress": Form(
        path="/desk/self-test/actions/{agreed_action}/",
        who="gea",
        fields={
            "progress": one_of("busy", required=True),
            "came": words("De brief is herschreven.", 1000),
        },
    ),
    "steering:new_aim": Form(
        path="/desk/ambitions/new/1/",
        who="gea",
        fields={
            "code": one_of("ambition:insight_in_use", required=True),
            "title": words("Wij weten hoe vaak", 120, required=True),
            "text": words("Elk kwartaal de cijfers lezen.", 2000, required=True),
            "function": words("Beleidsadviseur", 80, required=True),
            "due_on": one_of(DAY, required=True),
            "gauge": one_of("questions"),
            "direction": one_of("up"),
            "touches": one_of([]),
            "takes_effect_on": one_of(DAY),
        },
    ),
    "steering:tell_aim": Form(
        path="/desk/ambitions/{aim}/progress/",
        who="gea",
        fields={
            "progress": one_of("done", required=True),
            "came": words("Het staat in elke brief.", 1000),
        },
    ),
    "steering:plan": Form(
        path="/desk/ambitions/{aim}/plan/",
        who="gea",
        fields={
            "what": words("De brief herschrijven", 200, required=True),
            "function": words("Adviseur", 80),
            "before_on": one_of(DAY, required=True),
        },
    ),
    "steering:spent": Form(
        path="/desk/steering/wetterwald/worth/spent/",
        who="gea",
        fields={
            "year": one_of("2025", required=True),
            "purse": one_of("informal", required=True),
            "euros": one_of("41000", required=True),
            "source": words("Jaarrekening", 200, required=True),
            "certainty": one_of("sure", required=True),
        },
    ),
    "steering:assume": Form(
        path="/desk/steering/wetterwald/worth/volunteer/price/",
        who="gea",
        fields={
            "low": one_of("500", required=True),
            "middle": one_of("2000", required=True),
            "high": one_of("5000", required=True),
            "source": words("Onze boeken", 200, required=True),
            "of_year": one_of("2025"),
            "certainty": one_of("guess", required=True),
        },
    ),
    "steering:new_motion": Form(
        path="/desk/motions/new/1/",
        who="gea",
        fields={
            "title": words("Dichtbij", 120, required=True),
            "asks": words("In elk dorp een inloop.", 2000, required=True),
            "source": words("Raadsbesluit", 200, required=True),
            "decided_on": one_of("2026-11-02", required=True),
            "vote": one_of("adopted", required=True),
            "before_on": one_of(DAY),
        },
    ),
    "steering:follow_motion": Form(
        path="/desk/motions/{motion}/",
        who="gea",
        fields={
            "progress": one_of("done", required=True),
            "came": words("In zes dorpen.", 1000),
        },
    ),
    "steering:say": Form(
        path="/desk/council/say/1/",
        who="emre",
        fields={
            "voice": one_of("question", required=True),
            "about": words("De folder", 120, required=True),
            "text": words("Niemand kende de folder.", 3000, required=True),
        },
    ),
    "steering:ask": Form(
        path="/desk/council/ask/1/",
        who="gea",
        fields={
            "about": words("De folder", 120, required=True),
            "asked": words("Woorden kunnen nog anders.", 3000, required=True),
            "advise_before_on": one_of(LATER_DAY, required=True),
        },
    ),
    "steering:word": Form(
        path="/desk/council/words/{council_word}/",
        who="gea",
        fields={
            "answer": one_of("followed", required=True),
            "answer_text": words("Dat doen wij.", 3000, required=True),
        },
    ),
    "steering:word advises": Form(
        path="/desk/council/words/{council_asked}/",
        who="emre",
        fields={"text": words("Leg hem bij de huisarts.", 3000, required=True)},
    ),
    "steering:new_body": Form(
        path="/desk/council/bodies/new/1/",
        who="gea",
        fields={
            "body": one_of("kbo", required=True),
            "name": words("Seniorenbond", 120, required=True),
            "role": words("Spreekt voor ouderen.", 200, required=True),
        },
    ),
    "steering:answer": Form(
        path="/desk/steering/wetterwald/say/mix/",
        who="gea",
        fields={
            "codes": one_of("formal_first", required=True),
            "text": words("De inwoner kiest het vaakst zo.", 3000),
            "review_on": one_of("2031-05-01"),
            "is_open": tick(),
        },
    ),
    "steering:statement": Form(
        path="/desk/steering/wetterwald/independence/statement/",
        who="gea",
        fields={"text": words("Wie naast u staat, beslist niet over hulp.", 1200)},
    ),
    "steering:new_vision": Form(
        path="/desk/steering/wetterwald/vision/new/", who="gea", fields=VISION
    ),
    "steering:edit_vision": Form(
        path="/desk/steering/wetterwald/vision/{vision}/edit/", who="gea", fields=VISION
    ),
    "steering:decide_vision": Form(
        path="/desk/steering/wetterwald/vision/{vision}/decide/",
        who="gea",
        fields={
            "decision": words("Raadsbesluit 12", 200, required=True),
            "decided_on": one_of("2025-11-03", required=True),
            "from_on": one_of("2031-01-01", required=True),
        },
    ),
    "steering:remark": Form(
        path="/desk/steering/wetterwald/vision/{vision}/remark/",
        who="emre",
        fields={"text": words("Noem ook de dorpen.", 2000, required=True)},
    ),
    "steering:new_report": Form(
        path="/desk/steering/wetterwald/reports/new/",
        who="gea",
        fields={"period": one_of("2025-Q2", required=True)},
    ),
    "steering:write_report": Form(
        path="/desk/steering/wetterwald/reports/{draft_report}/write/",
        who="gea",
        fields={chapter.value: words("Wij namen iemand aan.", 2000) for chapter in Chapter},
    ),
    "steering:ask_opinion": Form(
        path="/desk/steering/wetterwald/reports/{draft_report}/ask/",
        who="gea",
        fields={"before_on": one_of(LATER_DAY, required=True)},
    ),
    "steering:say_opinion": Form(
        path="/desk/steering/wetterwald/reports/{asked_report}/opinion/",
        who="emre",
        fields={
            "text": words("Wie steun kreeg, is tevreden.", 4000),
            "differs": one_of("waiting"),
            "step": one_of("keep", required=True),
        },
    ),
    "steering:send_report": Form(
        path="/desk/steering/wetterwald/reports/{judged_report}/send/",
        who="gea",
        fields={"reply": words("Dat doen wij.", 2000)},
    ),
    "steering:propose_principle": Form(
        path="/desk/steering/wetterwald/reports/{judged_report}/talk/propose/",
        who="emre",
        fields={
            "chapter": one_of("waiting", required=True),
            "text": words("Wie belt, spreekt dezelfde dag iemand.", 500, required=True),
        },
    ),
    "steering:answer_remark": Form(
        path="/desk/steering/wetterwald/remarks/{remark_on_vision}/",
        who="gea",
        fields={"answer": words("Dat doen wij.", 2000, required=True)},
    ),
    "concerns:new": Form(
        path="/desk/signals/new/",
        who="foppe",
        fields={
            "about": words("Geen bus na zes uur", 120, required=True),
            "text": words("Mensen slaan de avonden over.", 2000, required=True),
            "theme": one_of("money", required=True),
            "group": one_of("older"),
            "place": one_of("1", required=True),
            "rule_kind": one_of("protocol"),
            "holder": words("De corporatie", 120),
        },
    ),
    "concerns:signal": Form(
        path="/desk/signals/{concern}/",
        who="gea",
        fields={
            "follow": one_of("doing", required=True),
            "answer": words("Wij praten met de vervoerder.", 2000, required=True),
        },
    ),
}

BUTTONS: dict[str, Button] = {
    "steering:publish_aim": Button(path="/desk/ambitions/{draft_aim}/tell/", who="gea"),
    "steering:agree": Button(path="/desk/self-test/actions/{proposed_action}/yes/", who="gea"),
    "steering:agree_principle": Button(
        path="/desk/steering/wetterwald/principles/{principle}/yes/", who="gea"
    ),
    "steering:share_vision": Button(
        path="/desk/steering/wetterwald/vision/{vision}/share/", who="gea"
    ),
    "steering:leave_out": Button(
        path="/desk/steering/wetterwald/worth/volunteer/leave-out/", who="gea"
    ),
    "steering:show": Button(path="/desk/steering/wetterwald/arrangement/show/", who="gea"),
    "experience:called": Button(path="/desk/call-backs/{call}/called/", who="carla"),
}
