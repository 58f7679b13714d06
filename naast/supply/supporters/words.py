"""The words of `rules`, for screens."""

from django.utils.translation import gettext_lazy as _

from naast.supply.law.rules import Domain
from naast.supply.supporters.rules import (
    COORDINATOR,
    Breadth,
    CardField,
    Conflict,
    Daypart,
    FoundBy,
    Gender,
    Item,
    Kind,
    LabelLine,
    LabelTitle,
    Language,
    Mandate,
    Payer,
    Position,
    Reason,
    Sort,
    Stage,
    Status,
    TargetGroup,
    Task,
    Theme,
    Topic,
    Trouble,
    Way,
)

KINDS = {
    Kind.FORMAL: _("Professional supporter"),
    Kind.TRAINED_VOLUNTEER: _("Volunteer"),
    Kind.EXPERIENCE_EXPERT: _("Went through it herself or himself"),
    Kind.FAMILY_EXPERT: _("Went through it as family"),
    Kind.ADVISER_FOR_THE_ELDERLY: _("Volunteer adviser for the elderly"),
    Kind.OMTINKER: _("Omtinker"),
    Kind.MEITINKER: _("Meitinker of the municipality"),
}

STAGES = {
    Stage.NEW: _("new"),
    Stage.TALKED: _("talked with"),
    Stage.ADMITTED: _("admitted"),
}

TARGET_GROUPS = {
    TargetGroup.CHILDREN: _("Children"),
    TargetGroup.YOUNG: _("Young people"),
    TargetGroup.FAMILIES: _("Families"),
    TargetGroup.WORKING_AGE: _("People between 18 and 67"),
    TargetGroup.OLDER: _("Older people"),
    TargetGroup.CARERS: _("People who care for somebody"),
    TargetGroup.NEWCOMERS: _("People who are new in this country"),
}

ITEMS = {
    Item.VOG: _("Certificate of conduct (VOG)"),
    Item.CODE: _("Code of conduct, signed"),
    Item.TRAINING: _("Training"),
    Item.REGISTER: _("Registration in a professional register"),
    Item.INTERVISION: _("Intervision"),
    Item.SUPERVISOR: _("Supervisor"),
    Item.DECLARATION: _("Declaration of interests"),
}

# What each kind does, where its strength lies, and where it ends.
KIND_EXPLAINED = {
    Kind.FORMAL: (
        _("Thinks along, knows the rules, and comes along to a talk."),
        _("Knows a lot about laws and help."),
        _("Does not decide for you, and not about your help."),
    ),
    Kind.TRAINED_VOLUNTEER: (
        _("Thinks along with you and comes along to a talk."),
        _("Takes time for you."),
        _("Does not decide for you. Asks a colleague when rules are difficult, if you want that."),
    ),
    Kind.EXPERIENCE_EXPERT: (
        _("Went through something like it, and stands beside you."),
        _("Knows how it feels."),
        _("Does not decide for you. Asks a colleague when rules are difficult, if you want that."),
    ),
    Kind.FAMILY_EXPERT: (
        _("Lived beside somebody with such a question, and stands beside you."),
        _("Knows what it asks of a family."),
        _("Does not decide for you. Asks a colleague when rules are difficult, if you want that."),
    ),
    Kind.ADVISER_FOR_THE_ELDERLY: (
        _("Helps older people with living, care and money."),
        _("Comes to your home and takes time."),
        _("Does not decide for you. Asks a colleague when rules are difficult, if you want that."),
    ),
    Kind.OMTINKER: (
        _("Comes by, listens, and brings people together."),
        _("Knows everybody in the neighbourhood."),
        _("Is no independent supporter, and does not come along to the municipality."),
    ),
    Kind.MEITINKER: (
        _("Works for the municipality and may arrange help at once."),
        _("Is quick, and decides on the spot."),
        _("Does not stand beside you alone: decides about help, too. You may bring a supporter."),
    ),
}

SORTS = {
    Sort.FORMAL: _("Professional"),
    Sort.INFORMAL: _("Volunteer or went through it"),
    Sort.NEITHER: _("No supporter"),
}

