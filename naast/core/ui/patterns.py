"""Made-up content for the page that shows every part. All names and figures are invented."""

from typing import Any

from django import forms

MUNICIPALITIES = {
    "wetterwald": "Wetterwâld",
    "heidehoven": "Heidehoven",
    "havenstad": "Havenstad",
    "veenmond": "Veenmond",
}
DOMAIN_ICONS = {"home": "home", "money": "wallet", "mind": "brain", "household": "wash"}


class Example(forms.Form):
    """One field of every kind."""

    name = forms.CharField(
        label="Hoe mogen wij u noemen?", help_text="Uw voornaam is genoeg.", required=False
    )
    phone = forms.RegexField(
        r"^\d{10}$",
        label="Op welk nummer bellen wij u?",
        error_messages={"invalid": "Een nummer heeft 10 cijfers, zoals 06 12 34 56 78."},
    )
    day = forms.ChoiceField(
        label="Wanneer?",
        choices=[
            ("1", "Vandaag tussen 13.00 en 15.00 uur"),
            ("2", "Morgen tussen 9.00 en 11.00 uur"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een dag. Dan weet u wanneer wij bellen."},
    )
    domains = forms.MultipleChoiceField(
        label="Waar gaat het over?",
        help_text="Het mag ook over meer dingen gaan.",
        choices=[
            ("home", "Wonen"),
            ("money", "Geld en schulden"),
            ("mind", "Mijn hoofd"),
            ("household", "Huishouden"),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    chores = forms.MultipleChoiceField(
        label="Wat lukt niet goed meer?",
        choices=[("1", "koken"), ("2", "schoonmaken"), ("3", "de was"), ("4", "post en papieren")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.ChoiceField(
        label="Welke taal?", choices=[("nl", "Nederlands"), ("fy", "Frysk")], required=False
    )
    story = forms.CharField(
        label="In uw eigen woorden",
        help_text="Eén zin is genoeg.",
        widget=forms.Textarea({"rows": 4}),
    )
    call = forms.BooleanField(label="U mag mij bellen", help_text="Wij noemen niet waarover.")


def everything(*, theme: str = "") -> dict[str, Any]:
    """Return what the page of parts needs, in the colours of one of the four municipalities."""
    slug = theme if theme in MUNICIPALITIES else "wetterwald"
    return {
        "place": {
            "name": MUNICIPALITIES[slug],
            "slug": slug,
            "url": "/",
            "theme_class": f"naast-theme--{slug}",
            "phone": "0999 12 34 56",
            "phone_href": "tel:0999123456",
            "phone_name": "Sietske",
            "phone_hours": "Maandag tot en met vrijdag, van 8.30 tot 17.00 uur.",
            "listening_phone": "0999 00 11 22",
        },
        "me": {"name": "Jildou Waterdal", "role": "ondersteuner", "sign_out_url": "/"},
        "nav": [
            {"label": "Vind iemand", "url": "#a", "current": True},
            {"label": "Uw dossier", "url": "#b", "current": False},
        ],
        "form": Example({"phone": "06 123 456", "name": "Tjitske", "domains": ["home"]}),
        "fresh": Example(),
        "domain_icons": DOMAIN_ICONS,
        "facts": [
            {"icon": "wallet", "label": "Weet veel van", "text": "Geld, schulden en post"},
            {"icon": "map-pin", "label": "Waar", "text": "Wetterkant en Buorren"},
            {"icon": "calendar", "label": "Eerste moment", "text": "Woensdag 25 november"},
        ],
        "lines": ["Vrijwilliger bij Stichting Skouder.", "Beslist niet over uw hulp."],
        "rungs": [
            {
                "state": "done",
                "title": "Mensen om u heen",
                "text": "Uw zus leest mee.",
                "words": "Loopt goed",
            },
            {
                "state": "busy",
                "title": "Vereniging",
                "text": "Harm opent met u de post.",
                "words": "Bezig",
            },
            {
                "state": "open",
                "title": "Een andere wet",
                "text": "Nu niet nodig.",
                "words": "Overgeslagen",
            },
        ],
        "faces": [
            "bob-red",
            "bob-black",
            "bald-beard",
            "bald-glasses",
            "scarf-plum",
            "scarf-green",
            "bun-grey",
            "bun-brown",
            "curls-dark",
            "curls-blond",
            "short-brown",
            "short-dark",
        ],
        "page": {"previous_url": "?page=1", "next_url": "?page=3"},
        "domain_rows": [
            ("Geld en schulden", 120),
            ("Zorgen voor een ander", 70),
            ("Zin en toekomst", None),
        ],
        "kind_rows": [("februari t/m april", (45, 10, 20)), ("mei t/m juli", (45, None, 25))],
        "kind_names": ["beroepskracht", "samen", "vrijwilliger"],
        "period_rows": [
            ("jan", 5, 12),
            ("apr", 5, 14),
            ("jul", None, None),
            ("okt", 4, 10),
            ("jan", 4, 9),
            ("apr", 3.5, 9),
            ("jul", 3, 8),
        ],
        "period_names": ["de helft", "9 op de 10"],
        "zone_rows": [
            ("Heel Wetterwâld", 88, 82, 92),
            ("De Mieden", 67, 45, 84),
            ("Fjildsicht", None, 0, 0),
        ],
    }
