"""The pages of Naast, once: what the nets over accessibility, weight and pictures go through.

A page that is not here is caught by none of them. `who` is a demo account by its e-mail address, or
None for a visitor; `steps` brings a visitor where an address alone does not lead.
"""

from tests.pages import (
    casework,
    cooperation,
    decisions,
    desk,
    file,
    inventory,
    organisations,
    portal,
    signing_in,
    steering,
    supporters,
)

PAGES = (
    *portal.PAGES,
    *file.PAGES,
    *signing_in.PAGES,
    *desk.PAGES,
    *casework.PAGES,
    *decisions.PAGES,
    *steering.PAGES,
    *inventory.PAGES,
    *supporters.PAGES,
    *organisations.PAGES,
    *cooperation.PAGES,
)
