"""What stands on paper that anybody may print: a leaflet, a complaint form, a slip for a code."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import dates, formats, timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naast.core.paper import queries as paper
from naast.core.ui.templatetags.ui.drawings import portrait
from naast.entrances.portal.in_languages import Language
from naast.entrances.portal.place import Place
from naast.supply.places import queries as places
from naast.supply.places.queries import WalkInMoment
from naast.supply.supporters import queries as supporters

MOST_FACES = 3
MOST_TIMES = 8
AHEAD = timedelta(days=27)  # four weeks: a holiday hides no hours that come back each week


def leaflet(*, place: Place, zone: Any, point: Any | None = None, at: datetime) -> bytes:
    """Return the leaflet of a zone, or of one point in it, as PDF (A5), as the page speaks."""
    on = timezone.localdate(at)
    faces = supporters.faces(municipality_id=place.id, zone_id=zone.pk, on=on, most=MOST_FACES)
    where = zone.name if place.name in zone.name else f"{zone.name}, {place.name}"
    if point is not None:
        where = f"{point.name}, {place.name if zone.name in point.name else where}"
    address = f"{settings.NAAST_URL}{place.url}"
    return _printed(
        template="portal/leaflet",
        title=_("Somebody who stands beside you"),
        at=at,
        data={
            **_phone(place),
            "service": place.service_name,
            "where": where,
            "lead": _(
                "Do you have a question about care, money, housing or work? "
                "Somebody thinks along with you."
            ),
            "points": [
                _("Free, for everybody. You need no letter or indication."),
                _("You choose who: a professional or a volunteer. You may always change."),
                _("They do not decide about your help. They are there for you alone."),
                _("You do not have to say your name."),
            ],
            "faces_title": _("Among others, they are there"),
            "faces_more": _("On the page you see everybody, and choose yourself."),
            "faces": [
                {"name": one.name, "label": one.label.title, "drawing": _drawing(one.portrait)}
                for one in faces
            ],
            "times_title": _("Walk in, without appointment"),
            "times_heads": [_("Day"), _("Time"), _("Where")],
            "times": _times(
                municipality_id=place.id,
                zone_id=zone.pk,
                point=point.name if point is not None else "",
                on=on,
            ),
            "no_times": _("No door is open here now. Call, or go to another place."),
            "address": address.removeprefix("https://").removeprefix("http://").rstrip("/"),
            "qr": paper.qr(address=address),
            "qr_alt": _("QR code that leads to %(address)s") % {"address": address},
            "printed": _("Printed on %(day)s. Times can change: look on the page, or call.")
            % {"day": formats.date_format(on, "j F Y")},
        },
    )


def spoken_leaflet(*, place: Place, language: Language, address: str, at: datetime) -> bytes:
    """Return the leaflet of a municipality in another language as PDF (A5), read from its side.

    `address` is where its page stands. It says when it was translated, and whether anybody who
    speaks it looked (R-253).
    """
    words, what = (language.page(one, place=place.name) for one in ("leaflet", "what"))
    frame = language.words["frame"]
    return paper.pdf(
        template="portal/spoken",
        title=words["title"],
        lang=language.code,
        at=at,
        data={
            "title": words["title"],
            "service": place.service_name,
            "where": place.name,
            "lines": words["lines"],
            "does_title": what["does_title"],
            "does": what["does"],
            "friend": what["friend"],
            "call": f"{words['call']}:",
            "phone": place.phone,
            "free": frame["free"],
            "listening": place.listening_phone,
            "listening_words": frame["listening"],
            "look": words["look"],
            "address": address.removeprefix("https://").removeprefix("http://").rstrip("/"),
            "qr": paper.qr(address=address),
            "qr_alt": f"QR: {address}",
            # Apart, so that the digits of a day keep their order in Arabic.
            "translated": frame["translated"].split("{day}"),
            "day": f"{language.translated_on:%-d-%-m-%Y}",
            "checked": language.says_who(),
        },
    )


def complaint(*, place: Place, at: datetime) -> bytes:
    """Return an empty complaint form as PDF, with both routes and what happens next.

    Source: Awb art. 9:4 to 9:12 for the municipality; organisations keep to the same terms.
    """
    return _printed(
        template="portal/complaint",
        title=_("I am not satisfied"),
        at=at,
        data={
            **_phone(place),
            "lead": _("Fill in what you like. You may leave out your name."),
            "ways": [
                {
                    "title": _("It is about my supporter"),
                    "text": _(
                        "Give this to the organisation of your supporter. "
                        "The municipality does not read it."
                    ),
                },
                {
                    "title": _("It is about the municipality"),
                    "text": _("Give this to the municipality. Your supporter does not read it."),
                },
            ],
            "questions": [
                {"asks": _("What happened?"), "hint": _("When, where, with whom."), "lines": 5},
                {"asks": _("What do you want to change?"), "hint": "", "lines": 3},
                {
                    "asks": _("How can we reach you?"),
                    "hint": _("A name, number or address. This is not needed."),
                    "lines": 2,
                },
            ],
            "next_title": _("What happens then"),
            "next": [
                _("You get a message that it arrived."),
                _("Somebody who had nothing to do with it looks at it."),
                _("You tell your story. Somebody may come with you."),
                _("You get an answer with reasons, within six weeks. It may take four more."),
                _("Do you not agree with the answer? It says to whom you can go."),
            ],
            "source": "Awb art. 9:4 - 9:12. " + _("Read in the law as it was in 2015."),
        },
    )


def code_slip(*, place: Place, at: datetime) -> bytes:
    """Return an empty slip as PDF, on which somebody writes a code and gives it in her hand."""
    return _printed(
        template="portal/code",
        title=_("Your code"),
        at=at,
        data={
            **_phone(place),
            "lead": _("With this code you open your file. You alone have it."),
            "places": [_("Word %(n)s") % {"n": n} for n in range(1, 6)] + [_("The number")],
            "rules_title": _("Good to know"),
            "rules": [
                _("Keep this paper where nobody else finds it."),
                _("Nobody asks for your code by phone or mail. Never give it."),
                _("Lost it? You get a new one on paper, in your hand. The old one then stops."),
            ],
            "address": f"{settings.NAAST_URL}{place.url}".split("://")[-1].rstrip("/"),
        },
    )


def _printed(*, template: str, title: str, at: datetime, data: dict[str, Any]) -> bytes:
    return paper.pdf(
        template=template,
        title=title,
        lang=get_language() or "nl",
        at=at,
        data={"title": title, **data},
    )


def _phone(place: Place) -> dict[str, str]:
    return {
        "phone": place.phone,
        "phone_words": _("Rather talk? Somebody answers.") if place.phone else "",
        "phone_hours": place.phone_hours,
        "listening": place.listening_phone,
        "listening_words": _("Day and night somebody listens:"),
    }


def _drawing(key: str) -> str:
    """Return a face as a drawing that stands by itself, outside a page."""
    return portrait(key).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _times(
    *, municipality_id: int, zone_id: int, point: str, on: date
) -> list[tuple[str, str, str]]:
    """Return the hours that come back each week in a zone, or at one point: day, hours, where."""
    found = places.walk_ins(municipality_id=municipality_id, from_on=on, to_on=on + AHEAD)
    weekly = {
        (one.on.weekday(), one.starts, one.ends, one.point): one
        for one in found
        if one.zone_id == zone_id and point in {"", one.point}
    }
    return [_time(one) for _key, one in sorted(weekly.items(), key=lambda pair: pair[0])][
        :MOST_TIMES
    ]


def _time(one: WalkInMoment) -> tuple[str, str, str]:
    return (
        capfirst(str(dates.WEEKDAYS[one.on.weekday()])),
        f"{one.starts:%-H.%M}–{one.ends:%-H.%M}",  # noqa: RUF001 - from, to
        f"{one.point}, {one.address}",
    )
