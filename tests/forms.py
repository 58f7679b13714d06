"""Every form of Naast: where it is, who fills it in, and what she fills in when all is well."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from naast.core.files.tests.factories import PDF
from naast.core.files.tests.pictures import photo
from naast.learning.steering.rules.selftest import Item
from tests.cast import HANNA_ID, MEIDOORN, NOON, SANNE

DAY = (NOON + timedelta(days=7)).date().isoformat()
LATER_DAY = (NOON + timedelta(days=60)).date().isoformat()
CODE = "otter wilg lamp boter mand 4827"
PIN = "4071"
OTHER_CODE = "otter wilg lamp boter mand 4828"
GIVEN_CODE = "otter wilg lamp boter mand 4841"
GIVEN_DOCUMENT_CODE = "otter wilg lamp boter mand 4842"
INVITED = "otter wilg lamp boter mand 4833"
PASSWORD = "vier woorden naast elkaar"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One field: what is filled in, and what it refuses.

    A field of free words (`longest` set) takes whatever people write, up to that length; any other
    takes what it asks for and nothing else. What is `secret` is not shown again.
    """

    good: Any
    longest: int = 0
    required: bool = False
    tick: bool = False
    secret: bool = False


def words(good: str, longest: int, *, required: bool = False) -> Entry:
    return Entry(good=good, longest=longest, required=required)


def one_of(good: Any, *, required: bool = False) -> Entry:
    """Return a choice, a number, a day, an address: something that can be wrong."""
    return Entry(good=good, required=required)


def tick(good: str = "on", *, required: bool = False) -> Entry:
    return Entry(good=good, required=required, tick=True)


def secret(good: str, *, required: bool = True) -> Entry:
    return Entry(good=good, required=required, secret=True)


class Letter(SimpleUploadedFile):
    """A document that can be sent again and again."""

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return bytes(super().read(*args))


LETTER = Letter("brief.pdf", PDF, "application/pdf")
PORTRAIT = Letter("ik.png", photo(), "image/png")
SOCIAL_MAP = Letter(
    "kaart.json",
    b'[{"id": "a1", "name": "Samen eten", "description": "Elke week.",'
    b' "application_process": "Bel.", "organization": {"name": "Buurthuis"},'
    b' "attributes": [{"link_type": "topic", "value": "people"}]}]',
    "application/json",
)

SELF_TEST_ITEMS = [item.value for item in Item]
PLACES_OF_A_MAP = Letter(
    "plekken.json",
    b'{"organizations": [{"id": "o1", "name": "Buurthuis De Ploeg"}]}',
    "application/json",
)

CODES_OF_A_ROUND = Letter(
    "codes.csv",
    b"municipality,table,code\nwetterwald,profile,3\nwetterwald,steering_role,sets_conditions\n",
    "text/csv",
)

DIARY = Letter("agenda.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar")
BORDERS = Letter(
    "wijken.geojson",
    b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties":'
    b' {"naam": "Wetterkant"}, "geometry": {"type": "Polygon", "coordinates":'
    b" [[[190000, 560000], [191000, 560000], [191000, 562000], [190000, 560000]]]}}]}",
    "application/geo+json",
)


def sent(good: SimpleUploadedFile) -> Entry:
    """Return a document: no browser keeps it when a form comes back, so it counts as secret."""
    return Entry(good=good, secret=True, required=True)


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form. `path` may name what the stage knows, such as {case}."""

    path: str
    who: str
    fields: dict[str, Entry]
    taken: int = 302
    method: str = "post"
    refused: tuple[int, ...] = (200, 422)
    says: bool = True  # whether a refusal is said on the page

    def filled(self) -> dict[str, Any]:
        return {name: entry.good for name, entry in self.fields.items() if entry.good != ""}


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


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button that sends nothing: whatever is sent with it changes nothing about the answer."""

    path: str
    who: str


