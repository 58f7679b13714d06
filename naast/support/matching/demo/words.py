"""What residents of the demo world ask, in their own words. Invented."""

from naast.supply.law.rules import Domain

ASKED = {
    Domain.HOUSING: (
        "Mijn huis is vochtig. Mijn zoon hoest de hele nacht. De verhuurder doet niets.",
        "Ik moet mijn huis uit. Ik weet niet waar ik heen kan.",
        "De trap op gaat niet meer. Ik slaap nu op de bank.",
        "Wij wachten al zes jaar op een huis. Niemand legt uit waarom.",
        "Ik kom over een maand uit de kliniek en heb geen adres.",
    ),
    Domain.MONEY: (
        "Ik durf mijn post niet open te maken.",
        "Na de huur en de stroom houd ik 30 euro per week over.",
        "Er komt iemand van de deurwaarder. Wat moet ik doen?",
        "Mijn toeslag moet ik terugbetalen. Ik snap de brief niet.",
        "Mijn uitkering is gestopt. Ik hoorde het pas toen er geen geld kwam.",
        "Mijn wasmachine is stuk en ik heb geen geld voor een andere.",
    ),
    Domain.WORK: (
        "Ik zit al een jaar thuis. Ik wil iets doen met mijn dag.",
        "Ze zeggen dat ik kan werken. Ik kan het niet volhouden.",
        "Ik werk nu twee dagen. Daardoor krijg ik minder geld. Klopt dat?",
        "Mijn plek op de zorgboerderij stopt. Wat nu?",
    ),
    Domain.LEARNING: (
        "Mijn dochter gaat al maanden niet naar school.",
        "Ik lees moeilijk. Ik wil het leren, maar niet in een klas.",
        "De school wil mijn zoon niet meer. Ik weet niet waar hij wel terecht kan.",
        "Ik wil weer naar school. Kan dat met mijn uitkering?",
    ),
    Domain.FAMILY: (
        "Mijn ex en ik praten niet meer. De kinderen hebben er last van.",
        "Mijn zoon van 14 slaat met deuren en met meer. Ik ben bang.",
        "Er komt iemand van jeugdzorg. Ik wil niet alleen zijn bij dat gesprek.",
        "Ik doe alles alleen met drie kinderen. Het lukt niet meer.",
    ),
    Domain.BODY: (
        "Ik kan mijzelf niet meer goed wassen.",
        "Mijn rolstoel past niet meer. Ik krijg steeds een ander aan de lijn.",
        "Ik ben ziek en ik weet niet welke hulp er is.",
        "Ik val steeds vaker. Mijn kinderen willen dat ik ga verhuizen. Ik niet.",
    ),
    Domain.MIND: (
        "Het is te vol in mijn hoofd. Ik krijg niets geregeld.",
        "Ik sta al negen maanden op de wachtlijst.",
        "Ik ben gestopt met drinken. Nu komt alles tegelijk op mij af.",
        "Ik durf de deur niet uit. Toch moet ik naar een gesprek.",
    ),
    Domain.HOUSEHOLD: (
        "Ik krijg minder hulp in huis. Niemand vroeg hoe het gaat.",
        "Ik kan de ramen en de bedden niet meer doen.",
        "Mijn man deed alles in huis. Hij is er niet meer.",
        "Het huis is vol geraakt. Ik weet niet waar ik moet beginnen.",
    ),
    Domain.GETTING_AROUND: (
        "De bus komt hier niet meer. Ik kom nergens.",
        "Mijn pas voor de taxi is gestopt.",
        "Ik wil weer zwemmen, maar ik kom er niet.",
        "De scootmobiel staat al drie weken stil.",
    ),
    Domain.PEOPLE: (
        "Ik spreek soms dagen niemand.",
        "Sinds de verhuizing ken ik hier geen mens.",
        "Mijn buren en ik hebben ruzie. Ik slaap er niet van.",
        "Ik wil graag mensen leren kennen, maar ik durf niet.",
    ),
    Domain.CARING: (
        "Ik zorg voor mijn vrouw. Ik kan niet meer.",
        "Mijn moeder vergeet alles. Ik werk ook nog.",
        "Wie zorgt er voor mijn zoon als ik er niet meer ben?",
        "Ik wil één avond per week vrij. Is dat te veel gevraagd?",
    ),
    Domain.FUTURE: (
        "Ik word 18. Wat verandert er allemaal?",
        "Ik weet niet meer waar ik het voor doe.",
        "Ik wil vastleggen wat er moet gebeuren als ik het niet meer kan zeggen.",
        "Na mijn ziekte wil ik iets anders met mijn leven.",
    ),
}
ALSO = (
    "Wie kan met mij meekijken?",
    "Ik wil graag iemand naast mij.",
    "Kan er iemand langskomen?",
    "Ik bel liever niet.",
    "Bel mij graag na het eten.",
    "Ik schaam mij een beetje.",
    "Het heeft haast.",
    "Ik weet niet of ik hier goed ben.",
)
TOLD = {
    "doos-met-post": "Er staat een doos met post in de gang. Ik loop er omheen. Kan iemand helpen?",
    "naar-de-werf": "Mijn buurvrouw zei dat ik maar eens moest praten. Ik zit veel binnen.",
    "was-in-een-gesprek": "Ik krijg het huis niet meer schoon. En nu is ook de wasmachine stuk.",
    "minder-uren": "De gemeente komt praten over de hulp in huis. Ik ben bang voor minder uren.",
    "minder-uren-gemeente": "U wilt praten over mijn hulp in huis. Mag ik iemand meenemen?",
    "niet-naar-school": "Mijn zoon is negen en zit al maanden thuis. Iedereen wijst naar elkaar.",
    "stoel-stuk": "Mijn rolstoel is stuk. Ik bel al weken. Niemand komt.",
    "na-de-scheiding": "Na de scheiding bleef ik met alles zitten. Ik wil niet op straat komen.",
    "eigen-huis": "Mijn moeder wil in haar huis blijven. De trap gaat niet meer.",
    "nooit-vrij": "Ik zorg al elf jaar voor mijn man. Ik ben moe.",
    "taal-en-werk": "Ik wil werken. Mijn Nederlands is nog niet goed genoeg, zeggen ze.",
    "deurwaarder": "Vrijdag komt de deurwaarder. Ik weet niet wat hij mag meenemen.",
    "voor-mijn-vader": "Mijn vader komt de deur niet meer uit. Hij zegt dat het goed gaat.",
    "voor-mijn-moeder": "Mijn moeder eet niet meer goed. Ik woon ver weg en slaap er slecht van.",
    "te-klein": "Wij wonen met zijn vijven op twee kamers. De gemeente zei nee. Kan ik iets doen?",
}
