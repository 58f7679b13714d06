"""Read rounds."""

from naast.core.policy.rules import Actor
from naast.learning.inventory import policy


def reads(*, actor: Actor) -> bool:
    """Whether `actor` reads what is published of rounds."""
    return actor.holds(*policy.READERS)