# Asked where something is recognised alone; who sends it unasked is not shown it.
UNASKED = Entry(good="", tick=True, secret=True)
LEFT = {
    "eens": Entry(good="", tick=True, secret=True),  # sealed by us; broken, it is left out
    "vraag": words("Ik durf de post niet open te doen.", 4000),
    "voornaam": words("Wiebrich", 60),
    "telefoon": one_of("06-12345678"),
    "mail": one_of("wiebrich@example.nl"),
    "veilig": one_of(["call"]),
    "hulp": one_of(["geen"]),
    "contact": one_of("message"),
    "belmoment": one_of((NOON + timedelta(days=1)).date().isoformat() + "_morning"),
}
# Of who works for a municipality we know no hours.
LEFT_THERE = {name: entry for name, entry in LEFT.items() if name != "belmoment"}
SHARED = {
    "wat": one_of("plan", required=True),
    "plan": Entry(good="Weer slapen.", longest=9000, required=True),
    "met": one_of("{linked}", required=True),
    "waarvoor": one_of("talk", required=True),
    "tot": one_of(DAY, required=True),
}
LINE = 300
TEXT = 4000
CLAUSE = 2000
CLAUSES = {
    clause: words("Wij spreken elkaar.", CLAUSE)
    for clause in (
        "task",
        "own_room",
        "expertise",
        "method",
        "cooperation",
        "interplay",
        "access_teams",
        "consultation",
        "monitoring",
        "accountability",
        "training",
        "innovation",
        "before_start",
        "conditions",
    )
}
NOTE = {
    "kind": one_of("decision", required=True),
    "title": words("Steun voor elke inwoner", 120, required=True),
    "says": words("Elke inwoner kiest zelf.", CLAUSE, required=True),
    "decided_by": words("De gemeenteraad", 120, required=True),
    "decided_on": one_of("2026-10-01", required=True),
    "url": one_of("https://example.nl/besluit"),
}
EXAMPLE = {
    "title": words("Zo beginnen wij", 120, required=True),
    "source": words("Onze jurist", 200, required=True),
    **CLAUSES,
}
TERMS = {
    "from_on": one_of("2030-01-01", required=True),
    "until_on": one_of("2034-01-01"),
    "review_on": one_of("2031-01-01"),
    "speak_every_months": one_of("3"),
    "funding": one_of("subsidy", required=True),
    "activities": one_of(["information"], required=True),
    "first_contact": one_of("3", required=True),
    "worked_by": one_of(["2"]),
    "answer": one_of("2"),
    "visit": one_of("5"),
    "complaint": one_of("10"),
    **CLAUSES,
}

WEEK = {f"day_{day}": one_of("9.00-12.00, 13.00-17.00") for day in range(1, 8)}
CLOSED = {"on": one_of(DAY, required=True), "reason": words("Dag met vrijwilligers", 120)}

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

COURSE = {
    "employer": one_of("1-0", required=True),
    "title": words("Naast iemand staan", 120, required=True),
    "about": words("Luisteren en vragen.", 1000),
    "subject": one_of("listening", required=True),
    "provider": words("Leerplaats De Klaver", 120, required=True),
    "payer": one_of("organisation", required=True),
    "hours": one_of("12", required=True),
    "kinds": one_of(["formal"]),
    "fulfils": one_of("training"),
}

COVENANT = {
    "title": words("Samen", 120, required=True),
    "purpose": words("Niemand valt ertussen.", CLAUSE, required=True),
    "parties": one_of(["1"], required=True),
    "from_on": one_of("2030-01-01", required=True),
    "until_on": one_of("2034-01-01"),
    "evaluate_on": one_of("2031-01-01"),
    "meet_every_months": one_of("3"),
    **{
        point: words("Wij spreken elkaar.", CLAUSE)
        for point in (
            "supplement",
            "calling_in",
            "access_teams",
            "meetings",
            "training",
            "case_discussion",
            "signals",
            "before_start",
            "evaluation",
        )
    },
}

CONTACT = {
    "function": one_of("questions", required=True),
    "name": words("Team vragen", 80, required=True),
    "phone": one_of("0999 12 34 56"),
    "mail": one_of("team@example.nl"),
    "when": words("Elke ochtend", 160),
}
TALK = {
    "parties": one_of(["municipality"], required=True),
    "spoke_on": one_of("2026-11-02", required=True),
    "who": words("Het team vragen en de beleidsadviseur", 200, required=True),
    "about": words("Hoe wij elkaar bellen", 200, required=True),
    "agreed": words("Wij bellen elke week.", CLAUSE),
    "follow_up_on": one_of(DAY),
    "sure": tick(),
}

MEETING = {
    "kind": one_of("consultation", required=True),
    "title": words("Wie gaat waarheen", 120, required=True),
    "parties": one_of(["municipality"], required=True),
    "on": one_of(DAY, required=True),
    "starts": one_of("14:30", required=True),
    "minutes": one_of("60", required=True),
    "place": words("Dorpshuis", 160, required=True),
    "agenda": words("De dorpen", CLAUSE),
    "sure": tick(),
}

