"""Lessons for who stands beside somebody at home: family, friends, neighbours (R-011).

Short enough to read over a cup of tea. Each asks what you would do, and answers whatever you
choose; nothing is sent, kept or counted. In every part of life one thing that helps.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naast.supply.law.rules import Domain


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What one could do, and what comes of it."""

    what: Promise
    answer: Promise


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One lesson. `slug` is the last part of its address."""

    slug: str
    icon: str
    title: Promise
    about: Promise
    tips: Sequence[Promise]
    story: Promise
    choices: Sequence[Choice]


LESSONS: tuple[Lesson, ...] = (
    Lesson(
        slug="luisteren",
        icon="message-circle",
        title=_("Listen before you help"),
        about=_("Somebody who tells a story need not have a solution at once."),
        tips=(
            _("Ask what bothers the other most. Then be silent for a while."),
            _("Say back what you heard. Ask whether that is right."),
            _("Ask what somebody wants from you: to listen, to think along, or to do something."),
        ),
        story=_("Your sister tells you that she cannot keep up with her home. What do you do?"),
        choices=(
            Choice(
                what=_("I look for a cleaner."),
                answer=_("Kind of you. But perhaps something else bothers her. Ask that first."),
            ),
            Choice(
                what=_("I ask what troubles her most."),
                answer=_("That way you hear what it is about. Then you look on together."),
            ),
            Choice(
                what=_("I say that everybody has that now and then."),
                answer=_("Meant well. But it can feel as if you did not hear her."),
            ),
        ),
    ),
    Lesson(
        slug="mee-naar-een-gesprek",
        icon="users",
        title=_("Going along to a talk"),
        about=_(
            "You may come along to a talk with the municipality or a doctor, if the other wants it."
        ),
        tips=(
            _("Agree beforehand who says what, and what you keep to yourself."),
            _("Write along. In the heat of a talk much is forgotten."),
            _("Is it going too fast? Ask for a moment, or for a second talk."),
        ),
        story=_("At the talk they ask you the questions, and not your father. What do you do?"),
        choices=(
            Choice(
                what=_("I answer. I know it all."),
                answer=_("You know much. But he is the one it is about. He may tell it himself."),
            ),
            Choice(
                what=_("I look at my father, and wait."),
                answer=_("That gives him room. Does he get stuck? Then ask whether you may help."),
            ),
        ),
    ),
    Lesson(
        slug="een-lastige-brief",
        icon="mail",
        title=_("A difficult letter"),
        about=_("An official letter mostly asks one thing, before one day."),
        tips=(
            _("Look first for two things: what must be done, and before when."),
            _("Keep the letter and the envelope. Write on it when it came."),
            _("Is there too little time? You may ask for more. Do that before the last day."),
        ),
        story=_("Your neighbour has a bag of letters that were never opened. What do you do?"),
        choices=(
            Choice(
                what=_("I take the bag home, and sort it out."),
                answer=_("Then it becomes yours. And the next bag too. Open them together."),
            ),
            Choice(
                what=_("Together we make three piles: now, later, gone."),
                answer=_("A good beginning. Put the pile with a day in it on top."),
            ),
            Choice(
                what=_("I find somebody who knows about it."),
                answer=_("That may be at once. It is free. Your neighbour chooses who it is."),
            ),
        ),
    ),
    Lesson(
        slug="niet-overnemen",
        icon="key",
        title=_("Helping without taking over"),
        about=_("Who is helped remains the one who decides. Even if you would choose otherwise."),
        tips=(
            _("Ask before you arrange something. Also when it is obvious to you."),
            _("Do it together the first time. The second time you only watch."),
            _("Do you speak for somebody? Then let that be written down, and what about."),
        ),
        story=_("Your friend wants no help, and you think it is needed. What do you do?"),
        choices=(
            Choice(
                what=_("I arrange it anyway. It is for the best."),
                answer=_("Perhaps it is. But trust is soon gone. Ask what makes it hard."),
            ),
            Choice(
                what=_("I say that I worry, and ask what would be possible."),
                answer=_("That is honest. And a small step is also a step."),
            ),
            Choice(
                what=_("There is danger. I cannot wait."),
                answer=_("Then call 112. Or call Veilig Thuis, day and night, for advice."),
            ),
        ),
    ),
    Lesson(
        slug="uw-eigen-grens",
        icon="user-heart",
        title=_("Your own limit"),
        about=_("Caring for somebody is work. You can only go on if you rest now and then."),
        tips=(
            _("Write down for a week what you do. It is often more than you think."),
            _("Say what you can do, and also what you cannot. Do so in time."),
            _("Who cares for somebody may get support too, with a file of one's own."),
        ),
        story=_("You lie awake of it, and you snap at everybody. What do you do?"),
        choices=(
            Choice(
                what=_("I bite the bullet. The other has it harder."),
                answer=_("For a week that works. For a year it does not. Who falls, helps nobody."),
            ),
            Choice(
                what=_("I talk with somebody who does not judge."),
                answer=_("Do so. A supporter is there for you too, free and in confidence."),
            ),
        ),
    ),
)

BY_SLUG = {lesson.slug: lesson for lesson in LESSONS}

# In every part of life one thing that somebody at home can do.
HELPS: dict[Domain, Promise] = {
    Domain.HOUSING: _(
        "Walk through the house together. Where does one trip, what is out of order?"
    ),
    Domain.MONEY: _("Write down together what comes in and goes out. Leave blame out of it."),
    Domain.WORK: _("Ask which day was a good one, and why. Begin there."),
    Domain.LEARNING: _(
        "Come along to a talk at school. Ask what is possible, not only what is not."
    ),
    Domain.FAMILY: _("Take the children along for an afternoon. Do so on a fixed day."),
    Domain.BODY: _("Write down what the doctor says, and what was asked."),
    Domain.MIND: _("Just come by. You need not have an answer."),
    Domain.HOUSEHOLD: _("Do one thing together each week. Do not do everything alone."),
    Domain.GETTING_AROUND: _("Try the bus together once. The first time is the hardest."),
    Domain.PEOPLE: _("Go along once to something in the neighbourhood. Then stay away once."),
    Domain.CARING: _("Ask who else could do something, and ask them by name."),
    Domain.FUTURE: _("Ask what somebody liked to do before. And what of it is still possible."),
}
