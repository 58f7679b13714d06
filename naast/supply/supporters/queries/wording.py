"""What codes about workers mean, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.functional import Promise

from naast.supply.supporters import words
from naast.supply.supporters.models import Card
from naast.supply.supporters.rules import APPLY_AS, CardField, Item, Kind


def kinds_to_apply_as() -> list[tuple[str, str]]:
    """Return as what one may offer oneself, as choices of a field."""
    return [(kind.value, str(words.KINDS[kind])) for kind in APPLY_AS]


def kind_words() -> dict[Kind, Promise]:
    """Return every kind of worker, in words."""
    return dict(words.KINDS)


def item_words() -> dict[Item, Promise]:
    """Return every item of screening, in words."""
    return dict(words.ITEMS)


FIELDS_OF_A_CARD = len(CardField)


def fields_left_out(*, supporter_ids: Iterable[UUID]) -> dict[UUID, tuple[Promise, ...]]:
    """Return what does not stand on the public cards of these workers, in words.

    All else does, by her own yes. Who has no card is left out.
    """
    rows = Card.objects.filter(pk__in=list(supporter_ids)).values_list("pk", "fields")
    return {
        pk: tuple(words.FIELDS_OF_ANOTHER[field] for field in CardField if field not in fields)
        for pk, fields in rows
    }


def language_words() -> dict[str, Promise]:
    """Return the languages that somebody may speak, by code."""
    return {code.value: name for code, name in words.LANGUAGES.items()}


def wish_words() -> dict[str, list[tuple[str, Promise]]]:
    """Return what a resident may wish of somebody, as choices: theme, gender, way, breadth."""
    return {
        "theme": [(code.value, name) for code, name in words.THEMES.items()],
        "gender": [(code.value, name) for code, name in words.GENDERS.items()],
        "way": [(code.value, name) for code, name in words.WAYS.items()],
        "breadth": [(code.value, name) for code, name in words.BREADTHS.items()],
    }


def target_group_words() -> dict[str, Promise]:
    """Return the groups of people with whom somebody may work well, by code."""
    return {code.value: name for code, name in words.TARGET_GROUPS.items()}
