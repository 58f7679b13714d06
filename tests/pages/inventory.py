"""The living inventory: tables of 2016 and rounds."""

from playwright.sync_api import Page as Tab

from tests.pages.steps import Page, Steps, by_link, filled_in, in_turn

RESEARCHER = "nelgaasthof@naast.demo"

A_ROUND = r"/inventory/[0-9a-f-]{36}/$"

CODES = (
    "municipality;table;code",
    "Wetterwâld;profile;3",
    "Wetterwâld;steering_role;sets_conditions",
    "Wetterwâld;ambition;insight_in_use",
    "Heidehoven;profile;3",
    "Heidehoven;steering_role;develops_jointly",
)

WRONG_CODES = (*CODES, "Nergens;profile;1", "Havenstad;ambition;beter", "Heidehoven;profile;4")


def with_codes(*lines: str) -> Steps:
    """Send a file with codes of a round, and look what it would keep."""

    def steps(tab: Tab) -> None:
        kept = {"name": "codes.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
        tab.locator("input[type=file]").set_input_files(kept)
        with tab.expect_navigation():
            tab.locator("main button[type=submit]").last.click()

    return steps


PAGES = (
    *(
        Page(name=name, path=path, who=who, resident=False)
        for name, path, who in (
            ("inventarisatie", "/desk/inventory/", RESEARCHER),
            ("inventarisatie-2016", "/desk/inventory/printed/2016/", "gea@naast.demo"),
            (
                "inventarisatie-2016-gekruist",
                "/desk/inventory/printed/2016/?row=ambition&column=bottleneck_municipality",
                "emre@naast.demo",
            ),
            (
                "inventarisatie-2016-english",
                "/en/desk/inventory/printed/2016/",
                RESEARCHER,
            ),
        )
    ),
    *(
        Page(name=f"ronde-{name}", path=path, who=who, steps=steps, resident=False)
        for name, path, who, steps in (
            ("nieuw", "/desk/inventory/new/", RESEARCHER, None),
            ("nieuw-fout", "/desk/inventory/new/", RESEARCHER, filled_in()),
            ("werk", "/desk/inventory/", RESEARCHER, by_link(A_ROUND)),
            ("werk-english", "/en/desk/inventory/", RESEARCHER, by_link(A_ROUND)),
            ("kiezen", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/choose/")),
            ("bestand", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/bring/")),
            (
                "bestand-gevolg",
                "/desk/inventory/",
                RESEARCHER,
                in_turn(by_link(A_ROUND, "/bring/"), with_codes(*CODES)),
            ),
            (
                "bestand-fout",
                "/desk/inventory/",
                RESEARCHER,
                in_turn(by_link(A_ROUND, "/bring/"), with_codes(*WRONG_CODES)),
            ),
            (
                "bestand-english",
                "/en/desk/inventory/",
                RESEARCHER,
                in_turn(by_link(A_ROUND, "/bring/"), with_codes(*WRONG_CODES)),
            ),
            ("gesprek", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/talks/")),
            ("expertmeeting", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/meeting/")),
            ("naast-elkaar", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/places/")),
            ("coderen", "/desk/inventory/", RESEARCHER, by_link(A_ROUND, "/places/", "/code/")),
            (
                "vaststellen-fout",
                "/desk/inventory/",
                RESEARCHER,
                in_turn(by_link(A_ROUND, "/places/", "/settle/"), filled_in()),
            ),
            ("gepubliceerd", "/desk/inventory/", "emre@naast.demo", by_link(A_ROUND)),
            ("eigen-woorden", "/desk/inventory/", "gea@naast.demo", by_link("/talks/")),
            ("lijst-gemeente", "/desk/inventory/", "gea@naast.demo", None),
        )
    ),
)
