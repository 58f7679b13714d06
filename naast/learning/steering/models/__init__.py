"""The tables of steering, a module per subject. Django finds those that stand here."""

from naast.learning.steering.models.ambitions import Aim, Motion
from naast.learning.steering.models.answers import Answer
from naast.learning.steering.models.council import ClientBody, CouncilWord
from naast.learning.steering.models.principles import Principle
from naast.learning.steering.models.report import CouncilOpinion, CouncilReport, SentReport
from naast.learning.steering.models.selftest import Action, Seat, SelfTest, Sheet
from naast.learning.steering.models.statements import Statement
from naast.learning.steering.models.vision import Remark, Vision
from naast.learning.steering.models.worth import Assumption, Spending

__all__ = [
    "Action",
    "Aim",
    "Answer",
    "Assumption",
    "ClientBody",
    "CouncilOpinion",
    "CouncilReport",
    "CouncilWord",
    "Motion",
    "Principle",
    "Remark",
    "Seat",
    "SelfTest",
    "SentReport",
    "Sheet",
    "Spending",
    "Statement",
    "Vision",
]
