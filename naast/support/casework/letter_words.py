"""What stands in a letter before anybody changes it. Always read in Dutch: the municipality does.

A letter claims nothing of the law that nobody read at its source (I-10): such an article is left
out, and amounts of money are never printed.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from naast.supply.law.queries import LegalTerm, length_words
from naast.support.casework.rules.terms import LetterKind
from naast.support.casework.rules.wording import (
    MUST_HOLD,
    Fact,
    Piece,
    Sentence,
    filled,
    mark,
)

ROOM = "…"
"""Where something is still to be filled in, in words of her own."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known when a letter is begun. The days and the term are None where no term leads."""

    about: str = ""
    started_on: date | None = None
    ends_on: date | None = None
    broken: LegalTerm | None = None
    notice: LegalTerm | None = None


def subject(*, kind: LetterKind, facts: Facts) -> str:
    """Return the subject of a letter."""
    words = {
        LetterKind.PREPARATION: _("My talk with you"),
        LetterKind.REPORT_ASKED: _("I ask for the report of the talk"),
        LetterKind.REPORT_CORRECTED: _("The report of the talk is not right"),
        LetterKind.NOTICE_OF_DEFAULT: _("Notice of default"),
        LetterKind.OBJECTION: _("Objection"),
        LetterKind.COMPLAINT: _("Complaint"),
        LetterKind.DATA_ACCESS: _("I ask to see my data"),
    }[kind]
    return f"{words}: {facts.about}" if facts.about else words


def text(*, kind: LetterKind, facts: Facts) -> str:
    """Return the text of a letter between greeting and name, paragraphs apart by an empty line."""
    whole = "\n\n".join(one for one in PARAGRAPHS[kind](facts) if one)
    return whole.replace(f"{ROOM}.", ROOM)


def _about(facts: Facts) -> str:
    return facts.about or ROOM


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ROOM


def _by_law(known: LegalTerm | None) -> str:
    if known is None or not known.certainty.is_verified:
        return ""
    return _(" That is in the law: %(article)s.") % {"article": known.article}


def _preparation(facts: Facts) -> list[str]:
    return [
        _("Soon I have a talk with you. It is about: %(about)s.") % {"about": _about(facts)},
        _("This is what I want to talk about:") + f"\n- {ROOM}\n- {ROOM}",
        _("This is what matters most to me: %(room)s.") % {"room": ROOM},
        _("I bring somebody to the talk. Would you send me the report afterwards?"),
    ]


def _report_asked(facts: Facts) -> list[str]:
    return [
        _("On %(day)s I told you that I need help. It is about: %(about)s.")
        % {"day": _day(facts.started_on), "about": _about(facts)},
        _("I have not had the written outcome. You had time until %(day)s.")
        % {"day": _day(facts.ends_on)}
        + _by_law(facts.broken),
        _("Please send me the report of the talk and the outcome."),
    ]


def _report_corrected(facts: Facts) -> list[str]:
    return [
        _("I read the report of our talk about: %(about)s.") % {"about": _about(facts)},
        _("This is not right in it:") + f"\n- {ROOM}",
        _("This is missing:") + f"\n- {ROOM}",
        _("Please change the report, or keep this letter with it."),
    ]


def _notice(facts: Facts) -> list[str]:
    within = length_words(term=facts.notice.term) if facts.notice and facts.notice.term else ROOM
    return [
        _("On %(day)s I asked you to decide about: %(about)s.")
        % {"day": _day(facts.started_on), "about": _about(facts)},
        _("You had time until %(day)s.") % {"day": _day(facts.ends_on)} + _by_law(facts.broken),
        _("I have not had a decision. With this letter I give you notice of default."),
        _("Please decide within %(time)s after you get this letter.") % {"time": within},
        _("If you do not, you may owe me a penalty.") + _by_law(facts.notice),
    ]


def _objection(facts: Facts) -> list[str]:
    return [
        _("I object to your decision of %(day)s about: %(about)s.")
        % {"day": _day(facts.started_on), "about": _about(facts)},
        _("I do not agree with it. I send you my reasons later."),
        _("Please tell me until when I can send them. Please send me the papers of my case too."),
        _("I want to tell you my story at a hearing. I bring somebody."),
    ]


def _complaint(facts: Facts) -> list[str]:
    late = _("You had time until %(day)s.") % {"day": _day(facts.ends_on)}
    return [
        _("I have a complaint. It is about: %(about)s.") % {"about": _about(facts)},
        late + _by_law(facts.broken) if facts.ends_on else "",
        _("This happened: %(room)s.") % {"room": ROOM},
        _("This is what I want you to do: %(room)s.") % {"room": ROOM},
    ]


def _data(facts: Facts) -> list[str]:
    return [
        _("I want to know what you keep about me. Please send me a copy of all of it."),
        _("I also want to know where you got it, and with whom you shared it."),
        facts.about and _("It is about: %(about)s.") % {"about": facts.about},
    ]


PARAGRAPHS = {
    LetterKind.PREPARATION: _preparation,
    LetterKind.REPORT_ASKED: _report_asked,
    LetterKind.REPORT_CORRECTED: _report_corrected,
    LetterKind.NOTICE_OF_DEFAULT: _notice,
    LetterKind.OBJECTION: _objection,
    LetterKind.COMPLAINT: _complaint,
    LetterKind.DATA_ACCESS: _data,
}


# ---------------------------------------------------------------- in words of an organisation


def start(*, kind: LetterKind) -> dict[str, str]:
    """Return what an organisation begins with: our subject, and the law's sentences in order."""
    with_marks = [mark(one) for one in MUST_HOLD[kind]]
    about = _("It is about: %(about)s.") % {"about": mark(Fact.ABOUT)}
    return {
        "subject": subject(kind=kind, facts=Facts()),
        "text": "\n\n".join([about, *with_marks]),
    }


def in_own_words(*, kind: LetterKind, text: str, facts: Facts) -> list[Piece]:
    """Return a letter in the words of an organisation, with facts and the law's own sentences."""
    known = {
        Fact.ABOUT: _about(facts),
        Fact.STARTED: _day(facts.started_on),
        Fact.ENDS: _day(facts.ends_on),
    }
    return filled(text=text, facts=known, sentences=_sentences(kind, facts))


def _sentences(kind: LetterKind, facts: Facts) -> dict[Sentence, str]:
    within = length_words(term=facts.notice.term) if facts.notice and facts.notice.term else ROOM
    late = _("You had time until %(day)s.") % {"day": _day(facts.ends_on)} + _by_law(facts.broken)
    of_nothing = kind == LetterKind.COMPLAINT and facts.ends_on is None
    return {
        Sentence.OVERDUE: "" if of_nothing else late,
        Sentence.IN_DEFAULT: _(
            "I have not had a decision. With this letter I give you notice of default."
        ),
        Sentence.DECIDE_WITHIN: _("Please decide within %(time)s after you get this letter.")
        % {"time": within},
        Sentence.PENALTY: _("If you do not, you may owe me a penalty.") + _by_law(facts.notice),
        Sentence.OBJECT: _("I object to your decision of %(day)s about: %(about)s.")
        % {"day": _day(facts.started_on), "about": _about(facts)},
        Sentence.REASONS_LATER: _("I do not agree with it. I send you my reasons later."),
        Sentence.COPY_OF_DATA: _(
            "I want to know what you keep about me. Please send me a copy of all of it."
        ),
        Sentence.WHERE_FROM: _(
            "I also want to know where you got it, and with whom you shared it."
        ),
    }
