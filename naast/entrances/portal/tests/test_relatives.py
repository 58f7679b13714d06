"""The lessons for who stands beside somebody at home."""

import re

import pytest

from naast.entrances.portal.relatives import HELPS, LESSONS
from naast.supply.law.rules import Domain
from naast.supply.places.tests.factories import make_municipality

ALL = "/wetterwald/voor-naasten/"
FEWEST_CHOICES = 2


@pytest.fixture(autouse=True)
def here(db):
    return make_municipality(name="Wetterwâld", slug="wetterwald")


@pytest.mark.req("R-011")
def test_every_part_of_life_has_one_thing_that_helps_and_a_way_to_what_there_is(client):
    page = client.get(ALL).content.decode()

    assert list(HELPS) == list(Domain)
    assert set(re.findall(r"\?over=(\w+)", page)) == {domain.value for domain in Domain}
    assert all(str(words) in page.replace("&#x27;", "'") for words in HELPS.values())


@pytest.mark.req("R-011")
def test_the_lessons_follow_each_other_from_the_first_to_somebody_beside_yourself(client):
    address, read = f"{ALL}{LESSONS[0].slug}/", []
    while address:
        page = client.get(address).content.decode()
        read.append(address.split("/")[-2])
        onward = re.findall(rf'href="({ALL}[a-z-]+/)"', page)
        address = onward[-1] if onward else ""

    assert read == [lesson.slug for lesson in LESSONS]
    assert 'href="/wetterwald/vind-iemand/"' in page


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
def test_whatever_one_would_do_is_answered_and_nothing_is_sent(client, lesson):
    answer = client.get(f"{ALL}{lesson.slug}/")

    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    assert len(lesson.choices) >= FEWEST_CHOICES
    assert main.count("<details") == main.count("<summary") == len(lesson.choices)
    assert not re.search(r"<(form|input|button|script)\b", main)
    assert not answer.cookies


@pytest.mark.parametrize("name", ["nergens", "LUISTEREN", "luisteren-2"])
def test_a_lesson_that_there_is_not_is_kindly_not_found(client, name):
    assert client.get(f"{ALL}{name}/").status_code == 404
