"""A worker and her card, her learning, and who leads her."""

from playwright.sync_api import FilePayload
from playwright.sync_api import Page as Tab

from naast.core.files.tests.pictures import photo
from tests.pages.steps import Page, by_link, filled_in, in_turn, last_link, pressed


def with_photo(tab: Tab) -> None:
    """Show a photo of nobody on her card."""
    kept: FilePayload = {"name": "ik.png", "mimeType": "image/png", "buffer": photo()}
    tab.locator("input[type=file]").set_input_files(kept)
    tab.locator("input[name=yes]").check()
    filled_in(send="Laat deze foto zien")(tab)


PAGES = (
    Page(name="mijn-foto", path="/desk/my-card/photo/", who="nadia@naast.demo", resident=False),
    Page(
        name="mijn-foto-fout",
        path="/desk/my-card/photo/",
        who="nadia@naast.demo",
        steps=filled_in(send="Laat deze foto zien"),
        resident=False,
    ),
    Page(
        name="mijn-foto-te-zien",
        path="/desk/my-card/photo/",
        who="nadia@naast.demo",
        steps=with_photo,
        resident=False,
    ),
    Page(name="mijn-kaartje", path="/desk/my-card/", who="harm@naast.demo", resident=False),
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, who, steps in (
            ("mijn-gegevens", "/desk/my-details/", "harm@naast.demo", None),
            ("mijn-gegevens-english", "/en/desk/my-details/", "harm@naast.demo", None),
            (
                "mijn-gegevens-fout",
                "/desk/my-details/",
                "harm@naast.demo",
                filled_in(send="Bewaar", away_from="2099-07-01"),
            ),
            ("mijn-agenda", "/desk/my-details/calendar/", "harm@naast.demo", None),
            ("mijn-agenda-leeg", "/desk/my-details/calendar/", "jildou@naast.demo", None),
            ("mijn-agenda-english", "/en/desk/my-details/calendar/", "harm@naast.demo", None),
            (
                "mijn-agenda-adres",
                "/desk/my-details/calendar/",
                "harm@naast.demo",
                pressed("Maak een nieuw adres"),
            ),
            ("mijn-agenda-telt", "/desk/my-details/busy/", "harm@naast.demo", None),
            ("mijn-agenda-telt-english", "/en/desk/my-details/busy/", "harm@naast.demo", None),
            ("mijn-agenda-telt-niet", "/desk/my-details/busy/", "jildou@naast.demo", None),
            (
                "mijn-agenda-telt-fout",
                "/desk/my-details/busy/",
                "harm@naast.demo",
                filled_in(send="Laat deze agenda meetellen", address="http://agenda"),
            ),
            ("mijn-agenda-telt-stuk", "/desk/my-details/busy/", "nadia@naast.demo", None),
            ("mijn-agenda-bestand", "/desk/my-details/busy/file/", "harm@naast.demo", None),
            ("wie-wil-helpen", "/desk/people/applications/", "carla@naast.demo", None),
            (
                "toelaten",
                "/desk/people/applications/",
                "carla@naast.demo",
                by_link(r"/applications/[0-9a-f-]{36}/admit/"),
            ),
            ("uw-mensen", "/desk/people/", "carla@naast.demo", None),
            ("uw-mensen-english", "/en/desk/people/", "carla@naast.demo", None),
            ("papieren", "/desk/people/", "carla@naast.demo", by_link(r"/people/[0-9a-f-]{36}/")),
            (
                "wie-achter-haar",
                "/desk/people/",
                "carla@naast.demo",
                by_link(r"/people/[0-9a-f-]{36}/", r"/supervisor/"),
            ),
            ("in-welke-dossiers", "/desk/behind/cases/", "tjeerdsluisveld@naast.demo", None),
            (
                "in-welke-dossiers-english",
                "/en/desk/behind/cases/",
                "tjeerdsluisveld@naast.demo",
                None,
            ),
            ("meedenken", "/desk/think-along/", "harm@naast.demo", None),
            ("meedenken-english", "/en/desk/think-along/", "harm@naast.demo", None),
            ("meedenken-leeg", "/desk/think-along/", "mats@naast.demo", None),
            (
                "meedenken-antwoord",
                "/desk/think-along/",
                "harm@naast.demo",
                by_link(r"/think-along/[0-9a-f-]{36}/"),
            ),
            (
                "meedenken-vraag",
                "/desk/cases/",
                "jildou@naast.demo",
                by_link(r"/cases/[0-9a-f-]{36}/", r"/think-along/$"),
            ),
            (
                "meedenken-vraag-herkend",
                "/desk/cases/",
                "jildou@naast.demo",
                in_turn(
                    by_link(r"/cases/[0-9a-f-]{36}/", r"/think-along/$"),
                    filled_in(question="Wat helpt iemand in Wetterkant die niet durft te bellen?"),
                ),
            ),
            ("in-welke-dossiers-leeg", "/desk/behind/cases/", "mats@naast.demo", None),
            (
                "achter-een-dossier",
                "/desk/behind/cases/",
                "tjeerdsluisveld@naast.demo",
                by_link(r"/behind/cases/[0-9a-f-]{36}/"),
            ),
            (
                "gevraagd-achter-een-dossier",
                "/desk/behind/cases/",
                "tjeerdsluisveld@naast.demo",
                by_link(r"/desk/along/[0-9a-f-]{36}/"),
            ),
            (
                "gevraagd-te-vervangen",
                "/desk/today/",
                "harm@naast.demo",
                by_link(r"/desk/along/[0-9a-f-]{36}/"),
            ),
            *(
                (
                    f"wie-erbij-{name}",
                    "/desk/cases/",
                    "jildou@naast.demo",
                    by_link(r"/cases/[0-9a-f-]{36}/", rf"/{part}/$"),
                )
                for name, part in (
                    ("achter", "behind"),
                    ("vervangt", "stand-in"),
                    ("samen", "together"),
                )
            ),
            (
                "wie-erbij-vervangt-fout",
                "/desk/cases/",
                "jildou@naast.demo",
                in_turn(by_link(r"/cases/[0-9a-f-]{36}/", r"/stand-in/$"), filled_in()),
            ),
            ("achter-wie-ik-sta", "/desk/behind/", "tjeerdsluisveld@naast.demo", None),
            ("achter-wie-ik-sta-english", "/en/desk/behind/", "tjeerdsluisveld@naast.demo", None),
            ("achter-wie-ik-sta-leeg", "/desk/behind/", "mats@naast.demo", None),
            ("wat-geldt", "/desk/people/terms/", "carla@naast.demo", None),
            ("wat-geldt-english", "/en/desk/people/terms/", "carla@naast.demo", None),
            ("wat-geldt-leeg", "/desk/people/terms/", "karin@naast.demo", None),
            ("wat-geldt-fout", "/desk/people/terms/", "carla@naast.demo", filled_in()),
            (
                "mijn-onafhankelijkheid",
                "/desk/my-card/",
                "harm@naast.demo",
                by_link("/independence/"),
            ),
            (
                "onafhankelijkheid-van-iemand",
                "/desk/people/",
                "carla@naast.demo",
                by_link(r"/people/[0-9a-f-]{36}/", "/independence/"),
            ),
            (
                "onafhankelijkheid-van-iemand-english",
                "/en/desk/people/",
                "carla@naast.demo",
                by_link(r"/people/[0-9a-f-]{36}/", "/independence/"),
            ),
            (
                "papieren-fout",
                "/desk/people/",
                "carla@naast.demo",
                in_turn(by_link(r"/people/[0-9a-f-]{36}/"), filled_in(send="Bewaar")),
            ),
            ("wat-wordt-gevraagd", "/desk/people/asked/", "carla@naast.demo", None),
            ("wat-wordt-gevraagd-fout", "/desk/people/asked/", "carla@naast.demo", filled_in()),
        )
    ),
    *(
        Page(name=name, path=path, steps=steps, who=who, resident=False)
        for name, path, who, steps in (
            ("leren", "/desk/training/", "harm@naast.demo", None),
            ("leren-coordinator", "/desk/training/", "carla@naast.demo", None),
            ("leren-english", "/en/desk/training/", "carla@naast.demo", None),
            ("leren-leeg", "/desk/training/", "karin@naast.demo", None),
            ("leren-wie-mist-wat", "/desk/training/backed/", "carla@naast.demo", None),
            ("leren-wie-mist-wat-english", "/en/desk/training/backed/", "carla@naast.demo", None),
            ("leren-wie-mist-wat-leeg", "/desk/training/backed/", "karin@naast.demo", None),
            (
                "leren-wie-komt",
                "/desk/training/",
                "carla@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/$", r"/people/$"),
            ),
            (
                "leren-wie-komt-fout",
                "/desk/training/",
                "carla@naast.demo",
                in_turn(by_link(r"/meetings/[0-9a-f-]{36}/$", r"/people/$"), filled_in()),
            ),
            (
                "leren-wat-veranderde",
                "/desk/training/",
                "carla@naast.demo",
                in_turn(last_link(r"/meetings/[0-9a-f-]{36}/"), by_link(r"/changed/$")),
            ),
            (
                "samen-over-dossiers",
                "/desk/training/",
                "harm@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/$", r"/talk-together/"),
            ),
            (
                "samen-over-een-dossier",
                "/desk/cases/",
                "harm@naast.demo",
                by_link(r"/cases/[0-9a-f-]{36}/", r"/talk-together/$"),
            ),
            (
                "samen-over-een-dossier-fout",
                "/desk/cases/",
                "harm@naast.demo",
                in_turn(by_link(r"/cases/[0-9a-f-]{36}/", r"/talk-together/$"), filled_in()),
            ),
            (
                "samen-wat-eruit-kwam",
                "/desk/training/",
                "harm@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/$", r"/talk-together/", r"/outcome/$"),
            ),
            ("leren-register", "/desk/training/register/", "carla@naast.demo", None),
            ("leren-cursus", "/desk/training/courses/new/", "carla@naast.demo", None),
            (
                "leren-cursus-veranderen",
                "/desk/training/",
                "carla@naast.demo",
                by_link(r"/courses/[0-9a-f-]{36}/"),
            ),
            ("leren-cursus-fout", "/desk/training/courses/new/", "carla@naast.demo", filled_in()),
            ("leren-dag", "/desk/training/meetings/new/", "carla@naast.demo", None),
            ("leren-dag-fout", "/desk/training/meetings/new/", "carla@naast.demo", filled_in()),
            (
                "leren-bijeenkomst",
                "/desk/training/",
                "carla@naast.demo",
                by_link(r"/meetings/[0-9a-f-]{36}/"),
            ),
        )
    ),
    Page(
        name="mijn-kaartje-fout",
        path="/desk/my-card/",
        steps=filled_in(send="Geef op"),
        who="harm@naast.demo",
        resident=False,
    ),
)
