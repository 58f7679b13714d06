"""The codes of the residents whose story is told, for a visitor of the demo and for nobody else."""

from dataclasses import dataclass

from django.conf import settings

from naast.support.people.demo.told import PIN, PLACE, TOLD, code_of
from naast.support.people.queries import code_words
from naast.support.people.rules import House


@dataclass(frozen=True, kw_only=True)
class DemoCode:
    """Somebody of a story: her name, who helps her, and the code that opens her file."""

    first_name: str
    beside: str
    municipal: bool
    code: str
    pin: str
    """Asked with the code; empty where she set none."""


def demo_codes() -> tuple[DemoCode, ...]:
    """Return the codes that a visitor may use. Outside the demo there are none."""
    if not settings.DEMO:
        return ()
    return tuple(
        DemoCode(
            first_name=one.first_name,
            beside=one.beside,
            municipal=one.house == House.MUNICIPALITY,
            code=code_of(whose=one.slug, words=code_words()),
            pin=PIN if one.has_pin else "",
        )
        for one in TOLD
    )


def demo_pin() -> str:
    """Return the PIN that goes with the code of whoever set one; the others open with it too."""
    return PIN


def demo_slug() -> str:
    """Return the address of the municipality in which they live."""
    return PLACE
