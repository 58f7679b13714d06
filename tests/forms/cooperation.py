"""Forms of who agrees with each other."""

from tests.forms.fields import CLAUSE, DAY, Button, Form, one_of, tick, words

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
        "research",
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

PLACE = {
    "kind": one_of("school", required=True),
    "name": words("De Reiger", 80, required=True),
    "where": words("In het dorp", 120),
    "groups": one_of(["children"], required=True),
    "goes": words("Een vrijwilliger", 160, required=True),
    "from_on": one_of("2026-10-01", required=True),
    "last_been_on": one_of("2026-10-02"),
    "sure": tick(),
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
    "quiet": one_of("10"),
    **CLAUSES,
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
    "cooperation:new_place": Form(
        path="/desk/finding-places/new/1/",
        who="carla",
        fields={"party": one_of("1", required=True), **PLACE},
    ),
    "cooperation:edit_place": Form(path="/desk/finding-places/{place}/", who="carla", fields=PLACE),
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
}

BUTTONS: dict[str, Button] = {
    "cooperation:been": Button(path="/desk/finding-places/{place}/been/", who="carla"),
    "cooperation:stop_going": Button(path="/desk/finding-places/{place}/stop/", who="carla"),
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
}
