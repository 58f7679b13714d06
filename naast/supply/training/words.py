"""The words of `rules`, for screens."""

from django.utils.translation import gettext_lazy as _

from naast.supply.training.rules import Answer, Form, PaidBy, Subject

SUBJECTS = {
    Subject.LISTENING: _("Listening and asking"),
    Subject.LIVING_WORLD: _("Knowing the world of residents, and joining it"),
    Subject.INDEPENDENCE: _("Standing beside somebody, independently"),
    Subject.LAW: _("Laws and rights"),
    Subject.TALK: _("The talk with the municipality"),
    Subject.OWN_STRENGTH: _("What people can do themselves"),
    Subject.BOUNDARIES: _("Your own boundaries"),
    Subject.SAFETY: _("When it is not safe"),
    Subject.MONEY: _("Debts and letters"),
    Subject.LIVED_EXPERIENCE: _("Using what you went through"),
    Subject.PRIVACY: _("What you keep to yourself"),
    Subject.COMPLAINTS: _("Complaints, and the law of complaints"),
}

FORMS = {
    Form.COURSE: _("A course"),
    Form.INTERVISION: _("Intervision"),
    Form.SUPERVISION: _("Work supervision"),
    Form.JOINT: _("Professionals and volunteers together"),
    Form.CASES: _("Talking about cases, made unrecognisable"),
    Form.MIRROR: _("A mirror for the access team, by experts by experience"),
}

PAID_BY = {
    PaidBy.ORGANISATION: _("The organisation"),
    PaidBy.MUNICIPALITY: _("The municipality"),
    PaidBy.FUND: _("A fund"),
    PaidBy.NOBODY: _("It is free"),
}

ANSWERS = {
    Answer.PLANNED: _("Asked, no answer yet"),
    Answer.COMES: _("Comes"),
    Answer.CANNOT: _("Cannot come"),
}
