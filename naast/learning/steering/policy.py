"""Who steers, who reads along, who is heard. Read as: verb, role, reach.

Personal data ends before this context: a row here is of a municipality, an organisation or a
client council, and names who wrote it in her function. Nothing of a file is here (I-3).
"""

from naast.core.policy.registry import Personal

PERSONAL: tuple[Personal, ...] = ()
