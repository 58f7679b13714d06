"""The parts: what they draw, and how they are wired."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from naast.core.ui import charts, portraits, trends

VOID = {"input", "img", "br", "meta", "link", "hr"}


class Form(forms.Form):
    name = forms.CharField(label="Naam", help_text="Uw voornaam is genoeg.", required=False)
    phone = forms.RegexField(r"^\d{10}$", label="Telefoon", help_text="Tien cijfers.")
    day = forms.ChoiceField(
        label="Wanneer?", choices=[("1", "Vandaag"), ("2", "Morgen")], widget=forms.RadioSelect
    )
    domains = forms.MultipleChoiceField(
        label="Waarover?",
        choices=[("home", "Wonen")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    story = forms.CharField(label="Verhaal", widget=forms.Textarea, max_length=20)
    language = forms.ChoiceField(label="Taal", choices=[("nl", "Nederlands")])
    call = forms.BooleanField(label="U mag bellen", help_text="Wij noemen niet waarover.")
    step = forms.CharField(widget=forms.HiddenInput, required=False)


def draw(source, **context):
    with translation.override("nl"):
        return Template("{% load ui %}" + source).render(Context(context))


class Page(HTMLParser):
    """The elements of a piece of page, and whether each one is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.torn = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.torn.append(tag)

    def find(self, tag, **wanted):
        found = [attrs for name, attrs in self.elements if name == tag]
        return next(a for a in found if all(a.get(k.rstrip("_")) == v for k, v in wanted.items()))


PARTS = [
    '{% icon "phone" %}',
    '{% icon "phone" "sm" %}',
    '{% picto "home" %}',
    "{% mark %}",
    "{% mark inverse=True %}",
    "{% scene %}",
    '{% pair "think" %}',
    '{% pair "ask" %}',
    '{% pair "busy" %}',
    '{% portrait "harm" %}',
    '{% arch "harm" %}',
    '{% arch initials="T" alt="Tjitske" %}',
    '{% arch photo="/f.jpg" alt="Harm" kind="own" size="sm" %}',
    '{% button "Kies" "/k" "secondary" icon_after="arrow-right" %}',
    '{% submit "Bewaar" name="a" value="1" %}',
    '{% link "Meer" "/m" %}',
    '{% back "Terug" "/" %}',
    '{% badge "Geld" %}',
    '{% due "nog 2 dagen" "late" %}',
    '{% label "ind" "Onafhankelijk" lines %}',
    '{% label "lived" "O" "een" %}',
    '{% label "municipal" "Gemeente" %}',
    "{% facts rows two=True %}",
    '{% notice "warning" title="Let op" %}<p>Dit</p>{% endnotice %}',
    "{% progress 2 4 %}",
    "{% scale 2 5 %}",
    "{% scale 6 4 %}",
    "{% scale None None %}",
    "{% ladder rungs stairs=True %}",
    "{% load_bar 3 4 1 %}",
    "{% pagination page %}",
    "{% errors form %}",
    "{% fields form %}",
    "{% leave %}",
    '{% bars "Geld het meest." bar_rows key="b" heads=heads %}',
    '{% stacks "Meer samen." stack_rows names key="s" %}',
    '{% range "Bijna iedereen." range_rows key="r" norm=75 start=40 %}',
    '{% trend "Korter." period_rows heads key="t" unit="dagen" norm=5 norm_text="afspraak" %}',
]


@pytest.fixture
def context():
    return {
        "form": Form({"phone": "12", "story": "x" * 30}),
        "lines": ["een", "twee"],
        "rows": [{"icon": "map-pin", "label": "Waar", "text": "Wetterkant"}],
        "rungs": [{"state": "done", "title": "Kring", "text": "Zus", "words": "Gedaan"}],
        "page": {"previous_url": "?p=1", "next_url": "?p=3"},
        "heads": ["Domein", "Vragen"],
        "bar_rows": [("Geld", 12.5), ("Zin en toekomst", None)],
        "stack_rows": [("jan", (45, 10, 20)), ("feb", (40, None, 0))],
        "period_rows": [("jan", 5, 12), ("apr", None, None), ("jul", 3.5, 8)],
        "names": ["beroep", "samen", "vrijwillig"],
        "range_rows": [("Alle", 88, 82, 92), ("Mieden", 60, 45, 84), ("Eilân", None, 0, 0)],
    }


