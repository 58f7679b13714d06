"""Four depths of what is known about a worker, each in tables of their own (DESIGN §4).

`Supporter`     who she is at work; `PoolRecord` how she can be placed; `Screening`, `SeenItem`,
                `Declaration` and `Interest` whether she may be: behind the walls, for her own
                coordinator.
`OwnWords`      all that she wrote for her card, shown or not: behind the walls, for her alone.
`CalendarAddress` that her own calendar may read when she has an appointment: for her alone.
`Photo`         a photograph of her, small: public as the card is, and there only with her yes.
`Card`          the fields she said yes to, and her label. Everybody may read it, also who is
                nobody, so no row policy can guard it. Instead it cannot hold anything else: it is
                a copy that `actions` writes anew from the sources at every yes and no. What she
                withdraws is overwritten in the same transaction; without her name there is no row.
"""

from naast.supply.supporters.models.applications import Application
from naast.supply.supporters.models.calendars import BusyTime, CalendarAddress, DiarySource
from naast.supply.supporters.models.photos import Photo
from naast.supply.supporters.models.screening import (
    Declaration,
    Interest,
    Requirement,
    Screening,
    SeenItem,
)
from naast.supply.supporters.models.supervision import Supervision
from naast.supply.supporters.models.terms import TermVersion
from naast.supply.supporters.models.workers import (
    Card,
    OwnWords,
    PoolRecord,
    Supporter,
    TasksHere,
)

__all__ = [
    "Application",
    "BusyTime",
    "CalendarAddress",
    "Card",
    "Declaration",
    "DiarySource",
    "Interest",
    "OwnWords",
    "Photo",
    "PoolRecord",
    "Requirement",
    "Screening",
    "SeenItem",
    "Supervision",
    "Supporter",
    "TasksHere",
    "TermVersion",
]
