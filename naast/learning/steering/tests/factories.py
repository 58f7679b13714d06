"""Rows of steering for tests, a module per subject."""

from naast.learning.steering.tests import factories_of_ambitions as of_ambitions
from naast.learning.steering.tests import factories_of_council as of_council
from naast.learning.steering.tests import factories_of_talk as of_talk
from tests.world import World

WALL_QUERIES = {
    **of_talk.WALL_QUERIES,
    **of_ambitions.WALL_QUERIES,
    **of_council.WALL_QUERIES,
}


def wall_rows(world: World) -> None:
    """Write what each subject needs."""
    of_talk.wall_rows(world)
    of_ambitions.wall_rows(world)
    of_council.wall_rows(world)