TASKS = {
    Task.INFORM: _("Gives information"),
    Task.ADVISE: _("Gives advice"),
    Task.STAND_BESIDE: _("Stands beside you"),
    Task.JOIN_THE_TALK: _("Comes along to a talk"),
    Task.SHARE_EXPERIENCE: _("Shares own experience"),
    Task.SEEK_OUT: _("Looks people up"),
    Task.CLARIFY: _("Makes clear what the question is"),
    Task.BRING_TOGETHER: _("Brings people together"),
    Task.DECIDE_ON_ACCESS: _("Decides about help"),
    Task.ARRANGE_AT_ONCE: _("Arranges help at once"),
    Task.STRENGTHEN_NEIGHBOURHOOD: _("Strengthens the neighbourhood"),
}

# What somebody knows about, as it stands within a sentence.
KNOWS = {
    Domain.HOUSING: _("housing"),
    Domain.MONEY: _("money"),
    Domain.WORK: _("work"),
    Domain.LEARNING: _("learning"),
    Domain.FAMILY: _("children"),
    Domain.BODY: _("illness or a disability"),
    Domain.MIND: _("mental problems"),
    Domain.HOUSEHOLD: _("the household"),
    Domain.GETTING_AROUND: _("getting around"),
    Domain.PEOPLE: _("loneliness"),
    Domain.CARING: _("caring for somebody"),
    Domain.FUTURE: _("meaning in life"),
}

POSITIONS = {
    Position.IN_TEAM: _("In the team that leads the talk"),
    Position.OUTSIDE: _("Outside the team that leads the talk"),
    Position.REGION: _("For the whole region"),
    Position.MUNICIPAL: _("With the municipality"),
}

PAYERS = {
    Payer.MUNICIPALITY_THROUGH_ORGANISATION: _("The municipality, through the organisation"),
    Payer.MEMBERS: _("The members of the union"),
    Payer.MUNICIPALITY: _("The municipality"),
    Payer.NOBODY: _("Nobody: travel costs only"),
}

MANDATES = {Mandate.NONE: _("No, never"), Mandate.GRANTS: _("Yes")}

WAYS = {
    Way.HOME: _("at your home"),
    Way.PHONE: _("by phone"),
    Way.VIDEO: _("by video call"),
    Way.WALK_IN: _("walk-in"),
    Way.MAIL: _("by mail"),
}
WAY_ICONS = {
    Way.HOME: "walk",
    Way.PHONE: "phone",
    Way.VIDEO: "video",
    Way.WALK_IN: "map-pin",
    Way.MAIL: "mail",
}

DAYPARTS = {
    Daypart.MORNING: _("in the morning"),
    Daypart.AFTERNOON: _("in the afternoon"),
    Daypart.EVENING: _("in the evening"),
}

LANGUAGES = {
    Language.DUTCH: _("Dutch"),
    Language.FRISIAN: _("Frisian"),
    Language.ENGLISH: _("English"),
    Language.GERMAN: _("German"),
    Language.TURKISH: _("Turkish"),
    Language.ARABIC: _("Arabic"),
    Language.TAMAZIGHT: _("Tamazight"),
    Language.POLISH: _("Polish"),
    Language.UKRAINIAN: _("Ukrainian"),
    Language.RUSSIAN: _("Russian"),
    Language.TIGRINYA: _("Tigrinya"),
    Language.SOMALI: _("Somali"),
    Language.FARSI: _("Farsi"),
    Language.KURDISH: _("Kurdish"),
    Language.PAPIAMENTO: _("Papiamento"),
    Language.SRANAN: _("Sranan"),
    Language.SPANISH: _("Spanish"),
    Language.DUTCH_SIGN_LANGUAGE: _("Dutch Sign Language"),
}

GENDERS = {Gender.WOMAN: _("Woman"), Gender.MAN: _("Man"), Gender.OTHER: _("Other")}

BREADTHS = {
    Breadth.GENERALIST: _("Knows something of everything"),
    Breadth.SPECIALIST: _("Knows a lot of a few things"),
}

