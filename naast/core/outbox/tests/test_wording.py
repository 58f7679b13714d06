"""A message is neutral: who finds it on the table learns nothing."""

import re
from datetime import date

import pytest
from django.test import override_settings

from naast.core.outbox.rules import TEMPLATES, Channel, Kind, check_values
from naast.core.outbox.wording import render
from tests.cast import NOON

FILLED = {Kind.DAY: date(2026, 9, 30), Kind.MOMENT: NOON}

# What would tell a housemate, an employer, or who finds the phone, what it is about.
TELLING = re.compile(
    r"hulp|help|zorg|\bcare\b|steun|support|cli[eë]nt|vraag|question|gemeente|municipal|council"
    r"|wmo|jeugd|youth|schuld|debt|geld|money|gezond|health|ziek|\bill\b|dokter|doctor|wijkteam"
    r"|uitkering|benefit|aanvraag|application|besluit|decision|klacht|complaint|thuis|relatie"
    r"|veilig|safe|geweld|violence|organisatie|organisation|mevrouw|meneer|\bmr\b|\bmrs\b",
    re.IGNORECASE,
)

# The letters of a text message of 160: one outside these and there is room for 70 only.
GSM = re.compile(r"[A-Za-z0-9 @£$¥èéùìòÇØøÅåÆæßÉ!\"#%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n_]*")

EVERY = [
    (code, channel, language)
    for code, one in TEMPLATES.items()
    for channel in Channel
    for language in ("nl", "en")
    if channel != Channel.TEXT or one.short
]


def words(code: str, channel: str, language: str):
    values = {name: FILLED[kind] for name, kind in TEMPLATES[code].values.items()}
    kept = check_values(template=code, values=values)
    return render(template=code, channel=channel, language=language, values=kept)


@pytest.mark.parametrize(("code", "channel", "language"), EVERY)
class TestEveryMessage:
    def test_does_not_tell_what_it_is_about(self, code, channel, language):
        shown = words(code, channel, language)

        assert TELLING.search(shown.subject + "\n" + shown.text) is None

    def test_points_to_a_front_door_and_nowhere_else(self, code, channel, language):
        shown = words(code, channel, language)

        door = TEMPLATES[code].door
        address = "http://127.0.0.1:8000" + ("/en" if language == "en" else "") + door
        assert re.findall(r"https?://\S+", shown.subject + shown.text) == [address]

    def test_is_the_same_for_everybody(self, code, channel, language):
        assert words(code, channel, language) == words(code, channel, language)
        assert "%" not in words(code, channel, language).text


@pytest.mark.parametrize(
    ("code", "language"), [(c, language) for c, channel, language in EVERY if channel == "text"]
)
@override_settings(NAAST_URL="https://naast.een-lange-gemeente.example")
def test_a_text_message_fits_in_one(code, language):
    text = words(code, "text", language).text

    assert GSM.fullmatch(text)
    assert len(text) <= 160


@pytest.mark.parametrize("code", TEMPLATES)
def test_dutch_is_dutch_and_in_short_sentences(code):
    dutch, english = words(code, "mail", "nl"), words(code, "mail", "en")
    sentences = re.split(r"[.?!]\s", re.sub(r"https?://\S+", "", dutch.text))

    assert dutch.subject != english.subject
    assert dutch.text.startswith("Goedendag,")
    assert max(len(sentence.split()) for sentence in sentences) <= 12
