"""Forms of a worker, her card and her learning."""

from naast.core.files.tests.pictures import photo
from tests.forms.fields import Button, Form, Letter, one_of, sent, tick, words

PORTRAIT = Letter("ik.png", photo(), "image/png")

DIARY = Letter("agenda.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar")

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

FORMS: dict[str, Form] = {
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
}

BUTTONS: dict[str, Button] = {
    "supporters:end_supervision": Button(path="/desk/people/{bram}/supervisor/end/", who="carla"),
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
    "training:come": Button(path="/desk/training/meetings/{day_ahead}/come/", who="sanne"),
    "training:cannot": Button(path="/desk/training/meetings/{day_ahead}/cannot/", who="sanne"),
}