THEMES = {
    Theme.CARING: _("caring for somebody"),
    Theme.GROWING_OLD: _("growing old"),
    Theme.PHYSICAL_DISABILITY: _("a physical disability"),
    Theme.AUTISM: _("autism"),
    Theme.MILD_INTELLECTUAL_DISABILITY: _("learning with difficulty"),
    Theme.MENTAL_PROBLEMS: _("mental problems"),
    Theme.BRAIN_INJURY: _("brain injury"),
    Theme.CULTURE: _("living in two cultures"),
    Theme.PARENTING: _("bringing up children"),
    Theme.RELATIONSHIP: _("problems in a relationship"),
    Theme.POVERTY: _("debts"),
}

STATUSES = {
    Status.ACTIVE: _("Active"),
    Status.PAUSED: _("Paused"),
    Status.STOPPED: _("Stopped"),
}

FIELDS = {
    CardField.NAME: _("Your name"),
    CardField.PORTRAIT: _("Your portrait"),
    CardField.TAGLINE: _("About you in one sentence"),
    CardField.STORY: _("Your story"),
    CardField.DOMAINS: _("What you know a lot about"),
    CardField.FRAMES: _("Laws you work with"),
    CardField.BREADTH: _("Broad or specialised"),
    CardField.THEMES: _("What you went through"),
    CardField.LANGUAGES: _("Languages you speak"),
    CardField.GENDER: _("Woman or man"),
    CardField.ZONES: _("Where you come"),
    CardField.WAYS: _("How people can meet you"),
    CardField.MOMENTS: _("When you have time"),
    CardField.TRAINING: _("What you learned"),
}

# The same, as somebody else reads of her.
FIELDS_OF_ANOTHER = {
    CardField.NAME: _("name"),
    CardField.PORTRAIT: _("drawing"),
    CardField.TAGLINE: _("one sentence"),
    CardField.STORY: _("story"),
    CardField.DOMAINS: _("what she knows"),
    CardField.FRAMES: _("laws"),
    CardField.BREADTH: _("broad or specialised"),
    CardField.THEMES: _("what she went through"),
    CardField.LANGUAGES: _("languages"),
    CardField.GENDER: _("woman or man"),
    CardField.ZONES: _("where she comes"),
    CardField.WAYS: _("how one meets her"),
    CardField.MOMENTS: _("when she has time"),
    CardField.TRAINING: _("what she learned"),
}

REASONS = {
    Reason.NO_CARD: _("has no public card"),
    Reason.NOT_YET: _("has not begun yet"),
    Reason.PAUSED: _("is away for a while"),
    Reason.AWAY: _("is away these days"),
    Reason.STOPPED: _("stopped"),
    Reason.LEFT: _("left"),
    Reason.VOG_MISSING: _("certificate of conduct was not seen yet"),
    Reason.VOG_LAPSED: _("certificate of conduct lapsed"),
    Reason.CODE_NOT_SIGNED: _("did not sign the code of conduct yet"),
    Reason.TRAINING_LAPSED: _("training was not seen, or is too long ago"),
    Reason.REGISTER_LAPSED: _("registration was not seen, or lapsed"),
    Reason.INTERVISION_LAPSED: _("intervision was not seen, or is too long ago"),
    Reason.SUPERVISOR_MISSING: _("has no supervisor"),
    Reason.DECLARATION_MISSING: _("did not declare interests yet"),
    Reason.DECLARATION_LAPSED: _("declaration of interests lapsed"),
    Reason.UNDER_REVIEW: _("the independence of the organisation is being looked at"),
}

FOR_WHOM = {**{kind.value: name for kind, name in KINDS.items()}, COORDINATOR: _("Coordinator")}

