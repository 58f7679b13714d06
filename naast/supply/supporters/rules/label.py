"""The honest label: employer, payer, mandate, and so whether the support is independent (I-8)."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from naast.supply.supporters.rules.facts import Mandate, Payer, Position
from naast.supply.supporters.rules.kinds import KINDS, Kind, Sort


class LabelKind(StrEnum):
    """The shape of the label: independent, lived experience, municipal, tied, or none of these."""

    IND = "ind"
    LIVED = "lived"
    MUNICIPAL = "municipal"
    TIED = "tied"
    NEITHER = "neither"


class LabelTitle(StrEnum):
    PROFESSION = "profession"
    VOLUNTEER = "volunteer"
    LIVED = "lived"
    LIVED_BESIDE = "lived_beside"
    FOR_THE_ELDERLY = "for_the_elderly"
    BRINGS_TOGETHER = "brings_together"
    MUNICIPAL_ARRANGES = "municipal_arranges"
    MUNICIPAL_ADVISES = "municipal_advises"
    TIED = "tied"


class LabelLine(StrEnum):
    TIED_TO = "tied_to"
    WORKS_FOR = "works_for"
    VOLUNTEERS_AT = "volunteers_at"
    NO_PAY = "no_pay"
    MUNICIPALITY_PAYS = "municipality_pays"
    MEMBERS_PAY = "members_pay"
    IN_TEAM = "in_team"
    DECIDES = "decides"
    DOES_NOT_DECIDE = "does_not_decide"
    NOT_COUNTED = "not_counted"
    MAY_BRING_SUPPORTER = "may_bring_supporter"


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """Whether the support is independent, as codes: `words.label` says it.

    `lines` hold a code and the name it speaks of, if any.
    """

    kind: LabelKind
    title: LabelTitle
    lines: tuple[tuple[LabelLine, str], ...]

    @property
    def independent(self) -> bool:
        return self.kind in {LabelKind.IND, LabelKind.LIVED}

    @property
    def may_come_first(self) -> bool:
        """Whether somebody with this label may head a list: not with a provider behind her."""
        return self.kind is not LabelKind.TIED


_TITLES = {
    Kind.FORMAL: LabelTitle.PROFESSION,
    Kind.TRAINED_VOLUNTEER: LabelTitle.VOLUNTEER,
    Kind.EXPERIENCE_EXPERT: LabelTitle.LIVED,
    Kind.FAMILY_EXPERT: LabelTitle.LIVED_BESIDE,
    Kind.ADVISER_FOR_THE_ELDERLY: LabelTitle.FOR_THE_ELDERLY,
}


def independence_label(
    *,
    kind: Kind,
    position: Position,
    organisation: str,
    payer: Payer,
    mandate: Mandate,
    providers: Collection[str] = (),
) -> Label:
    """Return the honest label: employer, payer, mandate, and so whether support is independent.

    `organisation` is the name of the employer, of the municipality for who works there;
    `providers` are those she or her organisation is tied to. Who decides about help is never
    independent, whatever her kind; a tie to a provider outweighs all but that (I-2, I-8).
    """
    volunteer = payer in {Payer.NOBODY, Payer.MEMBERS} and (KINDS[kind].sort is not Sort.FORMAL)
    works = (LabelLine.VOLUNTEERS_AT if volunteer else LabelLine.WORKS_FOR, organisation)
    pays = {
        Payer.NOBODY: LabelLine.NO_PAY,
        Payer.MEMBERS: LabelLine.MEMBERS_PAY,
        Payer.MUNICIPALITY: LabelLine.MUNICIPALITY_PAYS,
        Payer.MUNICIPALITY_THROUGH_ORGANISATION: LabelLine.MUNICIPALITY_PAYS,
    }[payer]
    facts = [works, (pays, "")]
    if position is Position.IN_TEAM:
        facts.append((LabelLine.IN_TEAM, ""))

    if mandate is Mandate.GRANTS or kind is Kind.MEITINKER or position is Position.MUNICIPAL:
        decides = mandate is Mandate.GRANTS
        title = LabelTitle.MUNICIPAL_ARRANGES if decides else LabelTitle.MUNICIPAL_ADVISES
        own = (LabelLine.DECIDES if decides else LabelLine.NOT_COUNTED, "")
        return Label(
            kind=LabelKind.MUNICIPAL,
            title=title,
            lines=(own, (LabelLine.MAY_BRING_SUPPORTER, "")),
        )
    if providers:
        tied = [(LabelLine.TIED_TO, name) for name in sorted(providers)]
        return Label(
            kind=LabelKind.TIED,
            title=LabelTitle.TIED,
            lines=(*tied, *facts, (LabelLine.DOES_NOT_DECIDE, "")),
        )
    if not KINDS[kind].counted_as_support:
        return Label(
            kind=LabelKind.NEITHER,
            title=LabelTitle.BRINGS_TOGETHER,
            lines=(*facts, (LabelLine.DOES_NOT_DECIDE, ""), (LabelLine.NOT_COUNTED, "")),
        )
    lived = kind in {Kind.EXPERIENCE_EXPERT, Kind.FAMILY_EXPERT}
    return Label(
        kind=LabelKind.LIVED if lived else LabelKind.IND,
        title=_TITLES[kind],
        lines=(*facts, (LabelLine.DOES_NOT_DECIDE, "")),
    )
