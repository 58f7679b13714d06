"""What one tells residents about independence."""

from django.utils.translation import gettext_lazy as _

from naast.learning.steering.forms.parts import NobodyNamed, text_field
from naast.learning.steering.models.statements import LONGEST_STATEMENT


class StatementForm(NobodyNamed):
    """What independent means here, in words for everybody."""

    text = text_field(
        _("What does independent mean here?"),
        LONGEST_STATEMENT,
        help_text=_("Everybody reads this. Short sentences. Empty takes it off the page."),
        rows=6,
    )