class TestEveryPart:
    @pytest.mark.parametrize("source", PARTS)
    def test_is_whole_and_without_inline_style(self, source, context):
        drawn = draw(source, **context)

        page = Page(drawn)
        assert (page.open, page.torn) == ([], [])
        assert "style=" not in drawn
        assert drawn.strip()

    @pytest.mark.parametrize("source", PARTS)
    def test_uses_no_id_twice(self, source, context):
        ids = [attrs["id"] for _, attrs in Page(draw(source, **context)).elements if "id" in attrs]

        assert len(ids) == len(set(ids))

    @pytest.mark.parametrize(
        "source",
        [
            "{% button evil evil %}",
            "{% link evil evil %}",
            "{% badge evil %}",
            "{% due evil %}",
            "{% submit evil %}",
            '{% label "ind" evil evil %}',
            "{% notice title=evil %}{{ evil }}{% endnotice %}",
            "{% arch initials=evil alt=evil %}",
            "{% portrait evil %}",
            "{% back evil evil %}",
            '{% bars evil rows key="k" %}',
        ],
    )
    def test_escapes_what_it_is_given(self, source):
        evil = '"><script>alert(1)</script>'

        assert "<script" not in draw(source, evil=evil, rows=[(evil, 3)])


class TestIcon:
    def test_is_not_heard(self):
        assert 'aria-hidden="true"' in draw('{% icon "phone" %}')

    def test_unknown_is_an_error_at_once(self):
        with pytest.raises(KeyError):
            draw('{% icon "no-such-icon" %}')


class TestPortrait:
    def test_is_the_same_for_the_same_words(self):
        assert draw('{% portrait "Harm" %}') == draw('{% portrait "Harm" %}')

    def test_is_one_of_twelve(self):
        assert len({portraits.face(str(number)) for number in range(400)}) == 12

    def test_gives_nobody_a_headset_by_chance(self):
        headset = portraits.FACES["bun-headset"]

        assert all(portraits.face(str(number)) != headset for number in range(400))


class TestField:
    def test_ties_label_hint_and_error_to_the_control(self):
        page = Page(draw("{% field form.phone %}", form=Form({"phone": "12"})))

        control = page.find("input", name="phone")
        assert page.find("label")["for"] == control["id"]
        assert control["aria-invalid"] == "true"
        ids = {attrs.get("id") for _, attrs in page.elements}
        assert set(control["aria-describedby"].split()) == {"id_phone-hint", "id_phone-error"} & ids

    def test_keeps_what_was_typed(self):
        assert 'value="12"' in draw("{% field form.phone %}", form=Form({"phone": "12"}))

    def test_says_nothing_is_wrong_before_anybody_typed(self):
        drawn = draw("{% field form.phone %}", form=Form())

        assert "invalid" not in drawn
        assert "error" not in drawn

    def test_says_that_an_optional_field_is_not_needed(self):
        assert "(hoeft niet)" in draw("{% field form.name %}", form=Form())
        assert "(hoeft niet)" not in draw("{% field form.phone %}", form=Form())
        assert "(hoeft niet)" not in draw("{% field form.name mark_optional=False %}", form=Form())

    def test_of_choices_is_a_group_with_a_legend_and_its_error(self):
        page = Page(draw("{% field form.day %}", form=Form({})))

        group = page.find("fieldset")
        assert (
            group["aria-describedby"]
            == page.find("div", class_="utrecht-form-field-error-message")["id"]
        )
        assert page.find("legend")
        assert all("aria-invalid" not in attrs for tag, attrs in page.elements if tag == "input")

    @pytest.mark.parametrize(
        ("look", "part"), [("words", "naast-word"), ("pictures", "naast-picto")]
    )
    def test_of_choices_can_be_pills_or_pictures(self, look, part):
        drawn = draw(
            "{% field form.domains look=look icons=icons %}",
            form=Form(),
            look=look,
            icons={"home": "home"},
        )

        assert part in drawn

    def test_hidden_is_only_its_control(self):
        assert draw("{% field form.step %}", form=Form()).strip().startswith("<input")


class TestErrors:
    def test_are_not_there_when_all_is_well(self):
        assert draw("{% errors form %}", form=Form()).strip() == ""

    def test_are_counted_heard_and_lead_to_each_field(self):
        form = Form({"phone": "12", "language": "nl", "story": "kort", "call": "on"})

        everything = Page(draw("{% errors form %}{% fields form %}", form=form))

        summary = everything.find("div", role="alert")
        assert summary["tabindex"] == "-1"
        assert "2 dingen kloppen nog niet" in draw("{% errors form %}", form=form)
        ids = {attrs.get("id") for _, attrs in everything.elements}
        ways = [attrs["href"] for tag, attrs in everything.elements if tag == "a"]
        assert ways == ["#id_phone", "#id_day_0"]
        assert {way[1:] for way in ways} <= ids

    def test_speak_kindly(self):
        drawn = draw("{% errors form %}", form=Form({"phone": "0612345678", "story": "x" * 30}))

        assert "Vul dit nog in." in drawn
        assert "Dit is te lang. Er passen 20 tekens, u hebt er 30." in drawn
        assert "verplicht" not in drawn


