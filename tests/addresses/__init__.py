"""Every address of Naast, and what each of the cast gets there; written by hand."""

from tests.addresses import (
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
from tests.addresses.line import Line

TABLE: dict[str, Line] = {
    **portal.TABLE,
    **signing_in.TABLE,
    **desk.TABLE,
    **casework.TABLE,
    **decisions.TABLE,
    **steering.TABLE,
    **inventory.TABLE,
    **supporters.TABLE,
    **organisations.TABLE,
    **cooperation.TABLE,
}
