"""Forms of who answers the phone, and of who leads workers."""

from tests.cast import HANNA_ID, SANNE
from tests.forms.fields import (
    DAY,
    LETTER,
    TEXT,
    Button,
    Entry,
    Form,
    Letter,
    one_of,
    sent,
    tick,
    words,
)

BORDERS = Letter(
    "wijken.geojson",
    b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties":'
    b' {"naam": "Wetterkant"}, "geometry": {"type": "Polygon", "coordinates":'
    b" [[[190000, 560000], [191000, 560000], [191000, 562000], [190000, 560000]]]}}]}",
    "application/geo+json",
)

FORMS: dict[str, Form] = {
    "desk:demo_sign_in": Form(
        path="/demo/sign-in/",
        who="nobody",
        fields={"account": one_of("sanne@naast.example", required=True)},
        refused=(404,),
        says=False,
    ),
    "desk:remark": Form(
        path="/desk/remarks/{remark}/",
        who="sanne",
        fields={
            "outcome": one_of("corrected", required=True),
            "text": words("Weer doorslapen.", TEXT, required=True),
            "reason": words("U heeft gelijk.", 2000),
        },
    ),
    "desk:why": Form(
        path="/desk/why/{look_question}/",
        who="carla",
        fields={"text": words("Het was voor uw afspraak.", TEXT, required=True)},
    ),
    "desk:pass_on": Form(
        path="/desk/questions/{brams}/pass-on/",
        who="bram",
        fields={"reason": one_of("no_room", required=True)},
    ),
    "people:new_code": Form(
        path="/desk/new-code/",
        who="carla",
        taken=200,
        fields={
            "phone": one_of("06 12 34 56 79", required=True),
            "first_name": Entry(good="Tjitske", required=True),
            "way": one_of("phone", required=True),
        },
    ),
    "people:new_code_beside": Form(
        path="/desk/new-code/{hanna}/",
        who="sanne",
        taken=200,
        fields={"way": one_of("paper", required=True)},
    ),
    "matching:weights": Form(
        path="/desk/weights/",
        who="gea",
        fields={
            **{
                name: one_of("1.5", required=True)
                for name in (
                    "some_domains",
                    "zone",
                    "language",
                    "theme",
                    "gender",
                    "way",
                    "moment",
                )
            },
            "domain": one_of("2,5", required=True),
            "breadth": one_of("0.5", required=True),
            "room": one_of("0.5", required=True),
            "fresh": one_of("0.5", required=True),
            "reason": words("Wie dichtbij werkt, is er eerder", 300, required=True),
        },
    ),
    "desk:term": Form(
        path="/desk/terms/AWB_KLACHT/",
        who="gea",
        fields={
            "length": one_of("6", required=True),
            "extension": one_of("4"),
            "article": words("Awb art. 9:11", 120, required=True),
            "seen": words("wetten.overheid.nl", 200, required=True),
            "from_on": one_of("2026-12-01", required=True),
        },
    ),
    "desk:documents": Form(
        path=f"/desk/documents/{HANNA_ID}/",
        who="sanne",
        fields={"document": sent(LETTER), "name": words("Brief over de huur", 100)},
    ),
    "desk:borders": Form(
        path="/desk/zones/wetterwald/borders/",
        who="gea",
        fields={
            "borders": sent(BORDERS),
            "source": words("CBS, wijken van 2026", 160, required=True),
        },
    ),
    "desk:zone_facts": Form(
        path="/desk/zones/wetterwald/strength/wetterkant/",
        who="gea",
        fields={
            "under_18": one_of("19"),
            "over_75": one_of("11"),
            "living_alone": one_of("34"),
            "low_income": one_of("8"),
            "carers": one_of("15"),
            "year": one_of("2025", required=True),
            "source": words("CBS, kerncijfers 2025", 160, required=True),
        },
    ),
    "desk:away": Form(
        path="/desk/team/{foppe}/away/",
        who="karin",
        fields={"away_from": one_of(DAY), "away_to": one_of(DAY)},
    ),
    "desk:works_in": Form(
        path="/desk/zones/worker/{foppe}/",
        who="karin",
        fields={"zones": one_of("{zone}")},
    ),
    "desk:propose": Form(
        path="/desk/queue/{proposed}/", who="nynke", fields={"user": one_of("903", required=True)}
    ),
    "desk:accept_suggestion": Form(
        path="/desk/suggestion/{office}/{suggestion}/accept/",
        who="nynke",
        fields={"lines": one_of("{line}", required=True)},
    ),
    "desk:hand_over": Form(
        path="/desk/hand-over/901/",
        who="nynke",
        fields={
            "reason": one_of("stops", required=True),
            "to_{leaving}": one_of("903"),
        },
    ),
    "desk:hand_over_one": Form(
        path="/desk/hand-over/901/{leaving}/",
        who="nynke",
        fields={
            "reason": one_of("stops", required=True),
            "to_{leaving}": one_of("903", required=True),
        },
    ),
    "desk:officer_matters": Form(
        path="/desk/team/matters/117/",
        who="karin",
        fields={"to_{left_matter}": one_of("902")},
    ),
    "desk:reassign_one": Form(
        path="/desk/team/matters/117/{left_matter}/",
        who="karin",
        fields={"to_{left_matter}": one_of("902", required=True)},
    ),
    "desk:rule_in_case": Form(
        path="/desk/cases/{case}/rule/",
        who="sanne",
        fields={
            "rule": one_of(""),
            "kind": one_of("protocol", required=True),
            "name": words("Alleen per brief", 120, required=True),
            "holder": words("De corporatie", 120),
            "prevented": words("Op tijd een regeling", 400, required=True),
        },
    ),
    "desk:rule_in_matter": Form(
        path="/desk/matters/{matter}/rule/",
        who="foppe",
        fields={
            "rule": one_of(""),
            "kind": one_of("protocol", required=True),
            "name": words("Alleen per brief", 120, required=True),
            "holder": words("De corporatie", 120),
            "prevented": words("Op tijd een regeling", 400, required=True),
        },
    ),
    "desk:want_successor": Form(
        path="/desk/cases/{case}/hand-over/",
        who="sanne",
        fields={"reason": one_of("away", required=True)},
    ),
    "desk:new_worry": Form(
        path="/desk/worries/new/",
        who="joop",
        fields={
            "once": Entry(good="", tick=True, secret=True),  # sealed by us; broken, it is left out
            "named": one_of("with", required=True),
            "story": words("De gordijnen blijven al weken dicht.", 1000, required=True),
            "signs": one_of(["alone"]),
            "who": words("Mevrouw Tjalkema", 60),
            "where": words("Wilgenlaan 4, 9991 AB", 120, required=True),
            "teller": one_of("gp", required=True),
            "name": words("Wiebe", 60),
            "reach": words("0612345678", 120),
            "channel": one_of("phone", required=True),
            "town": one_of("1", required=True),
        },
    ),
    "outreach:give": Form(
        path="/desk/worries/{new_worry}/",
        who="carla",
        fields={"user": one_of(str(SANNE.user_id), required=True)},
    ),
    "outreach:visit": Form(
        path="/desk/visits/{worry}/",
        who="sanne",
        fields={
            "how": one_of("agreed", required=True),
            "after": one_of("7", required=True),
            "agreed": words("Volgende week koffie.", 1000),
        },
    ),
    "outreach:keep_in_sight": Form(
        path="/desk/in-sight/new/",
        who="sanne",
        fields={
            "where": one_of("{zone}", required=True),
            "signs": one_of(["care_too_heavy"]),
            "after": one_of("7", required=True),
        },
    ),
    "outreach:in_sight": Form(
        path="/desk/in-sight/{in_sight}/",
        who="sanne",
        fields={
            "how": one_of("again", required=True),
            "after": one_of("3", required=True),
        },
    ),
    **{
        f"desk:{name}_question": Form(
            path=path,
            who="sanne",
            taken=200,
            fields={
                "once": Entry(good="", tick=True, secret=True),  # as above
                "words": words("Ik durf de post niet open te doen.", 1000),
                "domains": one_of(["money"]),
                "first_name": words("Geertrui", 60),
                "phone": one_of("06-12345678"),
                "safe": tick(),
                "who": one_of("anybody"),
            },
        )
        for name, path in (
            ("visit", "/desk/visits/{worry}/question/"),
            ("in_sight", "/desk/in-sight/{in_sight}/question/"),
        )
    },
    "desk:reception": Form(
        path="/desk/reception/",
        who="joop",
        taken=200,
        fields={
            "once": Entry(good="", tick=True, secret=True),  # sealed by us; broken, it is left out
            "town": one_of("1", required=True),
            "words": words("Ik durf de post niet open te doen.", 1000),
            "domains": one_of(["money"]),
            "why_now": one_of("change"),
            "place": one_of(""),
            "first_name": words("Wiebrich", 60),
            "phone": one_of("06-12345678"),
            "safe": tick(),
            "may_follow": tick(),
            "channel": one_of("phone", required=True),
            "who": one_of("anybody"),
        },
    ),
    "desk:roles": Form(
        path="/desk/roles/",
        who="quinten",
        fields={
            "mail": one_of("nij@naast.example", required=True),
            "name": words("Nij Folk", 120),
            "role": one_of("policy_officer", required=True),
            "scope": one_of("municipality:1", required=True),
            "from_on": one_of(DAY, required=True),
            "last_on": one_of(DAY),
        },
    ),
    "desk:end_role": Form(
        path="/desk/roles/{grant}/end/",
        who="quinten",
        fields={"last_on": one_of(DAY, required=True)},
    ),
}

BUTTONS: dict[str, Button] = {
    "desk:ask_for_waiting": Button(path="/desk/queue/waiting/{jelle}/", who="carla"),
    "desk:accept": Button(path="/desk/questions/{brams}/accept/", who="bram"),
    "desk:remove_document": Button(
        path=f"/desk/documents/{HANNA_ID}/{{document}}/remove/", who="sanne"
    ),
    "desk:ask_suggestion": Button(path="/desk/suggestion/{office}/ask/", who="nynke"),
    "desk:keep_place": Button(path="/desk/hand-over/901/{leaving}/keep/", who="nynke"),
    "desk:take_back": Button(path="/desk/hand-over/101/{hand_over}/take-back/", who="carla"),
    "desk:go_on_accept": Button(path="/desk/go-on/{hand_over}/yes/", who="bram"),
    "desk:go_on_refuse": Button(path="/desk/go-on/{hand_over}/no/", who="bram"),
}