class TestScale:
    @pytest.mark.parametrize(
        ("start", "now", "cells"),
        [
            (2, 5, {"was": 2, "now": 3}),
            (6, 4, {"was": 4, "lost": 2}),
            (3, None, {"was": 3}),
            (None, None, {}),
        ],
    )
    def test_shows_what_was_won_and_lost(self, start, now, cells):
        drawn = draw("{% scale start now %}", start=start, now=now)

        counted = {kind: drawn.count(f'class="{kind}"') for kind in ("was", "now", "lost")}
        assert counted == {"was": 0, "now": 0, "lost": 0} | cells


class TestPagination:
    def test_is_not_there_for_one_page(self):
        assert "<nav" not in draw(
            "{% pagination page %}", page={"previous_url": "", "next_url": ""}
        )


class TestTrend:
    def test_breaks_where_a_period_is_hidden(self):
        drawn = trends.trend([("a", 1, 2), ("b", None, None), ("c", 3, 4), ("d", 3, 5)])

        assert drawn.half.count("M") == 2
        assert drawn.half_end.value == 3

    @pytest.mark.parametrize("rows", [[], [("a", None, None)], [("a", 0, 0)], [("a", 90, 400)]])
    def test_stays_in_its_picture(self, rows):
        drawn = trends.trend(rows, norm=5)

        numbers = [int(one) for one in re.findall(r"-?\d+", drawn.half + drawn.most)]
        assert all(0 <= number <= charts.WIDTH for number in numbers)
        assert 0 <= drawn.norm_y <= trends.HEIGHT

    def test_never_writes_words_over_words(self):
        for half, most in [(1, 1), (0, 14), (14, 14), (3, 4)]:
            drawn = trends.trend([("a", half, most), ("b", half, most)])

            assert drawn.half_end.text_y - drawn.most_end.text_y >= trends.GAP

    def test_leaves_out_names_for_which_there_is_no_room(self):
        drawn = trends.trend([(f"k{number}", 3, 8) for number in range(12)])

        steps = [mark.at for mark in drawn.periods]
        assert all(b - a >= trends.LABEL_STEP for a, b in itertools.pairwise(steps))


class TestCharts:
    def test_hide_small_groups_by_words_and_hatch(self, context):
        drawn = draw('{% bars "Geld." bar_rows key="b" %}', **context)

        assert drawn.count("minder dan 5") == 3  # in the picture, its title and the table
        assert 'fill="url(#b-hatch)"' in drawn

    def test_write_numbers_as_dutch_and_coordinates_as_svg(self, context):
        drawn = draw('{% bars "Geld." bar_rows key="b" %}', **context)

        assert "12,5" in drawn
        coordinates = re.findall(r'\b(?:x|y|width|height|cx|cy|d|transform)="([^"]*)"', drawn)
        assert not [one for one in coordinates if "," in one]

    def test_mark_what_is_under_the_norm_by_shape(self, context):
        drawn = draw('{% range "Ja." range_rows key="r" norm=75 start=40 %}', **context)

        assert drawn.count("naast-chart-low") == 1
        assert "afgesproken: 75%" in drawn
        assert "zeker tussen 82 en 92" in drawn

    def test_say_everything_in_the_title(self, context):
        drawn = draw('{% stacks "Meer." stack_rows names key="s" %}', **context)

        assert "jan: beroep 45, samen 10, vrijwillig 20." in drawn

    def test_stay_within_their_width(self):
        rows = [("Een heel lang leefgebied dat nergens op past", 1_000_000), ("Kort", 1)]

        placed, height = charts.bars(rows)

        assert all(bar.text_x < charts.WIDTH for bar in placed)
        assert all(len(line.text) <= charts.LABEL_LETTERS for bar in placed for line in bar.lines)
        assert height > placed[-1].y

    def test_survive_nothing_at_all(self):
        assert charts.bars([]) == ((), 6)
        assert charts.stacks([], names=[]) == ((), 6)
        assert charts.ranges([], norm=None)[0] == ()
