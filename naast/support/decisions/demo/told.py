"""Three stories of residents with a meitinker. Invented, on the pattern of what meitinkers tell."""

from dataclasses import dataclass

from naast.support.decisions.rules import Outcome, Provision, Rung, RungState, TalkKind

VISIT, PHONE = TalkKind.VISIT, TalkKind.PHONE


@dataclass(frozen=True, kw_only=True)
class Story:
    """What was found, said and decided."""

    behind: str
    talks: tuple[tuple[TalkKind, str], ...]
    rungs: tuple[tuple[Rung, RungState, str], ...]
    provision: Provision | None
    reasons: str
    deviation: str = ""
    outcome: Outcome = Outcome.MADE_TO_MEASURE


STORIES = {
    "naar-de-werf": Story(
        behind="Voer veertig jaar. Zit nu met zijn rug naar het water, want kijken doet pijn. "
        "Mist geen zorg, maar een ploeg om bij te horen.",
        talks=(
            (VISIT, "Na een tip van de buurvrouw. Wilde niets. Toen ging het over schepen."),
            (
                VISIT,
                "Samen naar de werf voor oude schepen. Hij kan splitsen, en bleef de hele dag.",
            ),
            (PHONE, "De werf ligt buiten het dorp, zonder bus. Vervoer geregeld."),
        ),
        rungs=(
            (Rung.OWN_CIRCLE, RungState.NOT_ENOUGH, "Broer rijdt niet meer. Buurvrouw werkt."),
            (Rung.VOLUNTEER, RungState.HELPS_PARTLY, "De ploeg van de werf. Twee dagen per week."),
            (Rung.FOR_EVERYONE, RungState.NOT_THERE, "De buurtbus komt daar niet."),
        ),
        provision=Provision.TRANSPORT,
        reasons="U wilt weer onder de mensen zijn. De werf past bij u en bij wat u kunt. "
        "Daarom rijdt de taxi u twee keer per week heen en terug.",
        deviation="De taxi is er volgens de regel niet voor vrijwillig werk. Zonder vervoer "
        "gaat dit plan niet door, en er is niets anders.",
    ),
    "was-in-een-gesprek": Story(
        behind="Na een operatie lukt tillen niet meer. Het spaargeld ging op aan het vervoer "
        "naar het ziekenhuis. Durfde niets te vragen.",
        talks=(
            (VISIT, "In één gesprek: een vrijwilliger, hulp in huis en een andere wasmachine."),
        ),
        rungs=(
            (Rung.OWN_CIRCLE, RungState.HELPS_PARTLY, "Dochter komt op zondag koken."),
            (Rung.VOLUNTEER, RungState.HELPS, "De tuinploeg van het dorp komt om de week."),
            (Rung.FOR_EVERYONE, RungState.NOT_ENOUGH, "Wasserette is er niet in het dorp."),
        ),
        provision=Provision.HOUSEHOLD,
        reasons="U kunt een half jaar niet tillen. Twee uur hulp per week vangt dat op. "
        "De wasmachine komt uit de bijzondere bijstand.",
    ),
    "minder-uren-gemeente": Story(
        behind="Vraagt niet om meer. Wil weten waarom het minder kan worden, en wie dat bepaalt.",
        talks=((PHONE, "Wil het gesprek thuis, met iemand naast zich. Dat kan en dat hoort."),),
        rungs=((Rung.OWN_CIRCLE, RungState.HELPS_PARTLY, "De buurvrouw kookt op dinsdag."),),
        provision=None,
        reasons="",
    ),
}
