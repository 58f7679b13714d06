"""Forms of the resident."""

from datetime import timedelta

from tests.cast import NOON
from tests.forms.fields import (
    CODE,
    DAY,
    GIVEN_CODE,
    GIVEN_DOCUMENT_CODE,
    INVITED,
    LETTER,
    OTHER_CODE,
    PIN,
    SHARED,
    TEXT,
    Button,
    Entry,
    Form,
    one_of,
    secret,
    sent,
    tick,
    words,
)

LEFT = {
    "eens": Entry(good="", tick=True, secret=True),  # sealed by us; broken, it is left out
    "nu": one_of("change"),
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

FORMS: dict[str, Form] = {
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
    "portal:prepare one's own question": Form(
        path="/wetterwald/gesprek/",
        who="nobody",
        taken=200,
        fields={
            "stap": Entry(good="question", tick=True, secret=True),
            "tekst": words("Ik wil weer naar mijn koor.", 200),
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
    "portal:remark": Form(
        path="/wetterwald/mijn-dossier/klopt-niet/doel/{hannas_goal}/",
        who="hanna",
        fields={
            "soort": one_of("wrong", required=True),
            "woorden": words("Het waren er elf.", 2000, required=True),
        },
    ),
    "portal:why": Form(
        path="/wetterwald/mijn-dossier/waarom/{look}/",
        who="hanna",
        fields={"woorden": words("Ik had toen geen afspraak.", 2000)},
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
}

BUTTONS: dict[str, Button] = {
    "portal:keep": Button(path="/wetterwald/mijn-dossier/bewaren/", who="resident"),
    "portal:appointment": Button(
        path="/wetterwald/mijn-dossier/afspraak/{appointment}/", who="willem"
    ),
    "portal:objection_stop": Button(
        path="/wetterwald/mijn-dossier/bezwaar/{stands}/stop/", who="willem"
    ),
    "portal:take_along": Button(path="/wetterwald/mijn-dossier/meenemen/", who="resident"),
    "portal:code": Button(path="/wetterwald/mijn-dossier/code/", who="resident"),
    "portal:remove_document": Button(
        path="/wetterwald/mijn-dossier/documenten/{document}/weg/", who="hanna"
    ),
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
    "portal:stop_sharing": Button(
        path="/wetterwald/mijn-dossier/delen/{consent}/stoppen/", who="hanna"
    ),
    "portal:print_plan": Button(path="/wetterwald/gesprek/papier/", who="nobody"),
    "portal:keep_plan": Button(path="/wetterwald/gesprek/bewaren/", who="nobody"),
    "portal:supporter_at_talk": Button(path="/wetterwald/gesprek/iemand/", who="nobody"),
    "portal:own_plan": Button(path="/wetterwald/mijn-dossier/plan/", who="resident"),
}
