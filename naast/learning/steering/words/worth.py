"""The words of what support costs and may be worth."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.learning.steering.rules.worth import Certainty, Effect, How, Part, Purse

EFFECTS = {
    Effect.NO_PROVISION: _("Helped without a provision"),
    Effect.VOLUNTEER: _("Helped on by a volunteer"),
    Effect.NO_ESCALATION: _("Kept from getting worse"),
    Effect.NO_OBJECTION: _("An objection was not needed"),
    Effect.GOT_FURTHER: _("Residents who got further"),
    Effect.WAITING: _("Waited less long"),
    Effect.LESS_WORRY: _("Less worry, more grip on one's life"),
}
ABOUT = {
    Effect.NO_PROVISION: _(
        "Cases that ended with own strength, or with what is there for everybody."
    ),
    Effect.VOLUNTEER: _("Cases that ended with a volunteer."),
    Effect.NO_ESCALATION: _("Such as an eviction, a crisis or a debt that did not come."),
    Effect.NO_OBJECTION: _("Naast sees which objections came, not which stayed away."),
    Effect.GOT_FURTHER: _("What residents answer. The same people again, so never in euros."),
    Effect.WAITING: _("Half had spoken to somebody by then. Time of residents has no price here."),
    Effect.LESS_WORRY: _("Nobody measures it here. It counts all the same."),
}
HOWS = {
    How.MEASURED: pgettext_lazy("effect", "Measured"),
    How.ESTIMATED: pgettext_lazy("effect", "Estimated"),
    How.NOT_MEASURABLE: pgettext_lazy("effect", "Not measurable"),
}
PARTS = {
    Part.COUNT: _("How often, in a year"),
    Part.SHARE: _("How many of a hundred by support"),
    Part.PRICE: _("What one costs, in euros"),
}
QUESTIONS = {
    Part.COUNT: _("How often do you think it was so, in a year?"),
    Part.SHARE: _("Of a hundred, how many would otherwise have cost something?"),
    Part.PRICE: _("What would one have cost, in euros?"),
}
HELP = {
    Part.COUNT: _("Nobody measures it. Ask who knows, and write a wide range."),
    Part.SHARE: _("Many would have been helped anyway. If you do not know, start at 0."),
    Part.PRICE: _("Take a price from your own books where you can."),
}
CERTAINTY = {
    Certainty.SURE: _("From our own books, or read in the source"),
    Certainty.NOT_VERIFIED: _("Found somewhere, not verified"),
    Certainty.GUESS: _("Our own guess"),
}
PURSES = {
    Purse.FORMAL: _("Formal support"),
    Purse.INFORMAL: _("Informal support"),
    Purse.AROUND: _("What is around it: training, making known"),
}
