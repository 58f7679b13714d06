"""Who steers, the client council, and the figures."""

from tests.pages.steps import Page, by_link, filled_in, in_turn, last_link

AN_AIM = r"/ambitions/[0-9a-f-]{36}/$"

A_SELF_TEST = r"/self-test/[0-9a-f-]{36}/$"

FILE = "/desk/steering/wetterwald/independence/"

WORTH = "/desk/steering/wetterwald/worth/"

VISION = "/desk/steering/wetterwald/vision/"

REPORTS = "/desk/steering/wetterwald/reports/"

A_REPORT = r"/reports/[0-9a-f-]{36}/$"

A_VISION = r"/vision/[0-9a-f-]{36}/$"

PAGES = (
    Page(name="start-beleid", path="/desk/", who="gea@naast.demo", resident=False),
    Page(name="cijfers-beleid", path="/desk/figures/", who="gea@naast.demo", resident=False),
    Page(name="gelijk", path="/desk/fairness/", who="gea@naast.demo", resident=False),
    Page(name="gelijk-coordinator", path="/desk/fairness/", who="carla@naast.demo", resident=False),
    Page(name="gelijk-english", path="/en/desk/fairness/", who="emre@naast.demo", resident=False),
    *(
        Page(name=f"regie{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("", "/desk/steering/", "gea@naast.demo", None),
            ("-raad", "/desk/steering/", "emre@naast.demo", None),
            ("-english", "/en/desk/steering/", "carla@naast.demo", None),
            ("-inrichting", "/desk/steering/wetterwald/arrangement/", "gea@naast.demo", None),
            (
                "-inrichting-organisatie",
                "/desk/steering/wetterwald/arrangement/",
                "carla@naast.demo",
                None,
            ),
            (
                "-inrichting-english",
                "/en/desk/steering/wetterwald/arrangement/",
                "emre@naast.demo",
                None,
            ),
            ("-nu", "/desk/steering/wetterwald/now/", "gea@naast.demo", None),
            ("-bibliotheek", "/desk/steering/library/", "gea@naast.demo", None),
            ("-waarde", WORTH, "gea@naast.demo", None),
            ("-waarde-raad-english", "/en" + WORTH, "emre@naast.demo", None),
            ("-waarde-prijs", WORTH + "volunteer/price/", "gea@naast.demo", None),
            ("-waarde-kosten-fout", WORTH + "spent/", "gea@naast.demo", filled_in(year="1200")),
            ("-eerder", "/desk/steering/wetterwald/before/", "gea@naast.demo", None),
            ("-onafhankelijk", FILE, "gea@naast.demo", None),
            ("-onafhankelijk-raad", FILE, "emre@naast.demo", None),
            ("-onafhankelijk-english", "/en" + FILE, "carla@naast.demo", None),
            ("-verklaring", FILE + "statement/", "gea@naast.demo", None),
            (
                "-eis-fout",
                "/desk/steering/wetterwald/say/demand_free/",
                "gea@naast.demo",
                filled_in(evidence_on="2099-01-01"),
            ),
            ("-visie", VISION, "gea@naast.demo", None),
            ("-visie-english", "/en" + VISION, "emre@naast.demo", None),
            ("-visie-nieuw-fout", VISION + "new/", "gea@naast.demo", filled_in(title="")),
            ("-visie-in-de-maak", VISION, "gea@naast.demo", by_link(A_VISION)),
            ("-visie-raad", VISION, "emre@naast.demo", by_link(A_VISION)),
            (
                "-visie-meeschrijven",
                VISION,
                "carla@naast.demo",
                by_link(A_VISION, r"/remark/"),
            ),
            (
                "-visie-antwoord",
                "/desk/steering/",
                "gea@naast.demo",
                by_link(r"#said$", r"/remarks/"),
            ),
            (
                "-visie-besluit",
                VISION,
                "gea@naast.demo",
                by_link(A_VISION, r"/decide/"),
            ),
            ("-vraag", "/desk/steering/wetterwald/say/whom_with/", "gea@naast.demo", None),
            (
                "-vraag-fout",
                "/desk/steering/wetterwald/say/duration/",
                "gea@naast.demo",
                filled_in(review_on="2020-01-01"),
            ),
        )
    ),
    *(
        Page(name=f"raadsrapport{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("-lijst", REPORTS, "gea@naast.demo", None),
            ("-nieuw", REPORTS + "new/", "gea@naast.demo", None),
            ("-concept", REPORTS, "gea@naast.demo", by_link(A_REPORT)),
            ("-schrijven", REPORTS, "gea@naast.demo", by_link(A_REPORT, r"/write/$")),
            (
                "-vragen-fout",
                REPORTS,
                "gea@naast.demo",
                in_turn(by_link(A_REPORT, r"/ask/$"), filled_in(before_on="2020-01-01")),
            ),
            ("-raad", REPORTS, "emre@naast.demo", by_link(A_REPORT)),
            ("-oordeel", REPORTS, "emre@naast.demo", by_link(A_REPORT, r"/opinion/$")),
            ("-verstuurd", REPORTS, "gea@naast.demo", last_link(A_REPORT)),
            ("-english", "/en" + REPORTS, "emre@naast.demo", last_link(A_REPORT)),
            ("-gesprek", REPORTS, "emre@naast.demo", in_turn(last_link(A_REPORT), by_link("talk"))),
            (
                "-gesprek-english",
                "/en" + REPORTS,
                "gea@naast.demo",
                in_turn(last_link(A_REPORT), by_link("talk")),
            ),
            (
                "-afspraak-fout",
                REPORTS,
                "emre@naast.demo",
                in_turn(last_link(A_REPORT), by_link("talk", "propose"), filled_in(text="")),
            ),
        )
    ),
    Page(name="raadsrapporten", path="/wetterwald/raadsrapport/"),
    Page(
        name="raadsrapport",
        path="/wetterwald/raadsrapport/",
        steps=by_link(r"/raadsrapport/[0-9a-f-]{36}/$"),
    ),
    Page(
        name="raadsrapport-zwijgt-english",
        path="/en/havenstad/raadsrapport/",
        steps=by_link(r"/raadsrapport/[0-9a-f-]{36}/$"),
    ),
    *(
        Page(name=f"zelftest-{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("lijst", "/desk/self-test/", "gea@naast.demo", None),
            ("wacht", "/desk/self-test/", "gea@naast.demo", by_link(A_SELF_TEST)),
            ("tafel", "/desk/self-test/", "emre@naast.demo", last_link(A_SELF_TEST)),
            ("tafel-english", "/en/desk/self-test/", "carla@naast.demo", last_link(A_SELF_TEST)),
            ("blad", "/desk/self-test/", "gea@naast.demo", by_link(A_SELF_TEST, "/sheet/")),
            (
                "blad-fout",
                "/desk/self-test/",
                "gea@naast.demo",
                in_turn(by_link(A_SELF_TEST, "/sheet/"), filled_in()),
            ),
            (
                "voorstel",
                "/desk/self-test/",
                "emre@naast.demo",
                in_turn(last_link(A_SELF_TEST), by_link("/propose/"), filled_in()),
            ),
            (
                "actie",
                "/desk/self-test/",
                "emre@naast.demo",
                in_turn(last_link(A_SELF_TEST), by_link(r"/self-test/actions/[0-9a-f-]{36}/$")),
            ),
        )
    ),
    *(
        Page(name=f"ambities-{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("lijst", "/desk/ambitions/", "gea@naast.demo", None),
            ("lijst-raad", "/desk/ambitions/", "emre@naast.demo", None),
            ("lijst-english", "/en/desk/ambitions/", "carla@naast.demo", None),
            ("een", "/desk/ambitions/", "gea@naast.demo", by_link(AN_AIM)),
            ("een-raad", "/desk/ambitions/", "emre@naast.demo", last_link(AN_AIM)),
            ("nieuw", "/desk/ambitions/", "gea@naast.demo", by_link("/ambitions/new/")),
            (
                "nieuw-fout",
                "/desk/ambitions/",
                "gea@naast.demo",
                in_turn(by_link("/ambitions/new/"), filled_in()),
            ),
            ("ver", "/desk/ambitions/", "gea@naast.demo", by_link(AN_AIM, "/progress/")),
            ("plan", "/desk/ambitions/", "gea@naast.demo", by_link(AN_AIM, "/plan/")),
            ("motie-nieuw", "/desk/ambitions/", "gea@naast.demo", by_link("/motions/new/")),
            (
                "motie",
                "/desk/ambitions/",
                "gea@naast.demo",
                by_link(r"/motions/[0-9a-f-]{36}/$"),
            ),
        )
    ),
    *(
        Page(name=f"raad-{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("plek", "/desk/council/", "emre@naast.demo", None),
            ("plek-gemeente", "/desk/council/", "gea@naast.demo", None),
            ("plek-english", "/en/desk/council/", "emre@naast.demo", None),
            ("zeg", "/desk/council/", "emre@naast.demo", by_link("/council/say/")),
            (
                "zeg-fout",
                "/desk/council/",
                "emre@naast.demo",
                in_turn(by_link("/council/say/"), filled_in()),
            ),
            ("vraag-advies", "/desk/council/", "gea@naast.demo", by_link("/council/ask/")),
            ("woord", "/desk/council/", "gea@naast.demo", by_link(r"/words/[0-9a-f-]{36}/$")),
            ("woord-raad", "/desk/council/", "emre@naast.demo", last_link(r"/words/")),
            ("wie-spreekt", "/desk/council/", "emre@naast.demo", by_link("/bodies/new/")),
        )
    ),
    Page(name="gewichten", path="/desk/weights/", who="gea@naast.demo", resident=False),
    Page(
        name="gewichten-vooraf",
        path="/desk/weights/",
        who="gea@naast.demo",
        resident=False,
        steps=filled_in(send="Kijk eerst", zone="3,0", reason="Dichterbij is eerder."),
    ),
    Page(name="gewichten-raad", path="/desk/weights/", who="emre@naast.demo", resident=False),
    Page(name="cijfers-raad", path="/desk/figures/", who="emre@naast.demo", resident=False),
)
