"""Forms of the living inventory."""

from tests.forms.fields import DAY, Button, Form, Letter, one_of, sent, words

CODES_OF_A_ROUND = Letter(
    "codes.csv",
    b"municipality,table,code\nwetterwald,profile,3\nwetterwald,steering_role,sets_conditions\n",
    "text/csv",
)

ASKED = (
    "independence",
    "involvement",
    "ambition",
    "parties",
    "cooperation",
    "commission",
    "quality",
    "training",
    "method",
    "satisfaction",
    "information",
    "tips",
    "bottlenecks",
)

CODED = {
    "formal": one_of("both", required=True),
    "informal": one_of("yes", required=True),
    "moving_to": one_of("2"),
    "steering_role": one_of("sets_conditions", required=True),
    "independence_view": one_of(["free_choice"]),
    "ambition": one_of(["insight_in_use"]),
    "bottleneck_municipality": one_of(["not_landed"]),
    "tip_municipality": one_of(["stimulate_collaboration"]),
    "bottleneck_provider_1": one_of(["low_awareness"]),
    "tip_provider_1": one_of(["work_with_other_parties"]),
    "impressions": one_of(["ambition"]),
}

FORMS: dict[str, Form] = {
    "inventory:new": Form(
        path="/desk/inventory/new/",
        who="mila",
        fields={
            "name": words("Noord 2027", 60, required=True),
            "aim": words("Wat veranderde er?", 1000, required=True),
            "criteria": one_of(["works_on_it"]),
            "criteria_more": words("Ook eilanden", 500),
            "asks_from": one_of("2027-09-01", required=True),
            "asks_until": one_of("2027-10-31", required=True),
            "before": one_of("{published_round}"),
        },
    ),
    "inventory:choose": Form(
        path="/desk/inventory/{round}/choose/",
        who="mila",
        fields={
            "municipality": one_of("2", required=True),
            "reason": words("Bewust bezig", 200, required=True),
            "formal": one_of("1"),
            "informal": one_of("2"),
        },
    ),
    "inventory:bring": Form(
        path="/desk/inventory/{round}/bring/",
        who="mila",
        taken=200,
        fields={"on": one_of("2026-11-02", required=True), "file": sent(CODES_OF_A_ROUND)},
    ),
    "inventory:meeting": Form(
        path="/desk/inventory/{round}/meeting/",
        who="mila",
        fields={
            "on": one_of(DAY, required=True),
            "parties": words("Seniorenbond, 2", 4000, required=True),
            "outcomes": words("Maak het bekend.", 4000, required=True),
        },
    ),
    "inventory:interview": Form(
        path="/desk/inventory/talks/{planned_talk}/",
        who="mila",
        fields={
            "reached": one_of("yes", required=True),
            "held_on": one_of("2026-11-02", required=True),
            "function": words("Beleidsadviseur", 120),
            **{question: words("Wij bellen elkaar.", 4000) for question in ASKED},
            "impressions": one_of(["tips"]),
        },
    ),
    "inventory:code": Form(path="/desk/inventory/places/{chosen}/code/", who="mila", fields=CODED),
    "inventory:settle": Form(
        path="/desk/inventory/places/{chosen}/settle/",
        who="mila",
        fields={**CODED, "reason": words("De gemeente weet het zelf.", 1000)},
    ),
}

BUTTONS: dict[str, Button] = {
    "inventory:invite": Button(path="/desk/inventory/talks/{planned_talk}/invite/", who="mila"),
    "inventory:publish": Button(path="/desk/inventory/{round}/publish/", who="mila"),
}
