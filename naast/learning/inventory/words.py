"""The words of `rules`, for screens and paper."""

from django.utils.translation import gettext_lazy as _

from naast.learning.inventory.rules.asking import (
    Criterion,
    InterviewState,
    Kind,
    Party,
    Question,
    Stage,
)
from naast.learning.inventory.rules.importing import Wrong
from naast.learning.inventory.rules.rounds import Limit, Table
from naast.learning.inventory.rules.survey import Item
from naast.learning.inventory.rules.tables import Doubt

TABLES = {
    Table.PROFILE: _("Profile"),
    Table.STEERING_ROLE: _("How the municipality steers"),
    Table.INDEPENDENCE_VIEW: _("What keeps support independent"),
    Table.AMBITION: _("What municipalities want"),
    Table.BOTTLENECK_MUNICIPALITY: _("What stands in the way of municipalities"),
    Table.BOTTLENECK_PROVIDER: _("What stands in the way of organisations"),
    Table.TIP_MUNICIPALITY: _("Tips of municipalities"),
    Table.TIP_PROVIDER: _("Tips of organisations"),
}

SHORT = {
    Table.PROFILE: _("Profile"),
    Table.STEERING_ROLE: _("Steering"),
    Table.INDEPENDENCE_VIEW: _("Independence"),
    Table.AMBITION: _("Ambitions"),
    Table.BOTTLENECK_MUNICIPALITY: _("Bottlenecks"),
    Table.TIP_MUNICIPALITY: _("Tips"),
}
"""For a list to choose from: a longer word would push it off a small screen."""

CODES = {
    Table.PROFILE: {
        "1": _("1: formal in and outside the team, informal official"),
        "2": _("2: formal in and outside the team, informal not official"),
        "3": _("3: formal outside the team only, informal official"),
        "4": _("4: formal outside the team only, informal not official"),
        "5": _("5: formal in the team only, informal official"),
        "6": _("6: formal in the team only, informal not official"),
    },
    Table.STEERING_ROLE: {
        "leaves_to_providers": _("Is interested, leaves the rest to organisations"),
        "sets_conditions": _("Is involved, and sets its own conditions"),
        "develops_jointly": _("Makes vision and conditions together"),
    },
    Table.INDEPENDENCE_VIEW: {
        "professionalism": _("Craft and experience of the supporter"),
        "separate_team": _("A team of its own, apart from access and providers"),
        "positive_signals": _("Good signs, or no complaints"),
        "task_package": _("Tasks without any decision about access"),
        "free_choice": _("Choice for the resident"),
    },
    Table.AMBITION: {
        "radical_change": _("Change the field thoroughly"),
        "informal_official": _("Give informal support an official place"),
        "connect_organisations": _("Connect organisations"),
        "safeguard_independence": _("Secure independence"),
        "improve_communication": _("Inform residents better"),
        "insight_in_use": _("See how it is used"),
    },
    Table.BOTTLENECK_MUNICIPALITY: {
        "not_landed": _("Had not landed yet in the first year"),
        "low_awareness_or_use": _("Little known or little used"),
        "notion_of_independence": _("What independence means"),
    },
    Table.BOTTLENECK_PROVIDER: {
        "pressure_to_use_volunteers": _("Having to work with volunteers"),
        "low_awareness": _("Little known, little used"),
        "policy_makes_uncertain": _("New or unclear policy makes uncertain"),
        "workload_and_knowledge": _("All questions take much time and knowledge"),
        "safeguard_independence": _("Doubt whether one can work independently"),
        "unclear_which_tasks": _("Unclear which tasks belong to it"),
    },
    Table.TIP_MUNICIPALITY: {
        "stimulate_collaboration": _("Encourage working together"),
        "local_points_at_the_front": _("Points in the neighbourhood in front"),
        "ownership_with_providers": _("Leave it to organisations to own it"),
    },
    Table.TIP_PROVIDER: {
        "short_lines_with_municipality": _("Short lines with the municipality"),
        "work_with_other_parties": _("Work together with others"),
        "ownership_with_providers": _("Let organisations own it"),
    },
}

SUBCODES = {
    "financing_system": _("another way of funding"),
    "new_provider": _("another organisation"),
}

SENTENCES = {
    Table.STEERING_ROLE: _("Most municipalities set conditions of their own"),
    Table.INDEPENDENCE_VIEW: _("Choice is named most, no complaints least"),
    Table.AMBITION: _("Many want to see its use, and to inform better"),
    Table.BOTTLENECK_MUNICIPALITY: _("Little use stands in the way most often"),
    Table.BOTTLENECK_PROVIDER: _("Organisations name little use most"),
    Table.TIP_MUNICIPALITY: _("Municipalities advise to work together"),
    Table.TIP_PROVIDER: _("Organisations advise short lines"),
}
"""What one sees in the bars of 2016."""

