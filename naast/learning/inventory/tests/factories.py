"""Rounds to count in."""

from hypothesis import strategies as st

from naast.learning.inventory.rules.rounds import (
    CODES,
    OF_PROVIDERS,
    ONE_EACH,
    Mark,
    Place,
    Provider,
    Response,
    RoundData,
    Table,
)

NOBODY_ASKED = Response(selected=0, described=0, planned=0, reached=0)


@st.composite
def rounds(draw):
    """Draw a round of up to ten municipalities and five organisations, marked at will."""
    inside = draw(st.lists(st.booleans(), min_size=1, max_size=10))
    places = [
        Place(slug=f"place-{number}", name=f"Place {number}", in_sample=one)
        for number, one in enumerate(inside)
    ]
    providers = [
        Provider(slug=f"org-{number}", name=f"Org {number}", places=(places[0].slug,))
        for number in range(draw(st.integers(0, 5)))
    ]
    marks = []
    for table in Table:
        subjects = providers if table in OF_PROVIDERS else places
        for subject in subjects:
            most = 1 if table in ONE_EACH else len(CODES[table])
            codes = draw(st.lists(st.sampled_from(CODES[table]), max_size=most, unique=True))
            marks.extend(Mark(table=table, code=code, subject=subject.slug) for code in codes)
    return RoundData(
        name="drawn",
        places=tuple(places),
        providers=tuple(providers),
        marks=tuple(marks),
        response=NOBODY_ASKED,
    )
