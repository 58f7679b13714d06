"""Who confirms the terms of the law in a municipality, and who reads them beside their work.

Not walled: a term is about nobody. Read as: role, of which municipalities. The last day of a term
is shown to whoever has the matter; this is who reads how sure it is.
"""

CONFIRMS = ("policy_officer",)
READS = (*CONFIRMS, "council_member", "access_lead", "access_officer", "objection_officer")
