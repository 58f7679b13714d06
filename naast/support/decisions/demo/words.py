"""What meitinkers of the demo world write down, and what they decide. Invented."""

from naast.support.decisions.rules import Provision, Rung

BEHIND = (
    "De vraag ging over hulp in huis. Onder de vraag zat: niet meer alleen willen zijn.",
    "Kon het overzicht niet meer houden. Eén ding tegelijk is nu genoeg.",
    "Wil vooral zelf blijven kiezen wie er komt.",
    "De zorg voor een ander ging voor. Daardoor bleef het eigen leven liggen.",
    "Bang dat vragen betekent: uit huis moeten.",
)
TALKS = (
    "Aan de keukentafel gezeten. Eerst geluisterd, toen samen op een rij gezet wat speelt.",
    "Alle delen van het leven langsgelopen. Drie dingen kunnen meteen geregeld worden.",
    "Ter plekke gebeld. Het antwoord was er voordat de koffie op was.",
    "Gesproken over wat zelf lukt, en wat niet meer.",
    "Uitgelegd wat de gemeente mag beslissen, en wat niet.",
)
LOOKED = {
    Rung.OWN_CIRCLE: (
        "Familie helpt waar het kan. Meer zit er niet in.",
        "De buren doen boodschappen.",
        "Er is niemand in de buurt.",
    ),
    Rung.VOLUNTEER: (
        "Vereniging in het dorp heeft plek.",
        "Vrijwilliger komt op vrijdag.",
        "Er is nu niemand vrij.",
    ),
    Rung.FOR_EVERYONE: (
        "Inloop en maaltijden in het dorpshuis.",
        "De buurtbus stopt te ver weg.",
        "Cursus bij de bibliotheek.",
    ),
}
REASONS = {
    Provision.HOUSEHOLD: "Schoon huis lukt niet meer alleen. Drie uur hulp per week past hierbij.",
    Provision.GUIDANCE: "Iemand helpt twee uur per week met orde en afspraken.",
    Provision.DAY_ACTIVITY: "Twee dagdelen per week geven de week weer vorm.",
    Provision.TRANSPORT: "Met bus of fiets is het niet te doen. Een pas voor de taxi lost dat op.",
    Provision.HOME_ADAPTATION: "Beugels en een drempel minder. Dan kan het wonen blijven.",
    Provision.SPECIAL_ASSISTANCE: "Het geld is er niet, de nood wel. De kosten worden vergoed.",
    Provision.DEBT_HELP: "De schulden zijn zonder hulp niet op te lossen. Schuldhulp begint.",
}
REFUSED = "Wat er al is, lost dit op. Daarom is dit nu niet nodig."
DEVIATED = "De regel past hier niet. Zonder dit lukt de rest van het plan niet."
WANTED = {
    Provision.HOUSEHOLD: 34, Provision.GUIDANCE: 20, Provision.TRANSPORT: 14,
    Provision.SPECIAL_ASSISTANCE: 12, Provision.DEBT_HELP: 9, Provision.DAY_ACTIVITY: 6,
    Provision.HOME_ADAPTATION: 5,
}  # fmt: skip