TOPICS = {
    Topic.PROFILE: _("Professional profile"),
    Topic.COMPETENCES: _("What somebody must be able to do"),
    Topic.CODE: _("Code of conduct"),
    Topic.MARK: _("Quality mark"),
    Topic.METHOD: _("Way of working"),
    Topic.ALLOWANCE: _("Allowance"),
    Topic.TRAVEL: _("Travelling"),
    Topic.INSURANCE: _("Insurance"),
    Topic.LEARNING: _("Learning and support"),
    Topic.PLACE: _("Room, phone and means"),
    Topic.THANKS: _("Being thanked"),
    Topic.OVERSIGHT: _("Complaints act (Wkkgz) and disputes body"),
    Topic.QUALITY: _("What quality is measured by"),
    Topic.EXPERTISE: _("How knowledge of all of life is secured"),
    Topic.DELIVERY: _("Who watches over the work"),
    Topic.FINANCING: _("Who finances it"),
    Topic.COORDINATION: _("Who coordinates it"),
    Topic.PUBLICITY: _("How people hear of it"),
}

TROUBLES = {
    Trouble.NOT_FOUND: _("Nobody has this address. Copy it once more from your calendar."),
    Trouble.NOT_PUBLIC: _("We may not look there: it is not on the open internet, or not secure."),
    Trouble.SILENT: _("No answer came. We try again by ourselves."),
    Trouble.REFUSED: _("This address gives no calendar any more. Make a new one there."),
    Trouble.WANDERS: _("The address sends us on and on. Copy it once more."),
    Trouble.NO_CALENDAR: _("There is no calendar at this address. It often ends in .ics."),
    Trouble.TOO_BIG: _("This calendar is too big for us. Choose one with less in it."),
    Trouble.UNREADABLE: _("We could not read this calendar. Choose another one."),
}

CONFLICTS = {
    Conflict.GRANTS: _("May decide about help"),
    Conflict.DECIDES: _("Takes part in the decision about help"),
    Conflict.TIED: _("Has a tie to %(name)s, which delivers help"),
    Conflict.ORGANISATION_TIED: _("The organisation has a tie to %(name)s, which delivers help"),
    Conflict.OTHER_WORK: _("Works for %(name)s too, and did not declare that tie"),
    Conflict.UNDECLARED: _("No declaration of interests holds now"),
}

FOUND_BY = {
    FoundBy.MANDATE: _("by the mandate that was written down"),
    FoundBy.TASKS: _("by the tasks of this kind of worker here"),
    FoundBy.DECLARATION: _("by the declaration of interests"),
    FoundBy.REGISTER: _("by the register of ties of organisations"),
    FoundBy.COMPARING: _("by comparing other work with providers that we know"),
    FoundBy.CALENDAR: _("by the day until which a declaration holds"),
}

TITLES = {
    LabelTitle.PROFESSION: _("Independent. Professional."),
    LabelTitle.VOLUNTEER: _("Independent. Volunteer."),
    LabelTitle.LIVED: _("Independent. Lived through it."),
    LabelTitle.LIVED_BESIDE: _("Independent. Lived through it as family."),
    LabelTitle.FOR_THE_ELDERLY: _("Independent. Volunteer for older people."),
    LabelTitle.BRINGS_TOGETHER: _("Brings people together. No independent supporter."),
    LabelTitle.MUNICIPAL_ARRANGES: _("Works for the municipality. Can arrange things at once."),
    LabelTitle.MUNICIPAL_ADVISES: _("Works for the municipality."),
    LabelTitle.TIED: _("Tied to a care provider."),
}

LINES = {
    LabelLine.TIED_TO: _("Has a tie to %(name)s, which delivers help."),
    LabelLine.WORKS_FOR: _("Works for %(name)s."),
    LabelLine.VOLUNTEERS_AT: _("Volunteers at %(name)s."),
    LabelLine.NO_PAY: _("Gets no pay."),
    LabelLine.MUNICIPALITY_PAYS: _("The municipality pays the organisation."),
    LabelLine.MEMBERS_PAY: _("Gets no pay. The members pay the costs."),
    LabelLine.IN_TEAM: _("Sits in the municipality's team."),
    LabelLine.DECIDES: _("Not independent: takes part in the decision about your help."),
    LabelLine.DOES_NOT_DECIDE: _("Does not decide about your help."),
    LabelLine.NOT_COUNTED: _("Does not count as independent support."),
    LabelLine.MAY_BRING_SUPPORTER: _("You may bring an independent supporter, free."),
}
