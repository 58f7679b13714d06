"""Who keeps the social map. It holds public facts and nobody's data, so no row is walled.

Read as: role, of which municipality. Everybody may read it.
"""

from naast.core.identity.rules import Role

# A policy officer that of her municipality; a coordinator where her organisation has an agreement.
KEEPERS = (Role.POLICY_OFFICER, Role.COORDINATOR)
