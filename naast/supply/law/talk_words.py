"""The words of the talk, as the resident reads them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naast.supply.law.rules import Domain
from naast.supply.law.talk import Along, Ask, Bring, Right, TalkQuestion

# The question, what helps to answer it, and how it is called in the plan.
QUESTIONS: dict[TalkQuestion, tuple[Promise, Promise, Promise]] = {
    TalkQuestion.NEED: (
        _("What is difficult now? What do you want to change?"),
        _("Think of an ordinary day. What works, and what does not?"),
        _("What I need"),
    ),
    TalkQuestion.SELF: (
        _("What should they know about you?"),
        _("What suits you and what does not? What matters to you? Your faith, habits or animals?"),
        _("Who I am and what suits me"),
    ),
    TalkQuestion.STRENGTH: (
        _("What do you do yourself? What do people at home do?"),
        _("Also say what it takes out of you, or where it stops."),
        _("What we do ourselves"),
    ),
    TalkQuestion.NETWORK: (
        _("Who helps you now? Who could?"),
        _("Family, neighbours, friends. You need not ask anybody whom you do not want to ask."),
        _("People who help me"),
    ),
    TalkQuestion.CARER: (
        _("How is the person who cares for you?"),
        _("Does it get too much? What would make it lighter? Your carer has rights as well."),
        _("What my carer needs"),
    ),
    TalkQuestion.NEARBY: (
        _("What is there near you? What would you like to do for others?"),
        _("A club, a meal together, a neighbourhood house. Or something that you are good at."),
        _("What is near me and what I can do"),
    ),
    TalkQuestion.TOGETHER: (
        _("With whom should they work together?"),
        _("Your doctor, school, work, landlord or another helper. You decide who may call whom."),
        _("Who has to work together"),
    ),
    TalkQuestion.SHARE: (
        _("What do you want to know about what you pay yourself?"),
        _("The municipality has to tell you this beforehand. Support by Naast is always free."),
        _("What I want to know about paying"),
    ),
}

# What helps to answer the question about a part of life.
LIFE: dict[Domain, Promise] = {
    Domain.HOUSING: _("The house itself, the stairs, the neighbourhood, moving."),
    Domain.MONEY: _("Getting by, letters, debts, benefits."),
    Domain.WORK: _("Work, volunteering, or how you fill your day."),
    Domain.LEARNING: _("School, a course, language, the computer."),
    Domain.FAMILY: _("Raising children, peace at home, a child who needs more."),
    Domain.BODY: _("Pain, getting tired, washing, eating, doctors."),
    Domain.MIND: _("Worries, sleep, forgetting, feeling low."),
    Domain.HOUSEHOLD: _("Cleaning, cooking, laundry, post."),
    Domain.GETTING_AROUND: _("Getting out, transport, taking part."),
    Domain.PEOPLE: _("Company, being alone, trouble with somebody."),
    Domain.CARING: _("What you do for somebody else, and how you keep it up."),
    Domain.FUTURE: _("What you hope for. What gives you strength."),
}

ALONG: dict[Along, Promise] = {
    Along.OWN: _("Somebody I know well"),
    Along.SUPPORTER: _("An independent supporter"),
    Along.BOTH: _("Both"),
    Along.ALONE: _("I go alone"),
    Along.UNSURE: _("I do not know yet"),
}

BRING: dict[Bring, Promise] = {
    Bring.IDENTITY: _("Your passport or identity card"),
    Bring.LETTERS: _("Letters that it is about"),
    Bring.PLAN: _("This plan"),
    Bring.CARE: _("A care plan or report that you already have"),
    Bring.MEDICINES: _("A list of your medicines"),
    Bring.WEEK: _("What a week looks like: who helps when"),
    Bring.MONEY: _("What comes in and goes out, when it is about money"),
    Bring.QUESTIONS: _("Your questions, on paper"),
}

ASK: dict[Ask, Promise] = {
    Ask.WHEN: _("When do I hear more?"),
    Ask.WHO_DECIDES: _("Who decides about this?"),
    Ask.REPORT: _("When do I get the report? May I correct it?"),
    Ask.CHOICES: _("What else is possible? What can I choose from?"),
    Ask.OWN_BUYING: _("Can I choose and arrange the help myself (pgb)?"),
    Ask.SHARE: _("What do I pay myself, and when?"),
    Ask.CARER: _("What is there for my carer?"),
    Ask.DISAGREE: _("What can I do when I do not agree?"),
}

RIGHTS: dict[Right, Promise] = {
    Right.SUPPORTER: _("You may have an independent supporter with you, free. Your carer too."),
    Right.ALONG: _("You may bring somebody of your own, or let somebody speak for you."),
    Right.PLAN: pgettext_lazy(
        "right",
        "You may hand in your own plan. You have seven days for it after you asked for help. "
        "The municipality has to use it.",
    ),
    Right.URGENT: _("Can it not wait? Then the municipality arranges something at once."),
    Right.RECEIPT: _("You get a message that your question arrived."),
    Right.REPORT: _("You get the outcome in writing. Within six weeks they are done with it."),
    Right.APPLY: _("Does it take longer than six weeks? Then you may apply right away."),
    Right.OBJECT: _("Do you not agree with a decision? You have six weeks to say so."),
}
