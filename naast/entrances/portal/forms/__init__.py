"""What residents fill in. Nothing is required: anonymous is possible (I-6)."""

from naast.entrances.portal.forms.asking import (
    AgainForm,
    AskForm,
    AskingForm,
    AskMunicipalityForm,
)
from naast.entrances.portal.forms.choices import (
    BREADTHS,
    FOR_ANOTHER,
    GENDERS,
    GROUPS,
    LANGUAGES,
    MOMENTS,
    NO_HELP,
    NO_PROVIDER,
    THEMES,
    WAYS,
    WHY_NOW,
)
from naast.entrances.portal.forms.codes import (
    OPENS_NOTHING,
    CodeForm,
    EraseForm,
    InvitedForm,
    LinkForm,
)
from naast.entrances.portal.forms.finding import (
    FindForm,
    NearForm,
)
from naast.entrances.portal.forms.sharing import (
    ConfirmForm,
    GivenCodeForm,
    ShareForm,
)

__all__ = [
    "BREADTHS",
    "FOR_ANOTHER",
    "GENDERS",
    "GROUPS",
    "LANGUAGES",
    "MOMENTS",
    "NO_HELP",
    "NO_PROVIDER",
    "OPENS_NOTHING",
    "THEMES",
    "WAYS",
    "WHY_NOW",
    "AgainForm",
    "AskForm",
    "AskMunicipalityForm",
    "AskingForm",
    "CodeForm",
    "ConfirmForm",
    "EraseForm",
    "FindForm",
    "GivenCodeForm",
    "InvitedForm",
    "LinkForm",
    "NearForm",
    "ShareForm",
]
