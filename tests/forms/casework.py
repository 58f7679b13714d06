"""Forms of the supporter."""

from datetime import timedelta

from tests.cast import MEIDOORN, NOON
from tests.forms.fields import DAY, TEXT, Button, Entry, Form, one_of, tick, words

# Asked where something is recognised alone; who sends it unasked is not shown it.
UNASKED = Entry(good="", tick=True, secret=True)

LINE = 300

FORMS: dict[str, Form] = {
    "casework:case": Form(
        path="/desk/cases/{case}/",
        who="sanne",
        fields={
            "text": words("bel 10 Samen de brieven geopend.", TEXT, required=True),
            "kind": one_of("call"),
            "minutes": one_of("15"),
            "activity": one_of("advice"),
            "layer": one_of("1"),
            "why_now": one_of("change"),
            "hear_before": one_of(DAY),
        },
    ),
    "casework:question_behind": Form(
        path="/desk/cases/{case}/question/",
        who="sanne",
        fields={"behind": words("Zij is alleen.", TEXT), "reading": words("Rouw.", TEXT)},
    ),
    "casework:goal": Form(
        path="/desk/cases/{case}/goal/",
        who="sanne",
        fields={"text": words("Weer slapen.", LINE, required=True), "score_start": one_of("3")},
    ),
    "casework:ladder": Form(
        path="/desk/cases/{case}/ladder/",
        who="sanne",
        fields={
            "rung": one_of("1", required=True),
            "state": one_of("skipped", required=True),
            "text": words("Er is niemand.", LINE, required=True),
        },
    ),
    "casework:appointment": Form(
        path="/desk/cases/{case}/appointment/",
        who="sanne",
        fields={
            "on": one_of(DAY, required=True),
            "time": one_of("14:00", required=True),
            "minutes": one_of("60", required=True),
            "way": one_of("home", required=True),
            "about": words("De post.", LINE),
        },
    ),
    "casework:messages": Form(
        path="/desk/cases/{case}/messages/",
        who="sanne",
        fields={"text": words("Ja, graag.", TEXT, required=True)},
    ),
    "casework:promise": Form(
        path="/desk/cases/{case}/promise/",
        who="sanne",
        fields={"hear_before": one_of(DAY, required=True)},
    ),
    "casework:safety": Form(
        path="/desk/cases/{asked_for_safety}/safety/",
        who="sanne",
        fields={
            "step": one_of("1", required=True),
            "taken_on": one_of(NOON.date().isoformat(), required=True),
            "text": words("Blauwe plekken op de arm.", TEXT, required=True),
            "consulted": one_of("colleague"),
            "decided": one_of(""),
            "may_read": one_of("later", required=True),
            "because": words("Wie slaat leest mee.", TEXT),
            "review_on": one_of(DAY),
        },
    ),
    "casework:look_again": Form(
        path="/desk/cases/{case}/safety/{worry_held_back}/",
        who="sanne",
        fields={
            "may_read": one_of("later", required=True),
            "because": words("Wie slaat leest nog mee.", TEXT),
            "review_on": one_of(DAY),
        },
    ),
    "casework:terms": Form(
        path="/desk/cases/{case}/terms/",
        who="sanne",
        fields={
            "term_id": one_of("WMO_BESCHIKKING", required=True),
            "about": words("Hulp in huis", LINE, required=True),
            "started_on": one_of((NOON - timedelta(days=3)).date().isoformat(), required=True),
        },
    ),
    "casework:term": Form(
        path="/desk/cases/{case}/terms/{term}/",
        who="sanne",
        fields={
            "change": one_of("done", required=True),
            "ended_on": one_of(NOON.date().isoformat()),
        },
    ),
    "casework:new_letter": Form(
        path="/desk/cases/{case}/letters/new/complaint/",
        who="sanne",
        fields={
            "subject": words("Klacht over het wachten", LINE, required=True),
            "text": words("Ik wacht al lang.", 8000, required=True),
        },
    ),
    "casework:letter": Form(
        path="/desk/cases/{case}/letters/{letter}/",
        who="sanne",
        fields={
            "subject": words("Klacht over het wachten", LINE, required=True),
            "text": words("Ik wacht al lang.", 8000, required=True),
            "sent_on": one_of(NOON.date().isoformat()),
        },
    ),
    "casework:ask_behind": Form(
        path="/desk/cases/{case_alone}/behind/",
        who="sanne",
        fields={"user": one_of("109", required=True), "why": one_of("law", required=True)},
    ),
    "casework:ask_stand_in": Form(
        path="/desk/cases/{leaving}/stand-in/",
        who="nynke",
        fields={
            "user": one_of("903", required=True),
            "from_on": one_of("2027-01-04", required=True),
            "until_on": one_of("2027-01-08", required=True),
        },
    ),
    "casework:ask_together": Form(
        path="/desk/cases/{leaving}/together/",
        who="wopke",
        fields={
            "user": one_of("905", required=True),
            "holder_does": words("Belt met de gemeente", 200, required=True),
            "other_does": words("Drinkt elke week koffie", 200, required=True),
        },
    ),
    "casework:visit": Form(
        path="/desk/cases/{case}/visit/",
        who="sanne",
        fields={
            "own_note": words("Vraag naar de huur.", 1000),
            "fields_along": one_of(["name"]),
        },
    ),
    "casework:on_visit": Form(
        path="/desk/on-visit/{visit}/",
        who="sanne",
        fields={
            "text": words("Zij slaapt weer.", TEXT, required=True),
            "kind": one_of("home", required=True),
            # Made by a script; broken, we make our own.
            "note_id": Entry(good="", tick=True, secret=True),
            "said_at": Entry(good="", tick=True, secret=True),
        },
    ),
    "casework:wording": Form(
        path=f"/desk/our-way/{MEIDOORN}/letters/preparation/",
        who="carla",
        fields={
            "subject": words("Mijn gesprek", 300, required=True),
            "text": words("Het gaat over mijn huis.", 8000, required=True),
            "what": one_of("keep", required=True),
            "after": Entry(good="", tick=True, secret=True),
        },
    ),
    "casework:offline": Form(
        path=f"/desk/our-way/{MEIDOORN}/offline/",
        who="carla",
        fields={"is_on": one_of("on", required=True)},
    ),
    "casework:close": Form(
        path="/desk/cases/{case}/close/",
        who="sanne",
        fields={
            "outcome": one_of("volunteer", required=True),
            "mark_{goal}": one_of("7"),
            "learned": words("Een brief openen kan samen.", TEXT),
        },
    ),
    "casework:hold": Form(
        path="/desk/cases/closed/{closed_case}/hold/",
        who="carla",
        fields={
            "why": one_of("dispute", required=True),
            "until_on": one_of((NOON.date() + timedelta(days=60)).isoformat(), required=True),
        },
    ),
    "keeping:choose": Form(
        path=f"/desk/keeping/{MEIDOORN}/",
        who="petra",
        fields={
            "ground": one_of("consent", required=True),
            "months": one_of("18", required=True),
            "source": words("Bestuur, 3 maart 2026", 200, required=True),
        },
    ),
    "casework:agreement": Form(
        path="/desk/cases/{asked_for_another}/agreement/",
        who="sanne",
        taken=200,
        fields={
            "first_name": words("Jantsje", 60),
            "relation": one_of("child", required=True),
            "by": one_of(["subject"], required=True),
            "how": one_of("spoken", required=True),
            "witness": Entry(good="Ytsje", longest=60, required=True),
            "born_on": one_of(""),
            "kind": one_of(""),
        },
    ),
    "casework:consult": Form(
        path="/desk/cases/{leaving}/think-along/",
        who="wopke",
        fields={
            "question": words("Wat helpt bij schaamte voor de post?", 4000, required=True),
            "user": one_of("903", required=True),
            "nobody": tick(required=True),
            "even_so": UNASKED,
        },
    ),
    "casework:consulted": Form(
        path="/desk/think-along/{asked}/",
        who="bram",
        fields={"answer": words("Begin met een envelop.", 4000, required=True)},
    ),
    "casework:bring": Form(
        path="/desk/cases/{case_alone}/talk-together/",
        who="sanne",
        fields={
            "question": words("Wat helpt bij schaamte voor de post?", 4000, required=True),
            "meeting": one_of("{case_talk}", required=True),
            "nobody": tick(required=True),
            "even_so": UNASKED,
        },
    ),
    "casework:consult_outcome": Form(
        path="/desk/think-along/{brought_case}/outcome/",
        who="sanne",
        fields={"outcome": words("Wij beginnen met een envelop.", 4000, required=True)},
    ),
}

BUTTONS: dict[str, Button] = {
    "casework:end_hold": Button(path="/desk/holds/{hold}/end/", who="carla"),
    "casework:visit_done": Button(path="/desk/on-visit/{visit}/done/", who="sanne"),
    "casework:release": Button(path="/desk/held-back/{worry_held_back}/release/", who="petra"),
    "casework:consult_unknown": Button(path="/desk/think-along/{asked}/unknown/", who="bram"),
    "casework:consult_take_back": Button(
        path="/desk/think-along/{consult}/take-back/", who="sanne"
    ),
    "casework:along_yes": Button(path="/desk/along/{along_stands_in}/yes/", who="bram"),
    "casework:along_no": Button(path="/desk/along/{along_behind}/no/", who="ilse"),
    "casework:along_end": Button(path="/desk/along/{along_behind}/end/", who="sanne"),
    "casework:invite": Button(path="/desk/cases/{asked_for_another}/invite/", who="sanne"),
}