FORMS: dict[str, Form] = {
    # ------------------------------------------------------------ who comes in
    "account_login": Form(
        path="/accounts/login/",
        who="nobody",
        fields={
            "login": one_of("ilona@naast.example", required=True),
            "password": secret(PASSWORD),
        },
    ),
    "account_reauthenticate": Form(
        path="/accounts/reauthenticate/",
        who="ilona",
        fields={"password": secret(PASSWORD)},
    ),
    "account_reset_password": Form(
        path="/accounts/password/reset/",
        who="nobody",
        fields={"email": one_of("ilona@naast.example", required=True)},
    ),
    "account_reset_password_from_key": Form(
        path="{reset}",
        who="resetting",
        fields={"password1": secret(PASSWORD), "password2": secret(PASSWORD)},
    ),
    "mfa_authenticate": Form(
        path="/accounts/second-step/sign-in/",
        who="halfway",
        fields={"code": one_of("{totp}", required=True)},
    ),
    "mfa_reauthenticate": Form(
        path="/accounts/second-step/again/",
        who="ilona",
        fields={"code": one_of("{totp}", required=True)},
    ),
    "mfa_activate_totp": Form(
        path="/accounts/second-step/set-up/",
        who="newcomer",
        fields={"code": one_of("{totp_new}", required=True)},
    ),
    "desk:demo_sign_in": Form(
        path="/demo/sign-in/",
        who="nobody",
        fields={"account": one_of("sanne@naast.example", required=True)},
        refused=(404,),
        says=False,
    ),
    # ------------------------------------------------------------ the resident
    "experience:why_not": Form(
        path="/wetterwald/waarom-niet/",
        who="nobody",
        fields={"why": one_of("unaware", required=True)},
    ),
    "portal:find": Form(
        path="/wetterwald/vind-iemand/",
        who="nobody",
        fields={
            "zoek": one_of("schulden"),
            "over": one_of(["money"]),
            "waar": one_of("9991"),
            "wie": one_of("formal"),
            "taal": one_of("fy"),
            "hulp": one_of(["geen"]),
            "thema": one_of("poverty"),
            "geslacht": one_of("woman"),
            "hoe": one_of("phone"),
            "wanneer": one_of("evening"),
            "breed": one_of("specialist"),
            "voor": Entry(good="ander", secret=True),
        },
    ),
    "portal:walk_in": Form(
        path="/wetterwald/inloop/", who="nobody", fields={"waar": one_of("9991")}
    ),
    "services:here": Form(
        path="/wetterwald/wat-is-er-nog/",
        who="nobody",
        fields={
            "zoek": one_of("schulden"),
            "over": one_of(["money"]),
            "waar": one_of("9991"),
        },
    ),
    "portal:choose_anybody": Form(
        path="/wetterwald/kies/iemand/?over=money", who="nobody", taken=200, fields=LEFT
    ),
    "portal:choose_person": Form(
        path="/wetterwald/kies/{supporter}/?over=money", who="nobody", taken=200, fields=LEFT
    ),
    "portal:choose_person for somebody else": Form(
        path="/wetterwald/kies/{supporter}/?voor=ander",
        who="nobody",
        taken=200,
        fields={**LEFT, "band": one_of("child")},
    ),
    "portal:choose_person of the municipality": Form(
        path="/wetterwald/kies/{officer}/?over=money",
        who="nobody",
        taken=200,
        fields={**LEFT_THERE, "gelezen": tick(required=True)},
    ),
    # One address, a form per question; what was answered before is sealed, and lost when broken.
    "portal:prepare": Form(
        path="/wetterwald/gesprek/",
        who="nobody",
        taken=200,
        fields={
            "stap": Entry(good="need", tick=True, secret=True),
            "naar": Entry(good="verder", tick=True, secret=True),
            "bewaard": Entry(good="", tick=True, secret=True),
            "tekst": words("Ik val vaak.", 2000),
        },
    ),
    "portal:prepare what it is about": Form(
        path="/wetterwald/gesprek/",
        who="nobody",
        taken=200,
        fields={"stap": Entry(good="about", tick=True, secret=True), "over": one_of(["money"])},
    ),
    "portal:prepare who comes along": Form(
        path="/wetterwald/gesprek/",
        who="nobody",
        taken=200,
        fields={
            "stap": Entry(good="along", tick=True, secret=True),
            "wie": one_of("own"),
            "wie_woorden": words("Wiebrich", 120),
        },
    ),
    "portal:prepare what to ask": Form(
        path="/wetterwald/gesprek/",
        who="nobody",
        taken=200,
        fields={
            "stap": Entry(good="ask", tick=True, secret=True),
            "lijst": one_of(["report"]),
            "eigen": words("Wanneer hoor ik iets?", 2000),
        },
    ),
    "portal:file": Form(
        path="/wetterwald/mijn-dossier/",
        who="nobody",
        fields={
            "code": one_of(CODE, required=True),
            "pin": secret("", required=False),
            "openbaar": tick(),
        },
    ),
    "portal:complain": Form(
        path="/wetterwald/klacht/",
        who="nobody",
        fields={
            "over": one_of("{hears}", required=True),
            "klacht": words("Zij luisterde niet.", TEXT, required=True),
            "bereik": words("0612345678", 120),
        },
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
    "portal:remark": Form(
        path="/wetterwald/mijn-dossier/klopt-niet/doel/{hannas_goal}/",
        who="hanna",
        fields={
            "soort": one_of("wrong", required=True),
            "woorden": words("Het waren er elf.", 2000, required=True),
        },
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
    "portal:why": Form(
        path="/wetterwald/mijn-dossier/waarom/{look}/",
        who="hanna",
        fields={"woorden": words("Ik had toen geen afspraak.", 2000)},
    ),
    "desk:why": Form(
        path="/desk/why/{look_question}/",
        who="carla",
        fields={"text": words("Het was voor uw afspraak.", TEXT, required=True)},
    ),
    "portal:erase": Form(
        path="/wetterwald/mijn-dossier/wissen/",
        who="resident",
        fields={"zeker": tick(required=True)},
    ),
    "portal:link": Form(
        path="/wetterwald/mijn-dossier/koppelen/",
        who="resident",
        fields={
            "code": one_of(OTHER_CODE, required=True),
            "pin": secret("", required=False),
        },
    ),
    "portal:pin": Form(
        path="/wetterwald/mijn-dossier/pincode/",
        who="resident",
        fields={"pin": secret(PIN), "nogmaals": secret(PIN)},
    ),
    "portal:pin changed": Form(
        path="/wetterwald/mijn-dossier/pincode/",
        who="with_pin",
        fields={"nu": secret(PIN), "pin": secret("829403"), "nogmaals": secret("829403")},
    ),
    "portal:drop_pin": Form(
        path="/wetterwald/mijn-dossier/pincode/weg/",
        who="with_pin",
        fields={"nu": secret(PIN)},
    ),
    "portal:code with a PIN": Form(
        path="/wetterwald/mijn-dossier/code/",
        who="with_pin",
        taken=200,
        fields={"nu": secret(PIN)},
    ),
    "portal:documents": Form(
        path="/wetterwald/mijn-dossier/documenten/",
        who="hanna",
        fields={
            "document": sent(LETTER),
            "naam": words("Brief over de huur", 100),
        },
    ),
    "portal:messages": Form(
        path="/wetterwald/mijn-dossier/berichten/",
        who="hanna",
        fields={"bericht": words("Mag ik u morgen bellen?", TEXT, required=True)},
    ),
    "portal:object": Form(
        path="/wetterwald/mijn-dossier/besluit/{hers}/oneens/",
        who="willem",
        fields={
            "waarom": words("Mijn dochter woont ver weg.", TEXT),
            "namens": words("Sanne", 80),
        },
    ),
    "portal:objection": Form(
        path="/wetterwald/mijn-dossier/bezwaar/{stands}/",
        who="willem",
        fields={"waarom": words("Zij woont in een andere stad.", TEXT, required=True)},
    ),
    "portal:report": Form(
        path="/wetterwald/mijn-dossier/verslag/{willems_report}/",
        who="willem",
        fields={
            "antwoord": one_of("with_remarks", required=True),
            "opmerkingen": words("De trap heeft dertien treden.", TEXT, required=True),
            "aanvraag": tick(),
            "leider": one_of("partly"),
        },
    ),
    "portal:offer_times": Form(
        path="/wetterwald/mijn-dossier/tijden/",
        who="willem",
        fields={
            "dag_1": one_of(DAY, required=True),
            "uur_1": one_of("14:00", required=True),
            "dag_2": one_of(""),
            "uur_2": one_of(""),
            "dag_3": one_of(""),
            "uur_3": one_of(""),
            "waar": one_of("home", required=True),
        },
    ),
    "portal:share": Form(
        path="/wetterwald/mijn-dossier/delen/", who="sharer", taken=200, fields=SHARED
    ),
    "portal:share outside": Form(
        path="/wetterwald/mijn-dossier/delen/",
        who="sharer",
        taken=200,
        fields={
            **SHARED,
            "met": one_of("anders", required=True),
            "wie": words("Mijn huisarts", 60, required=True),
        },
    ),
    "portal:given": Form(
        path="/wetterwald/gedeeld/",
        who="nobody",
        taken=200,
        fields={"code": one_of(GIVEN_CODE, required=True)},
    ),
    "portal:given_document": Form(
        path="/wetterwald/gedeeld/document/",
        who="nobody",
        taken=200,
        fields={"code": one_of(GIVEN_DOCUMENT_CODE, required=True)},
    ),
    "portal:confirm_sharing": Form(
        path="/wetterwald/mijn-dossier/delen/bevestigen/",
        who="sharer",
        says=False,  # what differs from what she saw is shown to her again, with a word
        fields={
            **SHARED,
            "plan": one_of("Weer slapen.", required=True),
            "gezien": Entry(good="{seen}", secret=True, required=True),
        },
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
    # ------------------------------------------------------------ the supporter
    "supporters:my_card": Form(
        path="/desk/my-card/",
        who="sanne",
        fields={
            "shown_name": words("Sanne", 60),
            "show_shown_name": tick(),
            "portrait": one_of("bob-red"),
            "tagline": words("Had jaren schulden.", 80),
            "story": words("Ik weet hoe het is.", 1200),
            "domains": one_of(["money"]),
            "frames": one_of(["wmo"]),
            "breadth": one_of("generalist"),
            "themes": one_of(["caring"]),
            "languages": one_of(["nl"]),
            "gender": one_of("woman"),
            "zone_ids": one_of([]),
            "ways": one_of(["home"]),
            "moments": one_of([]),
            "training": words("Erkende opleiding.", 200),
            "on_paper": tick(),
        },
    ),
    "supporters:my_photo": Form(
        path="/desk/my-card/photo/",
        who="sanne",
        fields={"photo": sent(PORTRAIT), "yes": tick(required=True)},
    ),
    "supporters:declare": Form(
        path="/desk/my-card/declare/",
        who="sanne",
        fields={"providers": words("Zorg aan de Vaart", 120), "sure": tick(required=True)},
    ),
    "supporters:details": Form(
        path="/desk/my-details/",
        who="sanne",
        fields={
            "ceiling": one_of("4", required=True),
            "moments": one_of([]),
            "extra_on": one_of("2099-12-12"),
            "extra_from": one_of("10:00"),
            "extra_until": one_of("12:00"),
            "away_from": one_of("2099-07-01"),
            "away_to": one_of("2099-07-21"),
            "zone_ids": one_of([]),
            "ways": one_of(["home"]),
            "domains": one_of(["money"]),
            "frames": one_of(["wmo"]),
            "target_groups": one_of(["older"]),
            "languages": one_of(["nl"]),
            "other_work": words("Bestuur van de dorpstuin", 120),
        },
    ),
    "supporters:calendar": Form(
        path="/desk/my-details/calendar/",
        who="sanne",
        fields={"place": words("Onderweg", 60)},
    ),
    "supporters:diary": Form(
        path="/desk/my-details/busy/",
        who="sanne",
        fields={"address": one_of("https://agenda.example/basic.ics", required=True)},
    ),
    "supporters:diary_file": Form(
        path="/desk/my-details/busy/file/",
        who="sanne",
        fields={"file": sent(DIARY)},
    ),
    "supporters:admit": Form(
        path="/desk/people/applications/{talked}/admit/",
        who="carla",
        fields={"account": one_of("{newcomer}", required=True)},
    ),
    "portal:apply": Form(
        path="/wetterwald/meedoen/",
        who="nobody",
        fields={
            "bij": one_of("{hears}", required=True),
            "als": one_of("trained_volunteer", required=True),
            "naam": words("Wietske", 60, required=True),
            "bereik": words("06 12 34 56 78", 120, required=True),
            "waarom": words("Ik wil iets doen voor mijn dorp.", 1000),
        },
    ),
    "supporters:papers": Form(
        path="/desk/people/{sanne}/",
        who="carla",
        fields={
            "item": one_of("vog", required=True),
            "seen_on": one_of("2026-01-05", required=True),
            "valid_until": one_of("2029-01-05"),
        },
    ),
    "supporters:supervisor": Form(
        path="/desk/people/{bram}/supervisor/",
        who="carla",
        fields={"supervisor": one_of("109", required=True)},
    ),
    "supporters:terms": Form(
        path="/desk/people/terms/",
        who="carla",
        fields={
            "employer": one_of("1-0", required=True),
            "who": one_of("trained_volunteer", required=True),
            "topic": one_of("allowance", required=True),
            "text": words("Volgens het beleid.", 1000),
            "url": one_of("https://skouder.example/beleid"),
            "source": words("Vrijwilligersbeleid", 200, required=True),
            "from_on": one_of("2099-01-01", required=True),
        },
    ),
    "supporters:asked": Form(
        path="/desk/people/asked/",
        who="carla",
        fields={
            "employer": one_of("1-0", required=True),
            "kind": one_of("formal", required=True),
            "item": one_of("intervision", required=True),
            "needed": one_of("yes", required=True),
            "months": one_of("12"),
            "from_on": one_of("2099-01-01", required=True),
            "source": words("Vrijwilligersbeleid", 200, required=True),
        },
    ),
    "desk:pass_on": Form(
        path="/desk/questions/{brams}/pass-on/",
        who="bram",
        fields={"reason": one_of("no_room", required=True)},
    ),
    # ------------------------------------------------------------ who gives a new code
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
    # ------------------------------------------------------------ who watches independence
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
    "steering:answer_remark": Form(
        path="/desk/steering/wetterwald/remarks/{remark_on_vision}/",
        who="gea",
        fields={"answer": words("Dat doen wij.", 2000, required=True)},
    ),
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
    "training:new_course": Form(path="/desk/training/courses/new/", who="carla", fields=COURSE),
    "training:course": Form(
        path="/desk/training/courses/{course}/",
        who="carla",
        fields={name: entry for name, entry in COURSE.items() if name != "employer"},
    ),
    "training:new_meeting": Form(
        path="/desk/training/meetings/new/",
        who="carla",
        fields={
            "employer": one_of("1-0", required=True),
            "sort": one_of("course", required=True),
            "course": one_of("{course}", required=True),
            "title": words("Samen aan tafel", 120, required=True),
            "subject": one_of("law", required=True),
            "held_on": one_of("2026-01-05", required=True),
            "hours": one_of("2", required=True),
        },
    ),
    "training:people": Form(
        path="/desk/training/meetings/{day_ahead}/people/",
        who="carla",
        fields={"planned": one_of("{bram}", required=True)},
    ),
    "training:changed": Form(
        path="/desk/training/meetings/{learning_day}/changed/",
        who="carla",
        fields={"changed": words("De brieven zijn korter.", 1000, required=True)},
    ),
    "training:meeting": Form(
        path="/desk/training/meetings/{learning_day}/",
        who="carla",
        fields={"people": one_of("{bram}", required=True)},
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
    # ------------------------------------------------------------ who agrees with each other
    "cooperation:new_agreement": Form(
        path="/desk/agreements/new/1/",
        who="gea",
        fields={"organisation": one_of("1", required=True), **TERMS},
    ),
    "cooperation:edit": Form(
        path="/desk/agreements/proposals/{draft}/edit/", who="gea", fields=TERMS
    ),
    "cooperation:answer": Form(
        path="/desk/agreements/proposals/{proposal}/answer/",
        who="carla",
        fields={
            "answer": one_of("change", required=True),
            "remark": words("Graag drie dagen.", CLAUSE, required=True),
        },
    ),
    # ------------------------------------------------------------ who keeps the social map
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
    "cooperation:new_covenant": Form(path="/desk/covenants/new/1/", who="gea", fields=COVENANT),
    "cooperation:edit_covenant": Form(
        path="/desk/covenants/{covenant}/edit/", who="gea", fields=COVENANT
    ),
    "cooperation:party": Form(
        path="/desk/covenants/{covenant}/parties/1/",
        who="gea",
        fields={
            "does": words("Helpt.", CLAUSE),
            "domains": one_of(["money"]),
            "zone_ids": one_of([]),
        },
    ),
    "cooperation:new_note": Form(path="/desk/notes/new/1/", who="gea", fields=NOTE),
    "cooperation:edit_note": Form(path="/desk/notes/{note}/edit/", who="gea", fields=NOTE),
    "cooperation:new_example": Form(
        path="/desk/examples/new/1/subsidy/", who="gea", fields=EXAMPLE
    ),
    "cooperation:edit_example": Form(
        path="/desk/examples/{example}/edit/", who="gea", fields=EXAMPLE
    ),
    "cooperation:new_contact": Form(
        path="/desk/contacts/new/1/",
        who="carla",
        fields={"party": one_of("1", required=True), **CONTACT},
    ),
    "cooperation:contact": Form(path="/desk/contacts/{contact}/", who="carla", fields=CONTACT),
    "cooperation:new_talk": Form(path="/desk/contacts/talks/new/1/", who="gea", fields=TALK),
    "cooperation:correct_talk": Form(
        path="/desk/contacts/talks/{talk}/edit/", who="gea", fields=TALK
    ),
    "cooperation:new_meeting": Form(path="/desk/meetings/new/1/", who="gea", fields=MEETING),
    "cooperation:edit_meeting": Form(
        path="/desk/meetings/{meeting}/edit/", who="gea", fields=MEETING
    ),
    "cooperation:minutes": Form(
        path="/desk/meetings/{meeting}/minutes/",
        who="gea",
        fields={
            "present": words("Iedereen.", CLAUSE, required=True),
            "minutes": words("Wij spraken over de dorpen.", 8000),
            "decisions": words("Wij gaan samen.", CLAUSE),
            "sure": tick(),
        },
    ),
    "cooperation:new_action": Form(
        path="/desk/meetings/{meeting}/actions/",
        who="gea",
        fields={
            "what": words("Een rooster maken", 200, required=True),
            "owner": one_of("101", required=True),
            "due_on": one_of(DAY, required=True),
            "sure": tick(),
        },
    ),
    "cooperation:grown": Form(
        path="/desk/covenants/{covenant}/stage/",
        who="gea",
        fields={
            "grown": one_of("working", required=True),
            "on": one_of(DAY, required=True),
        },
    ),
    "casework:case": Form(
        path="/desk/cases/{case}/",
        who="sanne",
        fields={
            "text": words("bel 10 Samen de brieven geopend.", TEXT, required=True),
            "kind": one_of("call"),
            "minutes": one_of("15"),
            "activity": one_of("advice"),
            "layer": one_of("1"),
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
    "portal:answer": Form(
        path="/wetterwald/mijn-dossier/antwoord/",
        who="nobody",
        taken=200,
        fields={
            "code": one_of(INVITED, required=True),
            "band": one_of("child", required=True),
            "voornaam": words("Jantsje", 60),
            "zestien": tick(required=True),
            "openbaar": tick(),
        },
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
    "concerns:new": Form(
        path="/desk/signals/new/",
        who="foppe",
        fields={
            "about": words("Geen bus na zes uur", 120, required=True),
            "text": words("Mensen slaan de avonden over.", 2000, required=True),
            "theme": one_of("money", required=True),
            "group": one_of("older"),
            "place": one_of("1", required=True),
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
    "desk:want_successor": Form(
        path="/desk/cases/{case}/hand-over/",
        who="sanne",
        fields={"reason": one_of("away", required=True)},
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
    "portal:worry": Form(
        path="/wetterwald/zorgen-om-iemand/",
        who="nobody",
        fields={
            "eens": Entry(good="", tick=True, secret=True),  # sealed by us; broken, it is left out
            "wat": words("De gordijnen blijven al weken dicht.", 1000, required=True),
            "tekens": one_of(["alone"]),
            "wie": words("Mevrouw Tjalkema", 60),
            "waar": words("Wilgenlaan 4, 9991 AB", 120, required=True),
            "u": one_of("neighbour", required=True),
            "bekend": one_of("met", required=True),
            "naam": words("Wiebe", 60),
            "bereik": words("0612345678", 120),
        },
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
            "place": one_of(""),
            "first_name": words("Wiebrich", 60),
            "phone": one_of("06-12345678"),
            "safe": tick(),
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
    # ------------------------------------------------------------ the officer
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
    "ui:patterns": Button(path="/patterns/", who="nobody"),
    "outbox:demo": Button(path="/demo/outbox/", who="nobody"),
    "account_logout": Button(path="/accounts/logout/", who="ilona"),
    "mfa_deactivate_totp": Button(path="/accounts/second-step/remove/", who="ilona"),
    "mfa_generate_recovery_codes": Button(path="/accounts/recovery-codes/new/", who="ilona"),
    "mfa_download_recovery_codes": Button(path="/accounts/recovery-codes/download/", who="ilona"),
    "decisions:later": Button(path="/desk/matters/{matter}/later/", who="foppe"),
    "desk:ask_for_waiting": Button(path="/desk/queue/waiting/{jelle}/", who="carla"),
    "portal:keep": Button(path="/wetterwald/mijn-dossier/bewaren/", who="resident"),
    "casework:end_hold": Button(path="/desk/holds/{hold}/end/", who="carla"),
    "services:confirm": Button(path="/desk/services/{service}/confirm/", who="gea"),
    "services:close": Button(path="/desk/services/{service}/close/", who="gea"),
    "services:reopen": Button(path="/desk/services/{service}/reopen/", who="gea"),
    "supporters:end_supervision": Button(path="/desk/people/{bram}/supervisor/end/", who="carla"),
    "steering:publish_aim": Button(path="/desk/ambitions/{draft_aim}/tell/", who="gea"),
    "steering:agree": Button(path="/desk/self-test/actions/{proposed_action}/yes/", who="gea"),
    "steering:share_vision": Button(
        path="/desk/steering/wetterwald/vision/{vision}/share/", who="gea"
    ),
    "steering:show": Button(path="/desk/steering/wetterwald/arrangement/show/", who="gea"),
    "inventory:invite": Button(path="/desk/inventory/talks/{planned_talk}/invite/", who="mila"),
    "inventory:publish": Button(path="/desk/inventory/{round}/publish/", who="mila"),
    "training:stop": Button(path="/desk/training/courses/{course}/stop/", who="carla"),
    "supporters:withdraw_photo": Button(path="/desk/my-card/photo/away/", who="sanne"),
    "supporters:withdraw": Button(path="/desk/my-card/withdraw/", who="sanne"),
    "supporters:confirm": Button(path="/desk/my-card/confirm/", who="sanne"),
    "supporters:renew_calendar": Button(path="/desk/my-details/calendar/renew/", who="sanne"),
    "supporters:end_calendar": Button(path="/desk/my-details/calendar/end/", who="sanne"),
    "supporters:end_diary": Button(path="/desk/my-details/busy/end/", who="sanne"),
    "supporters:talked": Button(path="/desk/people/applications/{applied}/talked/", who="carla"),
    "supporters:decline": Button(path="/desk/people/applications/{applied}/decline/", who="carla"),
    "supporters:pause": Button(path="/desk/my-card/pause/", who="sanne"),
    "experience:called": Button(path="/desk/call-backs/{call}/called/", who="carla"),
    "services:looked": Button(path="/desk/services/brought/{brought}/looked/", who="gea"),
    "cooperation:publish_note": Button(path="/desk/notes/{note}/publish/", who="gea"),
    "cooperation:share_example": Button(path="/desk/examples/{example}/share/", who="gea"),
    "cooperation:remove_example": Button(path="/desk/examples/{example}/remove/", who="gea"),
    "cooperation:ask": Button(path="/desk/covenants/{covenant}/ask/", who="gea"),
    "cooperation:end_contact": Button(path="/desk/contacts/{contact}/end/", who="carla"),
    "cooperation:invite": Button(path="/desk/meetings/{meeting}/invite/", who="gea"),
    "cooperation:cancel": Button(path="/desk/meetings/{meeting}/cancel/", who="gea"),
    "cooperation:finish": Button(path="/desk/meetings/actions/{action}/done/", who="sanne"),
    "cooperation:follow": Button(path="/desk/contacts/talks/{talk}/done/", who="gea"),
    "cooperation:join": Button(path="/desk/covenants/{covenant}/join/", who="carla"),
    "cooperation:send": Button(path="/desk/agreements/proposals/{draft}/send/", who="gea"),
    "cooperation:withdraw": Button(path="/desk/agreements/proposals/{draft}/withdraw/", who="gea"),
    "desk:accept": Button(path="/desk/questions/{brams}/accept/", who="bram"),
    "decisions:pick_time": Button(
        path="/desk/matters/{willems_matter}/times/{time}/pick/", who="foppe"
    ),
    "decisions:call_off": Button(
        path="/desk/matters/{willems_matter}/appointments/{appointment}/call-off/", who="foppe"
    ),
    "portal:appointment": Button(
        path="/wetterwald/mijn-dossier/afspraak/{appointment}/", who="willem"
    ),
    "decisions:take_objection": Button(path="/desk/objections/{waits}/take/", who="leo"),
    "decisions:ask_to_complete": Button(path="/desk/objections/{judged}/complete/", who="leo"),
    "portal:objection_stop": Button(
        path="/wetterwald/mijn-dossier/bezwaar/{stands}/stop/", who="willem"
    ),
    "decisions:urgent": Button(path="/desk/matters/{matter}/urgent/", who="foppe"),
    "decisions:take": Button(path="/desk/matters/questions/{rinskes}/take/", who="rinske"),
    "portal:take_along": Button(path="/wetterwald/mijn-dossier/meenemen/", who="resident"),
    "portal:code": Button(path="/wetterwald/mijn-dossier/code/", who="resident"),
    "portal:remove_document": Button(
        path="/wetterwald/mijn-dossier/documenten/{document}/weg/", who="hanna"
    ),
    "desk:remove_document": Button(
        path=f"/desk/documents/{HANNA_ID}/{{document}}/remove/", who="sanne"
    ),
    "desk:ask_suggestion": Button(path="/desk/suggestion/{office}/ask/", who="nynke"),
    "desk:keep_place": Button(path="/desk/hand-over/901/{leaving}/keep/", who="nynke"),
    "desk:take_back": Button(path="/desk/hand-over/101/{hand_over}/take-back/", who="carla"),
    "casework:visit_done": Button(path="/desk/on-visit/{visit}/done/", who="sanne"),
    "casework:release": Button(path="/desk/held-back/{worry_held_back}/release/", who="petra"),
    "desk:go_on_accept": Button(path="/desk/go-on/{hand_over}/yes/", who="bram"),
    "desk:go_on_refuse": Button(path="/desk/go-on/{hand_over}/no/", who="bram"),
    "casework:consult_unknown": Button(path="/desk/think-along/{asked}/unknown/", who="bram"),
    "casework:consult_take_back": Button(
        path="/desk/think-along/{consult}/take-back/", who="sanne"
    ),
    "casework:along_yes": Button(path="/desk/along/{along_stands_in}/yes/", who="bram"),
    "casework:along_no": Button(path="/desk/along/{along_behind}/no/", who="ilse"),
    "casework:along_end": Button(path="/desk/along/{along_behind}/end/", who="sanne"),
    "portal:along_yes": Button(
        path="/wetterwald/mijn-dossier/erbij/{along_together}/ja/", who="hanna"
    ),
    "portal:along_no": Button(
        path="/wetterwald/mijn-dossier/erbij/{along_behind}/nee/", who="hanna"
    ),
    "portal:want_another": Button(
        path="/wetterwald/mijn-dossier/verder/{hand_over}/liever-een-ander/", who="hanna"
    ),
    "portal:close_file": Button(path="/wetterwald/mijn-dossier/sluiten/", who="resident"),
    "portal:withdraw": Button(
        path="/wetterwald/mijn-dossier/vraag/{waiting}/terugnemen/", who="resident"
    ),
    "portal:let_see": Button(path="/wetterwald/mijn-dossier/meekijken/{agreed}/", who="hanna"),
    "portal:invite": Button(
        path="/wetterwald/mijn-dossier/vraag/{asked_question}/code/", who="asker"
    ),
    "casework:invite": Button(path="/desk/cases/{asked_for_another}/invite/", who="sanne"),
    "portal:stop_sharing": Button(
        path="/wetterwald/mijn-dossier/delen/{consent}/stoppen/", who="hanna"
    ),
    "portal:print_plan": Button(path="/wetterwald/gesprek/papier/", who="nobody"),
    "portal:keep_plan": Button(path="/wetterwald/gesprek/bewaren/", who="nobody"),
    "portal:supporter_at_talk": Button(path="/wetterwald/gesprek/iemand/", who="nobody"),
    "portal:own_plan": Button(path="/wetterwald/mijn-dossier/plan/", who="resident"),
    "nowhere": Button(path="/wetterwald/nergens/", who="nobody"),
    "training:come": Button(path="/desk/training/meetings/{day_ahead}/come/", who="sanne"),
    "training:cannot": Button(path="/desk/training/meetings/{day_ahead}/cannot/", who="sanne"),
}
