"""Every form of Naast: where it is, who fills it in, and what she fills in when all is well."""

from tests.forms import (
    casework,
    cooperation,
    decisions,
    desk,
    inventory,
    organisations,
    portal,
    signing_in,
    steering,
    supporters,
)
from tests.forms.fields import Button, Form

FORMS: dict[str, Form] = {
    **portal.FORMS,
    **signing_in.FORMS,
    **desk.FORMS,
    **casework.FORMS,
    **decisions.FORMS,
    **steering.FORMS,
    **inventory.FORMS,
    **supporters.FORMS,
    **organisations.FORMS,
    **cooperation.FORMS,
}

BUTTONS: dict[str, Button] = {
    **portal.BUTTONS,
    **signing_in.BUTTONS,
    **desk.BUTTONS,
    **casework.BUTTONS,
    **decisions.BUTTONS,
    **steering.BUTTONS,
    **inventory.BUTTONS,
    **supporters.BUTTONS,
    **organisations.BUTTONS,
    **cooperation.BUTTONS,
}
