"""Forms of the officer, and of who judges objections."""

from tests.cast import NOON
from tests.forms.fields import DAY, TEXT, Button, Entry, Form, one_of, tick, words

FORMS: dict[str, Form] = {
    "decisions:new_mandate": Form(
        path="/desk/mandates/new/1/",
        who="gea",
        fields={
            "kind": one_of("given", required=True),
            "function": words("Meitinker", 80, required=True),
            "provisions": one_of(["household", "transport"], required=True),
            "decree": words("Mandaatbesluit", 120, required=True),
            "decided_on": one_of("2026-01-06", required=True),
            "published_in": words("Gemeenteblad", 120, required=True),
            "number": words("2026, 4", 60, required=True),
            "from_on": one_of("2026-02-01", required=True),
            "last_on": one_of("2030-01-31"),
            "by_name": tick(),
            "is_public": tick(),
        },
    ),
    "decisions:back_mandate": Form(
        path="/desk/mandates/{unbacked}/back/",
        who="gea",
        fields={
            "law": one_of("wmo", required=True),
            "adviser": words("Beleidsadviseur Wmo", 80, required=True),
            "given_on": one_of("2026-01-06", required=True),
        },
    ),
    "decisions:name_holder": Form(
        path="/desk/mandates/{unbacked}/name/",
        who="gea",
        fields={
            "user": one_of("106", required=True),
            "from_on": one_of("2026-01-06", required=True),
            "last_on": one_of("2030-01-31"),
        },
    ),
    "decisions:end_mandate": Form(
        path="/desk/mandates/{unbacked}/end/",
        who="gea",
        fields={"last_on": one_of("2030-01-31", required=True)},
    ),
    "decisions:new_article": Form(
        path="/desk/framework/new/1/",
        who="gea",
        fields={
            "kind": one_of("ordinance", required=True),
            "law": one_of("wmo", required=True),
            "provisions": one_of(["household"], required=True),
            "name": words("Verordening, artikel 8", 120, required=True),
            "says": words("Hulp als het niet alleen lukt.", 400, required=True),
            "source": words("Lokale regelgeving", 200, required=True),
            "from_on": one_of("2026-01-06", required=True),
        },
    ),
    "decisions:end_article": Form(
        path="/desk/framework/{article}/end/",
        who="gea",
        fields={"last_on": one_of("2030-01-31", required=True)},
    ),
    "decisions:approaches": Form(
        path="/desk/going-to/",
        who="foppe",
        fields={
            "zone": one_of("{zone}", required=True),
            "who": words("Mevrouw Tjalkema", 60),
            "where": words("Wilgenlaan 4", 120, required=True),
            "source": one_of("network", required=True),
            "reason": words(
                "De mentor van haar zoon ziet dat zij het niet redt.", 1000, required=True
            ),
            "after": one_of("7", required=True),
        },
    ),
    "decisions:approach": Form(
        path="/desk/going-to/{approach}/",
        who="foppe",
        fields={
            "went": one_of("agreed", required=True),
            "after": one_of("7", required=True),
            "agreed": words("Ik bel vrijdag.", 1000),
        },
    ),
    "decisions:pass_on": Form(
        path="/desk/matters/questions/{rinskes}/pass-on/",
        who="rinske",
        fields={"reason": one_of("no_room", required=True)},
    ),
    "decisions:notify": Form(
        path="/desk/matters/notify/",
        who="foppe",
        taken=200,
        fields={
            "once": Entry(good="", tick=True, secret=True),  # sealed by us; broken, it is left out
            "channel": one_of("phone", required=True),
            "words": words("Het lukt niet meer in huis.", TEXT),
            "domains": one_of(["household"]),
            "zone": one_of("{zone}"),
            "first_name": words("Jelske", 60),
            "phone": one_of("0612345678"),
            "safe": one_of(["text"]),
            "urgent": tick(),
            "told": tick(required=True),
            "carer": tick(),
        },
    ),
    "decisions:report": Form(
        path="/desk/matters/{matter}/report/",
        who="foppe",
        fields={
            "need": words("Ik kom de trap niet meer op.", TEXT, required=True),
        },
    ),
    "decisions:reply": Form(
        path="/desk/matters/{reported}/report/reply/",
        who="foppe",
        fields={
            "answer": one_of("with_remarks", required=True),
            "how": one_of("spoken", required=True),
            "witness": Entry(good="Ytsje", longest=60, required=True),
            "remarks": words("De trap heeft dertien treden.", TEXT, required=True),
            "applies": tick(),
        },
    ),
    "decisions:appointment": Form(
        path="/desk/matters/{matter}/appointment/",
        who="foppe",
        fields={
            "on": one_of(DAY, required=True),
            "time": one_of("14:00", required=True),
            "minutes": one_of("45", required=True),
            "way": one_of("home", required=True),
        },
    ),
    "decisions:notice": Form(
        path="/desk/matters/{matter}/notice/",
        who="foppe",
        fields={
            "occasion": one_of("reassessment", required=True),
            "told_to": one_of(["resident"], required=True),
            "told_by": one_of("visit", required=True),
        },
    ),
    "decisions:matter": Form(
        path="/desk/matters/{matter}/",
        who="foppe",
        fields={
            "kind": one_of("visit", required=True),
            "text": words("Op bezoek geweest.", TEXT, required=True),
            "companion_present": tick(),
            "support_offered": tick(),
            "supporter_kind": one_of("formal"),
        },
    ),
    "decisions:question_behind": Form(
        path="/desk/matters/{matter}/question/",
        who="foppe",
        fields={"behind": words("Zij is veel alleen.", TEXT, required=True)},
    ),
    "decisions:messages": Form(
        path="/desk/matters/{matter}/messages/",
        who="foppe",
        fields={"text": words("Ik kom dinsdag.", TEXT, required=True)},
    ),
    "decisions:ladder": Form(
        path="/desk/matters/{matter}/ladder/",
        who="foppe",
        fields={
            "rung": one_of("1", required=True),
            "state": one_of("helps", required=True),
            "found": words("De buren.", TEXT),
        },
    ),
    "decisions:application": Form(
        path="/desk/matters/{matter}/application/",
        who="foppe",
        fields={
            "provision": one_of("household", required=True),
            "on": one_of(NOON.date().isoformat()),
        },
    ),
    "decisions:conversation": Form(
        path="/desk/matters/{matter}/conversation/",
        who="foppe",
        fields={
            "text": words("In één gesprek.", TEXT, required=True),
            "kind": one_of("visit", required=True),
            "support_offered": tick(),
            "rung_1": one_of("helps_partly"),
            "rung_2": one_of("helps"),
            "rung_3": one_of("not_there"),
            "referral_yes": tick(required=True),
            "referral_to": words("De tuinploeg", 120, required=True),
            "referral_words": words("Ik kan niet tillen.", TEXT, required=True),
            "provision_1": one_of("household", required=True),
            "verdict_1": one_of("granted", required=True),
            "what_1": words("Twee uur per week.", 120),
            "reasons_1": words("U redt het niet alleen.", TEXT, required=True),
            "provision_2": one_of("special_assistance", required=True),
            "verdict_2": one_of("granted", required=True),
            "what_2": words("Een wasmachine.", 120),
            "reasons_2": words("De was kan niet blijven liggen.", TEXT, required=True),
            "left_in": one_of("2", required=True),
            "left_rule": one_of("policy_rule", required=True),
            "goal": one_of("health", required=True),
            "deviation": words("De wachttijd, want het kan niet wachten.", TEXT, required=True),
        },
    ),
    "decisions:decide": Form(
        path="/desk/matters/{matter}/decide/",
        who="foppe",
        fields={
            "provision": one_of("household", required=True),
            "verdict": one_of("granted", required=True),
            "reasons": words("Zij redt het niet alleen.", TEXT, required=True),
            "what": words("Twee uur per week.", 120),
            "until_on": one_of("2030-01-31"),
            "left_rule": one_of("policy_rule", required=True),
            "goal": one_of("safe", required=True),
            "deviation": words("De wachttijd, want het kan niet wachten.", TEXT, required=True),
        },
    ),
    "decisions:register_objection": Form(
        path="/desk/objections/register/",
        who="leo",
        fields={
            "number": one_of("W-8-1", required=True),
            "provision": one_of("guidance", required=True),
            "received_on": one_of(NOON.date().isoformat(), required=True),
            "posted_on": one_of(NOON.date().isoformat()),
            "complete": tick(),
        },
    ),
    "decisions:hearing": Form(
        path="/desk/objections/{judged}/hearing/",
        who="leo",
        fields={
            "on": one_of(DAY, required=True),
            "time": one_of("14:00", required=True),
            "place": words("Gemeentehuis, kamer 4", 120, required=True),
        },
    ),
    "decisions:heard": Form(
        path="/desk/objections/{judged}/heard/",
        who="leo",
        fields={
            "heard_on": one_of(NOON.date().isoformat(), required=True),
            "text": words("Zij vertelde over haar dochter.", TEXT, required=True),
        },
    ),
    "decisions:objection_longer": Form(
        path="/desk/objections/{judged}/longer/",
        who="leo",
        fields={
            "how": one_of("agreed", required=True),
            "until_on": one_of("2031-12-01", required=True),
            "why": words("Zij zei ja aan de telefoon.", TEXT, required=True),
        },
    ),
    "decisions:judge": Form(
        path="/desk/objections/{judged}/decide/",
        who="leo",
        fields={
            "outcome": one_of("inadmissible", required=True),
            "reasons": words("Het kwam te laat, zonder reden.", TEXT, required=True),
        },
    ),
    "decisions:letter": Form(
        path="/desk/matters/{reported}/letter/",
        who="foppe",
        fields={
            "opening": words("U vroeg om hulp in huis.", TEXT),
            "closing": words("Wij bellen u maandag.", TEXT),
        },
    ),
    "decisions:decide_anew": Form(
        path="/desk/matters/{reported}/decisions/{decided}/anew/",
        who="foppe",
        fields={
            "why": words("Wij zagen een brief over het hoofd.", TEXT, required=True),
            "verdict": one_of("granted", required=True),
            "reasons": words("Zij redt het niet alleen.", TEXT, required=True),
            "what": words("Twee uur per week.", 120),
            "until_on": one_of("2030-01-31"),
            "left_rule": one_of("policy_rule", required=True),
            "goal": one_of("safe", required=True),
            "deviation": words("De wachttijd, want het kan niet wachten.", TEXT, required=True),
        },
    ),
    "decisions:close": Form(
        path="/desk/matters/{matter}/close/",
        who="foppe",
        fields={"outcome": one_of("made_to_measure", required=True)},
    ),
}

BUTTONS: dict[str, Button] = {
    "decisions:later": Button(path="/desk/matters/{matter}/later/", who="foppe"),
    "decisions:pick_time": Button(
        path="/desk/matters/{willems_matter}/times/{time}/pick/", who="foppe"
    ),
    "decisions:call_off": Button(
        path="/desk/matters/{willems_matter}/appointments/{appointment}/call-off/", who="foppe"
    ),
    "decisions:take_objection": Button(path="/desk/objections/{waits}/take/", who="leo"),
    "decisions:ask_to_complete": Button(path="/desk/objections/{judged}/complete/", who="leo"),
    "decisions:urgent": Button(path="/desk/matters/{matter}/urgent/", who="foppe"),
    "decisions:take": Button(path="/desk/matters/questions/{rinskes}/take/", who="rinske"),
}
