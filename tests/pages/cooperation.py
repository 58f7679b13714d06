"""What parties agree, meet and know of each other."""

from tests.pages.steps import Page, by_link, filled_in, in_turn

PAGES = (
    *(
        Page(name=name, path="/desk/agreements/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("overeenkomsten", "gea@naast.demo", None),
            ("afspraken-bij-elkaar", "gea@naast.demo", by_link("/agreements/overview/")),
            (
                "afspraken-bij-elkaar-coordinator",
                "carla@naast.demo",
                by_link("/agreements/overview/"),
            ),
            ("overeenkomsten-coordinator", "carla@naast.demo", None),
            ("overeenkomst", "gea@naast.demo", by_link(r"/agreements/\d+/$")),
            ("overeenkomst-schrijven", "gea@naast.demo", by_link("/agreements/new/")),
            (
                "overeenkomst-schrijven-fout",
                "gea@naast.demo",
                in_turn(by_link("/agreements/new/"), filled_in(from_on="2030-01-01")),
            ),
            ("voorstel", "carla@naast.demo", by_link("/proposals/")),
            ("voorstel-gemeente", "gea@naast.demo", by_link("/proposals/")),
            ("voorstel-antwoord", "carla@naast.demo", by_link("/proposals/", "/answer/")),
            (
                "voorstel-antwoord-fout",
                "carla@naast.demo",
                in_turn(by_link("/proposals/", "/answer/"), filled_in()),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/covenants/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("convenanten", "gea@naast.demo", None),
            ("convenant", "gea@naast.demo", by_link(r"/covenants/[0-9a-f-]{36}/$")),
            ("convenant-coordinator", "carla@naast.demo", by_link(r"/covenants/[0-9a-f-]{36}/$")),
            ("convenant-schrijven", "gea@naast.demo", by_link("/covenants/new/")),
            (
                "convenant-schrijven-fout",
                "gea@naast.demo",
                in_turn(by_link("/covenants/new/"), filled_in()),
            ),
            (
                "convenant-wie-doet-wat",
                "gea@naast.demo",
                by_link(r"/covenants/[0-9a-f-]{36}/$", "/parties/"),
            ),
            (
                "convenant-hoe-ver",
                "gea@naast.demo",
                by_link(r"/covenants/[0-9a-f-]{36}/$", "/stage/"),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/notes/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("besluiten", "gea@naast.demo", None),
            ("besluiten-coordinator", "carla@naast.demo", None),
            ("besluit-schrijven", "gea@naast.demo", by_link("/notes/new/")),
            (
                "besluit-schrijven-fout",
                "gea@naast.demo",
                in_turn(by_link("/notes/new/"), filled_in()),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/finding-places/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("vindplaatsen", "gea@naast.demo", None),
            ("vindplaatsen-coordinator", "carla@naast.demo", None),
            ("vindplaats-nieuw", "carla@naast.demo", by_link("/finding-places/new/")),
            (
                "vindplaats-nieuw-fout",
                "carla@naast.demo",
                in_turn(by_link("/finding-places/new/"), filled_in()),
            ),
            (
                "vindplaats-wijzigen",
                "gea@naast.demo",
                by_link(r"/finding-places/[0-9a-f-]{36}/$"),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/examples/", steps=steps, who="gea@naast.demo", resident=False)
        for name, steps in (
            ("voorbeelden", None),
            ("voorbeeld-landelijk", by_link("/examples/national/")),
            ("voorbeeld-eigen", by_link(r"/examples/[0-9a-f-]{36}/$")),
            (
                "voorbeeld-eigen-kopie",
                by_link("/examples/national/", r"/examples/new/\d+/[a-z_]+/"),
            ),
            (
                "voorbeeld-eigen-kopie-fout",
                in_turn(
                    by_link("/examples/national/", r"/examples/new/\d+/[a-z_]+/"),
                    filled_in(title=""),
                ),
            ),
            (
                "overeenkomst-uit-voorbeeld",
                by_link(r"/examples/national/subsidie/", "/agreements/new/"),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/contacts/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("contacten", "gea@naast.demo", None),
            ("contacten-coordinator", "carla@naast.demo", None),
            ("contact-nieuw", "carla@naast.demo", by_link(r"/contacts/new/")),
            (
                "contact-nieuw-fout",
                "carla@naast.demo",
                in_turn(by_link(r"/contacts/new/"), filled_in()),
            ),
            ("contact-wijzigen", "carla@naast.demo", by_link(r"/contacts/[0-9a-f-]{36}/$")),
            ("gesproken", "gea@naast.demo", by_link(r"/talks/[0-9a-f-]{36}/$")),
            ("gesproken-nieuw", "gea@naast.demo", by_link("/talks/new/")),
            (
                "gesproken-nieuw-fout",
                "gea@naast.demo",
                in_turn(
                    by_link("/talks/new/"),
                    filled_in(about="Mevrouw Jansen belde via 0612345678", who="Wij"),
                ),
            ),
        )
    ),
    *(
        Page(name=name, path="/desk/meetings/", steps=steps, who=who, resident=False)
        for name, who, steps in (
            ("overleggen", "gea@naast.demo", None),
            ("overleg", "gea@naast.demo", by_link(r"/meetings/[0-9a-f-]{36}/$")),
            ("overleg-raad", "emre@naast.demo", by_link(r"/meetings/[0-9a-f-]{36}/$")),
            ("overleg-nieuw", "carla@naast.demo", by_link("/meetings/new/")),
            (
                "overleg-nieuw-fout",
                "carla@naast.demo",
                in_turn(by_link("/meetings/new/"), filled_in()),
            ),
            (
                "overleg-wie-doet-wat",
                "gea@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/$", "/actions/$"),
            ),
        )
    ),
)
