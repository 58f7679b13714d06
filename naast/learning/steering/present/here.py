"""Who looks at which municipality."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from naast.core.policy.walls import Actor


@dataclass(frozen=True, kw_only=True)
class Here:
    """Who looks at which municipality, and what she does there."""

    actor: Actor
    town: Any
    towns: list[Any]
    on: date
    steers: bool
    advises: bool
