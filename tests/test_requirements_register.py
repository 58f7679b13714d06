"""The register is whole, its marks are kept honest, and its figures are right."""

from pathlib import Path

import pytest

from tools import requirements
from tools.requirements import Ran, Requirement, Results

pytest_plugins = ["pytester"]

FIRST = Requirement("R-001", "1 Residents", "rule", "Open to all")
SECOND = Requirement("R-002", "1 Residents", "rule", "No price")
THIRD = Requirement("R-021", "2 Finding", "feature", "Signpost")
REGISTER = [FIRST, SECOND, THIRD]


class TestRegister:
    def test_holds_each_of_the_369_ids_once_and_in_order(self):
        register = requirements.read_register(path=requirements.ROOT / requirements.REGISTER)

        assert [one.id for one in register] == [f"R-{number:03}" for number in range(1, 370)]

    def test_gives_each_a_kind_a_group_and_a_short_name_of_its_own(self):
        register = requirements.read_register(path=requirements.ROOT / requirements.REGISTER)

        assert {one.kind for one in register} == {"feature", "rule", "report", "figure"}
        assert len({one.group for one in register}) == 21
        assert len({one.name for one in register}) == 369
        assert [one.id for one in register if not 1 <= len(one.name.split()) <= 9] == []


class TestSummary:
    def test_counts_a_requirement_by_its_passing_test(self):
        results = Results(commit="a", outcomes={"R-001": {"t.py::one": "passed"}})

        lines = list(requirements.summary(register=REGISTER, results=results))

        assert lines == [
            "   1 of   2  1 Residents",
            "   0 of   1  2 Finding",
            "1 of 3 requirements have a passing test",
        ]

    @pytest.mark.parametrize("other", ["failed", "skipped"])
    def test_needs_one_that_passed_and_none_that_failed(self, other):
        results = Results(
            commit="a",
            outcomes={
                "R-001": {"t.py::one": "passed", "t.py::two": other},
                "R-002": {"t.py::two": other},
            },
        )

        *_, last = requirements.summary(register=REGISTER, results=results)

        expected = 0 if other == "failed" else 1
        assert last == f"{expected} of 3 requirements have a passing test"


class TestPage:
    def test_names_the_tests_that_pass_and_takes_cases_of_one_test_together(self):
        results = Results(
            commit="a",
            outcomes={
                "R-001": {"t.py::b[2]": "passed", "t.py::b[1]": "passed", "t.py::a": "passed"},
                "R-002": {"t.py::a": "passed", "t.py::b[1]": "failed"},
            },
        )

        page = requirements.page(register=REGISTER, results=results)

        assert "## 1. Residents" in page
        assert "| R-001 | Open to all | rule | `t.py::a`<br>`t.py::b` |" in page
        assert "| R-002 | No price | rule |  |" in page


class TestMerge:
    before = Results(
        commit="a",
        outcomes={"R-001": {"t.py::one": "passed", "t.py::two": "passed"}},
    )

    def test_lets_a_later_run_of_a_test_replace_its_outcome_and_its_marks(self):
        ran = {"t.py::one": Ran(("R-001",), "failed"), "t.py::two": Ran(("R-002",), "passed")}

        after = requirements.merge(before=self.before, commit="a", ran=ran)

        assert after.outcomes == {
            "R-001": {"t.py::one": "failed"},
            "R-002": {"t.py::two": "passed"},
        }

    def test_keeps_what_did_not_run_again(self):
        after = requirements.merge(before=self.before, commit="a", ran={})

        assert after == self.before

    def test_drops_the_outcomes_of_another_commit(self):
        ran = {"t.py::one": Ran(("R-001",), "passed")}

        after = requirements.merge(before=self.before, commit="b", ran=ran)

        assert after == Results(commit="b", outcomes={"R-001": {"t.py::one": "passed"}})

    def test_reads_back_what_was_written(self, tmp_path):
        path = tmp_path / "var" / "results.json"

        requirements.write_results(path=path, results=self.before)

        assert requirements.read_results(path=path) == self.before
        assert [file.name for file in path.parent.iterdir()] == ["results.json"]


class TestPlugin:
    @pytest.fixture
    def run(self, pytester, monkeypatch):
        """Run tests with the plugin alone, in a project of their own with four requirements."""
        monkeypatch.setenv("PYTHONPATH", str(requirements.ROOT))
        docs = pytester.mkdir("docs")
        lines = [f"{one.id},{one.group},{one.kind},{one.name}" for one in REGISTER]
        text = "\n".join(["id,group,kind,name", *lines, "R-099,9 More,rule,One more"])
        (docs / "requirements.csv").write_text(text)
        pytester.makeini("[pytest]\nmarkers = req: shows a requirement")

        def run(source: str, *options: str) -> tuple[pytest.RunResult, dict]:
            pytester.makepyfile(test_it="import pytest\nreq = pytest.mark.req\n" + source)
            outcome = pytester.runpytest_subprocess(
                "-p", "no:django", "-p", "tests.plugins.requirements", *options
            )
            kept = requirements.read_results(path=Path(pytester.path) / requirements.RESULTS)
            return outcome, dict(kept.outcomes)

        return run

    @pytest.mark.parametrize("options", [(), ("-n", "2")])
    def test_keeps_outcomes_also_of_parallel_runs(self, run, options):
        source = """
@req("R-001", "R-002")
def test_passes(): pass
@req("R-001")
def test_fails(): assert False
@req("R-002")
def test_breaks_afterwards(request): request.addfinalizer(lambda: 1 / 0)
@req("R-021")
@pytest.mark.skip
def test_skips(): pass
@req("R-021")
@pytest.mark.xfail
def test_is_not_there_yet(): pass
def test_without_mark(): pass
"""
        _, kept = run(source, *options)

        assert kept == {
            "R-001": {"test_it.py::test_passes": "passed", "test_it.py::test_fails": "failed"},
            "R-002": {
                "test_it.py::test_passes": "passed",
                "test_it.py::test_breaks_afterwards": "failed",
            },
            "R-021": {
                "test_it.py::test_skips": "skipped",
                "test_it.py::test_is_not_there_yet": "skipped",
            },
        }

    def test_lays_a_partial_run_over_an_earlier_one(self, run):
        source = "@req('R-001')\ndef test_a(): pass\n@req('R-002')\ndef test_b(): pass\n"
        run(source)

        _, kept = run(source.replace("pass", "assert False"), "-k", "test_b")

        assert kept == {
            "R-001": {"test_it.py::test_a": "passed"},
            "R-002": {"test_it.py::test_b": "failed"},
        }

    @pytest.mark.parametrize("options", [(), ("-n", "2")])
    @pytest.mark.parametrize(
        ("marks", "complaint"),
        [
            ("@req('R-001', 'R-002')\n@req('R-021', 'R-099')", "*4 requirements; * at most 3*"),
            ("@req('R-370')", "*not in docs/requirements.csv: R-370*"),
            ("@req()", "*takes ids of requirements*"),
        ],
    )
    def test_refuses_a_wrong_mark(self, run, marks, complaint, options):
        source = f"{marks}\ndef test_wrong(): pass\ndef test_right(): pass\n"

        outcome, kept = run(source, *options)

        outcome.stdout.fnmatch_lines([f"*test_it.py::test_wrong: {complaint}"])
        assert outcome.ret != pytest.ExitCode.OK
        assert kept == {}
