"""The words of a vision."""

from django.utils.translation import gettext_lazy as _

from naast.learning.steering.rules.vision import How, Part, Stage

PARTS = {
    Part.WHY: _("What do we want with it?"),
    Part.FOR_WHOM: _("For whom is it?"),
    Part.INDEPENDENT: _("What is independent here?"),
    Part.ARRANGED: _("How do we arrange it?"),
    Part.QUALITY: _("What is good support?"),
    Part.FIGURES: _("How do we know that it works?"),
}
STAGES = {
    Stage.DRAFT: _("draft of the municipality"),
    Stage.SHARED: _("put to who writes along"),
    Stage.DECIDED: _("decided by the council"),
}
HOW = {How.NEW: _("new"), How.GONE: _("gone"), How.CHANGED: _("changed")}
