"""The words for grounds, and for what keeps a file longer."""

from django.utils.translation import gettext_lazy as _

from naast.support.keeping.rules import Ground, Stands, Why

GROUNDS = [
    (Ground.CONSENT, _("No longer than needed: somebody may come back to it")),
    (Ground.PROVIDER, _("Fifteen years, as who helps for the municipality")),
]
BECAUSE = {
    Ground.CONSENT: _("You may need it again. Longer than needed is not allowed (AVG, article 5)."),
    Ground.PROVIDER: _(
        "The law asks this of who helps for the municipality (Wmo 2015, article 5.3.4)."
    ),
}
BECAUSE_TO_STAFF = {
    Ground.CONSENT: _(
        "the resident may need it again, and longer than needed is not allowed (AVG, article 5)"
    ),
    Ground.PROVIDER: _(
        "the law asks this of who helps for the municipality (Wmo 2015, article 5.3.4)"
    ),
}
WHY = [
    (Why.HERSELF, _("The resident wants it")),
    (Why.COURT, _("A court looks at it")),
    (Why.DISPUTE, _("There is a dispute about it")),
    (Why.INSPECTION, _("An inspection asked for it")),
]
STANDS = {
    Stands.CASE: _("Somebody stands beside you."),
    Stands.QUESTION: _("A question of yours still waits."),
    Stands.TERM: _("A term of the law still runs."),
    Stands.OBJECTION: _("An objection still runs."),
    Stands.COMPLAINT: _("A complaint of yours has no answer yet."),
    Stands.ANSWER: _("A question why somebody looked has no answer yet."),
    Stands.HOLD: _("Somebody holds it, with a reason."),
}
