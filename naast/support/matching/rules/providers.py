"""The providers behind somebody, and from which ones a resident gets help (I-2)."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naast.support.matching.rules.facts import Candidate, Need


def provider_name(name: str) -> str:
    """Return the name of a provider as it is compared: case and spaces do not count."""
    return " ".join(name.casefold().split())


PROVIDER_CODE = 10


def provider_code(name: str) -> str:
    """Return what stands for a provider in an address: who reads along there learns no name."""
    digest = hashlib.sha256(provider_name(name).encode()).hexdigest()
    return digest[:PROVIDER_CODE]


def providers_behind(*, candidates: Iterable["Candidate"]) -> dict[str, str]:
    """Return the providers to whom somebody here is tied, code → name, by name.

    What a resident is asked about (I-2): no others, since no other answer changes whom she sees.
    """
    names = {provider_code(name): name for who in candidates for name in sorted(who.ties)}
    return dict(sorted(names.items(), key=lambda pair: provider_name(pair[1])))


def who_receives(
    *, default: int | None, ties: Mapping[int, Collection[str]], need: "Need"
) -> int | None:
    """Return the organisation for a question without a choice; None where nobody serves.

    The default one, unless it is tied to a provider that she uses: then the first of those that
    serve here (`ties`, in their order) which is not (I-2). Where all are tied it stays with the
    default, whose coordinator looks for somebody.
    """
    turns = [*([default] if default is not None else []), *ties]
    free = (
        one
        for one in turns
        if not need.providers & {provider_name(name) for name in ties.get(one, ())}
    )
    return next(free, turns[0] if turns else None)
