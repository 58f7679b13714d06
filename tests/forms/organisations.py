"""Forms of who keeps what an organisation offers, and the social map."""

from tests.forms.fields import DAY, TEXT, Button, Form, Letter, one_of, sent, words

SOCIAL_MAP = Letter(
    "kaart.json",
    b'[{"id": "a1", "name": "Samen eten", "description": "Elke week.",'
    b' "application_process": "Bel.", "organization": {"name": "Buurthuis"},'
    b' "attributes": [{"link_type": "topic", "value": "people"}]}]',
    "application/json",
)

PLACES_OF_A_MAP = Letter(
    "plekken.json",
    b'{"organizations": [{"id": "o1", "name": "Buurthuis De Ploeg"}]}',
    "application/json",
)

WEEK = {f"day_{day}": one_of("9.00-12.00, 13.00-17.00") for day in range(1, 8)}

CLOSED = {"on": one_of(DAY, required=True), "reason": words("Dag met vrijwilligers", 120)}

FORMS: dict[str, Form] = {
    "services:here": Form(
        path="/wetterwald/wat-is-er-nog/",
        who="nobody",
        fields={
            "zoek": one_of("schulden"),
            "over": one_of(["money"]),
            "waar": one_of("9991"),
        },
    ),
    "organisations:review": Form(
        path="/desk/independence/{review}/",
        who="carla",
        fields={"text": words("Wij keken ernaar.", TEXT, required=True)},
    ),
    "organisations:close": Form(
        path="/desk/independence/{review}/close/",
        who="gea",
        fields={
            "outcome": one_of("measure_taken", required=True),
            "finding": words("Twee wisselen van plek.", TEXT, required=True),
        },
    ),
    "organisations:tell": Form(
        path="/desk/independence/doubts/new/",
        who="carla",
        fields={
            "where": one_of("1-1", required=True),
            "cause": one_of("other_tasks", required=True),
            "text": words("Onze mensen doen ook toegang.", TEXT, required=True),
        },
    ),
    "organisations:doubt": Form(
        path="/desk/independence/doubts/{told_doubt}/",
        who="gea",
        fields={
            "answer": one_of("tasks_split", required=True),
            "why": words("Vanaf januari doet iemand anders dat.", TEXT, required=True),
        },
    ),
    "organisations:reached": Form(
        path="/desk/hours/organisations/{hears}/",
        who="carla",
        fields={
            "phone": one_of("0999 12 34 56"),
            "mail": one_of("vraag@example.nl"),
            **WEEK,
        },
    ),
    "organisations:not_calling": Form(
        path="/desk/hours/organisations/{hears}/closed/", who="carla", fields=CLOSED
    ),
    "organisations:phone": Form(
        path="/desk/hours/municipalities/wetterwald/",
        who="gea",
        fields={
            "phone": one_of("0999 12 34 56", required=True),
            "hours_nl": words("Maandag tot en met vrijdag.", 120, required=True),
            "hours_en": words("Monday to Friday.", 120, required=True),
        },
    ),
    "organisations:talk_word": Form(
        path="/desk/hours/municipalities/wetterwald/talk/",
        who="gea",
        fields={"talk_word": words("keukentafelgesprek", 40)},
    ),
    "organisations:point": Form(
        path="/desk/hours/points/{point}/",
        who="gea",
        fields={"hosted_by": one_of("{hears}"), **WEEK},
    ),
    "organisations:point_closed": Form(
        path="/desk/hours/points/{point}/closed/", who="carla", fields=CLOSED
    ),
    "organisations:floor": Form(
        path="/desk/independence/agreements/{agreement}/",
        who="gea",
        fields={"floor": one_of("70"), "source": words("Artikel 5", 200, required=True)},
    ),
    "services:correct": Form(
        path="/desk/services/{service}/",
        who="gea",
        fields={
            "name": words("Een recht", 80, required=True),
            "provider": words("Gemeente Wetterwâld", 80, required=True),
            "text": words("De gemeente praat met u.", 400, required=True),
            "how": words("Bel gerust.", 160, required=True),
            "domains": one_of(["money"], required=True),
            "phone": one_of("0999 12 34 56"),
            "mail": one_of("vraag@example.nl"),
            "url": one_of("https://example.nl/"),
            "source": words("Wmo 2015, artikel 2.3.5", 120, required=True),
        },
    ),
    "services:take_in": Form(
        path="/desk/services/import/1/",
        who="gea",
        taken=200,
        fields={
            "file": sent(SOCIAL_MAP),
            "source": words("De sociale kaart", 120, required=True),
            "kind": one_of("volunteers", required=True),
        },
    ),
    "services:take_in_places": Form(
        path="/desk/services/import/1/places/",
        who="gea",
        taken=200,
        fields={
            "file": sent(PLACES_OF_A_MAP),
            "source": words("De sociale kaart", 120, required=True),
            "kind": one_of("welfare", required=True),
        },
    ),
    "services:law": Form(
        path="/desk/services/{service}/law/",
        who="gea",
        fields={"seen": words("wetten.overheid.nl, 1 januari", 200, required=True)},
    ),
}

BUTTONS: dict[str, Button] = {
    "services:confirm": Button(path="/desk/services/{service}/confirm/", who="gea"),
    "services:close": Button(path="/desk/services/{service}/close/", who="gea"),
    "services:reopen": Button(path="/desk/services/{service}/reopen/", who="gea"),
    "services:looked": Button(path="/desk/services/brought/{brought}/looked/", who="gea"),
}
