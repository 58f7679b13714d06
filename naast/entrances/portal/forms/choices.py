"""What residents choose from, and the fields that more than one form has."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naast.supply.law.queries import why_now_choices
from naast.supply.supporters.queries import wish_words
from naast.supply.supporters.rules import Gender
from naast.support.matching.rules import UNSAID, Group, Moment
from naast.support.people.rules import RelationKind

GROUPS = [
    ("", _("It does not matter")),
    (Group.FORMAL, _("A professional")),
    (Group.INFORMAL, _("A volunteer")),
    (Group.LIVED, _("Somebody who lived through it")),
    (Group.MUNICIPAL, _("A meitinker of the municipality")),
]
WHY_NOW = [("", _("Something else, or I would rather not say")), *why_now_choices()]
LANGUAGES = [
    ("", _("It does not matter")),
    ("nl", _("Dutch")),
    ("fy", _("Frisian")),
    ("en", _("English")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("pl", _("Polish")),
    ("ti", _("Tigrinya")),
    ("uk", _("Ukrainian")),
    ("ngt", _("Dutch Sign Language")),
]
_WISHED = wish_words()
_NO_MATTER = ("", _("It does not matter"))
THEMES = [_NO_MATTER, *_WISHED["theme"]]
GENDERS = [_NO_MATTER, (Gender.WOMAN, _("A woman")), (Gender.MAN, _("A man"))]
WAYS = [_NO_MATTER, *_WISHED["way"]]
MOMENTS = [
    _NO_MATTER,
    (Moment.EVENING, _("Also in the evening")),
    (Moment.WEEKEND, _("Also in the weekend")),
]
BREADTHS = [_NO_MATTER, *_WISHED["breadth"]]

NO_PROVIDER = "geen"
UNSURE = "weet-niet"
HELPS_ANOTHER = _("Does that person get help from one of these?")
NO_HELP = [(NO_PROVIDER, _("None of these")), (UNSURE, _("I do not know"))]


FOR_ANOTHER = "ander"
# Asker → what the other is to her. The law asks who has custody of a child; proof comes later.
ANOTHER = [
    (RelationKind.CHILD, _("My mother or father")),
    (RelationKind.PARENT_WITH_CUSTODY, _("My child, and I have custody")),
    (RelationKind.OTHER_PARENT, _("My child, and somebody else has custody")),
    (RelationKind.PARTNER, _("My husband, wife or partner")),
    (RelationKind.CARER, _("Somebody I care for")),
    (RelationKind.NEIGHBOUR, _("My neighbour")),
    (RelationKind.FRIEND, _("A friend")),
    (RelationKind.IN_THE_FIELD, _("Somebody I know from my work")),
    (UNSAID, _("I would rather not say")),
]


def help_field() -> forms.MultipleChoiceField:
    """Return the question from whom she gets help already (I-2); its choices differ per place."""
    return forms.MultipleChoiceField(
        label=_("Do you get help from one of these?"),
        help_text=_("Then we look for somebody who does not work there. You may skip this."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )


def wish_field(label: Any, choices: Sequence[tuple[str, Any]]) -> forms.ChoiceField:
    """Return a question with one answer, which may be left open."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("We do not know this choice. Choose from the list.")},
    )
