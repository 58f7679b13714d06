"""manage.py inventory_tables: only JSON on stdout, sheets in a folder, no rows in the database."""

import csv
import json

import pytest
from django.core.management import CommandError, call_command

from naast.learning.inventory.printed import printed_round
from naast.learning.inventory.rules import tables


def test_prints_json_and_nothing_else(capsys):
    call_command("inventory_tables", "2016", "--json")

    out = capsys.readouterr().out
    assert json.loads(out) == tables.as_json(data=printed_round(name="2016"))


def test_writes_a_sheet_per_table_and_keeps_stdout_for_json(capsys, tmp_path):
    call_command("inventory_tables", "2016", "--json", "--csv", str(tmp_path / "new"))

    assert json.loads(capsys.readouterr().out)["profile"]["1"] == 8
    sheets = {path.name for path in (tmp_path / "new").iterdir()}
    assert {"counts.csv", "marks.csv", "doubts.csv", "profile_x_steering_role.csv"} <= sheets
    with (tmp_path / "new" / "profile_x_steering_role.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 6 * 3
    assert rows[0]["names"] == "Woerden"


def test_tells_people_the_counts_and_the_doubts(capsys):
    call_command("inventory_tables", "2016")

    out = capsys.readouterr().out
    assert "5  radical_change (4 within the sample)" in out
    assert "moving: Hengelo 6, 1" in out


def test_a_round_that_is_not_there_is_told():
    with pytest.raises(CommandError, match="There is no round 2017; there is 2016"):
        call_command("inventory_tables", "2017", "--json")
