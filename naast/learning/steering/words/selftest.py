"""The words of the self-test."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.learning.steering.rules.selftest import Chair, Item, National, Score, Theme

CHAIRS = {
    Chair.MUNICIPALITY: pgettext_lazy("chair", "Municipality"),
    Chair.PROVIDERS: pgettext_lazy("chair", "Organisations"),
    Chair.COUNCIL: pgettext_lazy("chair", "Client council"),
}
SCORES = {
    Score.NO: _("No"),
    Score.PARTLY: _("Partly"),
    Score.YES: _("Yes"),
    Score.NOT_APPLICABLE: _("Does not apply here"),
}
THEMES = {
    Theme.INDEPENDENT: _("Independent"),
    Theme.ACCESSIBLE: _("Easy to reach"),
    Theme.BROAD: _("For all of life"),
    Theme.INTEREST: _("The resident's interest"),
    Theme.FREE: _("Free of charge"),
    Theme.SUPPLY: _("Who is there, and how it is steered"),
}
ITEMS = {
    Item.NO_ACCESS_DECISIONS: _("Who supports never decides on access in the same field."),
    Item.NOT_OF_PROVIDER: _("Who supports does not work for the resident's care provider."),
    Item.MAY_SWITCH: _("A resident may change supporter, without a reason."),
    Item.SIGNED_CODE: _("Who supports signed the code of professionals or of volunteers."),
    Item.ASKED_INDEPENDENCE: _("Residents are asked whether they felt the independence."),
    Item.PAY_NOT_TIED: _("What organisations get does not hang on what the municipality decides."),
    Item.NO_INDICATION: _("No indication and no referral is needed."),
    Item.DIRECT_CONTACT: _("One comes in directly: by phone, on the web, by walking in."),
    Item.FIRST_CONTACT: _("The first contact comes within a number of days that is published."),
    Item.ALL_THE_WAY: _("Support is there before, during and after the talk, and at a new one."),
    Item.FINDABLE: _("It is found in three clicks, in plain words and in other languages."),
    Item.NO_PRECONDITIONS: _("There are no conditions, such as: first your own people."),
    Item.NINE_FIELDS: _("Support covers all nine fields of the law."),
    Item.EXPERTISE: _("Who knows more of a subject can be called in."),
    Item.THREE_LAYERS: _("It is there to reflect, to get access, and while help is used."),
    Item.OWNS_FILE: _("The goal and the file are the resident's own."),
    Item.CONSENT: _("Nothing is shared without consent."),
    Item.COMPLAINT_ROUTE: _("Residents know where to complain."),
    Item.SIGNALS: _("What keeps coming back reaches policy, without names."),
    Item.NO_COST: _("It is free, travel and calls too."),
    Item.CARERS: _("It is there for carers too."),
    Item.FORMAL_AND_INFORMAL: _("Formal and informal support are there, both official."),
    Item.COUNCILS_TALK: _("Councils talk about the results twice a year or more."),
    Item.MEASURED: _("Each year it is measured who knows it, uses it and what it was like."),
}
NATIONAL = {
    National.SUFFICIENT: _("found support sufficient"),
    National.NOT_INDEPENDENT: _("found it too little independent"),
    National.NOT_ACCESSIBLE: _("found it too hard to reach"),
    National.NOT_EXPERT: _("found it too little expert"),
    National.NOT_ALL_GROUPS: _("found it too little aimed at all groups"),
    National.NOT_BROAD: _("found it too little broad"),
    National.USEFUL: _("found a self-test a good start of the talk"),
}
SOURCE = _("Inventory of 29 municipalities (2016), §1.3, on the self-test of 2015.")