LIMITS = {
    Limit.QUICK_SCAN: _("A quick look: little time, few questions, few people."),
    Limit.NO_GENERALISATION: _("It tells nothing about all municipalities."),
    Limit.NO_CLIENTS: _("No residents, client organisations or councils were asked."),
    Limit.BETWEEN_THE_LINES: _("Some of it is an impression, read between the lines."),
    Limit.INTERVIEWER_DECIDES: _(
        "Where municipality and organisations differed, the interviewer decided."
    ),
    Limit.PROVISIONAL: _("It was so at that moment; many choices were for the time being."),
    Limit.NOT_NAMED_IS_NOT_ABSENT: _("Not named does not mean that it is not there."),
}

DOUBTS = {
    Doubt.TWO_NAMES: _("One respondent under two names"),
    Doubt.SPELT_OTHERWISE: _("Spelt in other ways, and taken as one"),
    Doubt.MOVING: _("On the way to another profile; counted where it is"),
    Doubt.PLACE_NOT_INTERVIEWED: _("Named, and not among the municipalities asked"),
    Doubt.PROVIDER_NOT_INTERVIEWED: _("Named, and not among the organisations asked"),
    Doubt.PLACE_NOT_SAID: _("Organisations named without their municipality"),
    Doubt.NO_PROVIDER_REACHED: _("Municipalities of which no organisation was asked"),
    Doubt.NOTED: _("Organisations that are a team, or that are unclear"),
}

SURVEY = {
    Item.SUFFICIENT: _("Support is arranged well enough, all in all"),
    Item.NOT_INDEPENDENT: _("Not independent enough"),
    Item.NOT_ACCESSIBLE: _("Not easy enough to find and to reach"),
    Item.NOT_EXPERT: _("Not expert enough for the people they speak for"),
    Item.NOT_ALL_GROUPS: _("Not enough for each group of people"),
    Item.NOT_BROAD: _("Not broad enough"),
}
"""What client organisations judged; each tells how many in a hundred say so."""

SURVEY_LIMITS = (
    _("Other people answered: members of four client organisations. How many is not told."),
    _("They answered other questions: those of the self-test. So nothing is subtracted."),
    LIMITS[Limit.NOT_NAMED_IS_NOT_ABSENT],
)

CRITERIA = {
    Criterion.WORKS_ON_IT: _("Known to work on it with thought"),
    Criterion.CONTACT_KNOWN: _("We know whom to ask"),
    Criterion.LARGE_AND_SMALL: _("Large and small"),
    Criterion.WHOLE_COUNTRY: _("From the whole country"),
}

PARTIES = {
    Party.OFFICIAL: _("Municipality"),
    Party.FORMAL: _("Formal support"),
    Party.INFORMAL: _("Informal support"),
}

STATES = {
    InterviewState.PLANNED: _("planned"),
    InterviewState.INVITED: _("invited"),
    InterviewState.HELD: _("held"),
    InterviewState.NOT_HELD: _("not held"),
}

STAGES = {Stage.ASKING: _("being done"), Stage.PUBLISHED: _("published")}

KINDS = {
    Kind.VISION: _("What one wants"),
    Kind.ORGANISATION: _("How it is arranged"),
    Kind.PRACTICE: _("How it goes in practice"),
}

QUESTIONS = {
    Question.INDEPENDENCE: _("What does independent mean here, and for all parts of life?"),
    Question.INVOLVEMENT: _("How, and how much, does the municipality steer?"),
    Question.AMBITION: _("What does the municipality want next?"),
    Question.PARTIES: _("Who gives support, formal and informal, and from which place?"),
    Question.COOPERATION: _("How do organisations, teams and the municipality work together?"),
    Question.COMMISSION: _("What was agreed: task, money, training?"),
    Question.QUALITY: _("What was agreed about quality?"),
    Question.TRAINING: _("How do supporters learn, and what does the municipality ask of it?"),
    Question.METHOD: _("Is there a method, and what does the municipality ask of it?"),
    Question.SATISFACTION: _("Is client support part of asking residents what they think?"),
    Question.INFORMATION: _("When do residents hear about it, and in which words?"),
    Question.TIPS: _("What works well?"),
    Question.BOTTLENECKS: _("What stands in the way, and what was learned?"),
}

AGREEMENT = {
    "good": _("good"),
    "tentative": _("only for careful conclusions"),
    "poor": _("too little to conclude from"),
}

WRONG = {
    Wrong.UNREADABLE: _("We cannot read this file. Save it as xlsx or as CSV, and bring it again."),
    Wrong.NO_COLUMNS: _(
        "The first row names the columns: municipality, table and code, each once."
    ),
    Wrong.TOO_LONG: _("This file is too big. It holds at most 2000 rows and 1 MB."),
    Wrong.NOTHING: _("Nothing stands under the first row."),
    Wrong.EMPTY: _("Nothing stands in the column “%(found)s”."),
    Wrong.MUNICIPALITY: _("“%(found)s” is no municipality of this round."),
    Wrong.TABLE: _("“%(found)s” is no table that we know."),
    Wrong.CODE: _("“%(found)s” is no code of this table."),
    Wrong.TWICE: _("“%(found)s” stands here for the second time."),
    Wrong.ONE_EACH: _("“%(found)s” is the second code. This table takes one."),
    Wrong.MISSING: _("This municipality lacks a row with the table “%(found)s”."),
}
