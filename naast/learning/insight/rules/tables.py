"""Everything that is published, and the cells that are no category. Pure."""

from enum import StrEnum


class Table(StrEnum):
    """Everything that is published. One dimension each, save the last two.

    `questions`, `zone` and `domain` tell what was asked in a period, in both houses. `group` tells
    who took it. `waiting` and `outcome` tell of support, their two neighbours of the workers of the
    municipality itself. Then comes what residents answered about support; and per organisation how
    many answered whether somebody stood beside them, and how many say so, where `said_shown` shows
    both. The four `fair_` tables tell of the offers of support that were made in a period: how
    many, in how many one could choose between two people or more, how many were not passed on, and
    in how many one spoke to somebody in time; `fairness` shows or hides the four together. The
    `layer_` tables tell of support by its three layers: questions taken, contacts, and per layer
    how many were helped to the end and how many of them without a provision, where `said_shown`
    shows both. Who is not counted as support is in none of these: not an omtinker (R-069), not a
    meitinker (R-072). The `talk_` tables tell of residents with whom the municipality talked: to
    how many support was offered, who knew of it, and beside whom somebody stood (R-127).
    """

    QUESTIONS = "questions"
    ZONE = "zone"
    DOMAIN = "domain"
    GROUP = "group"
    WAITING = "waiting"
    WAITING_MUNICIPALITY = "waiting_municipality"
    OUTCOME = "outcome"
    OUTCOME_MUNICIPALITY = "outcome_municipality"
    STOOD_BESIDE = "stood_beside"
    MY_INTEREST = "my_interest"
    KNEW_ENOUGH = "knew_enough"
    GOT_FURTHER = "got_further"
    SAID_ANSWERS = "said_answers"
    SAID_AGREE = "said_agree"
    FAIR_OFFERED = "fair_offered"
    FAIR_CHOICE = "fair_choice"
    FAIR_KEPT = "fair_kept"
    FAIR_IN_TIME = "fair_in_time"
    LAYER_QUESTIONS = "layer_questions"
    LAYER_CONTACTS = "layer_contacts"
    LAYER_CLOSED = "layer_closed"
    LAYER_NEAR = "layer_near"
    TALK_OFFERED = "talk_offered"
    TALK_KNOWN = "talk_known"
    TALK_USED = "talk_used"


TOTAL, MEDIAN, NINE_IN_TEN, AGREE = "total", "median", "p90", "agree"
"""The cells that are no category."""

NO_ZONE = "none"
