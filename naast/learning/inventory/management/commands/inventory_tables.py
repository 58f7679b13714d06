"""manage.py inventory_tables 2016 [--json] [--csv DIR]: the tables of a printed round.

What it prints is described in docs/inventory.md.
"""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from naast.learning.inventory import printed, sheets
from naast.learning.inventory.rules import tables
from naast.learning.inventory.rules.rounds import RoundData, Table


class Command(BaseCommand):
    help = "Print the tables of a printed inventory round. Needs no rows in the database."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("round", help="the round: 2016")
        parser.add_argument("--json", action="store_true", help="as JSON, and nothing else")
        parser.add_argument("--csv", metavar="DIR", help="a sheet per table in this folder")

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            data = printed.printed_round(name=options["round"])
        except printed.NoSuchRound as unknown:
            known = ", ".join(printed.names())
            raise CommandError(
                f"There is no round {options['round']}; there is {known}."
            ) from unknown
        if options["csv"]:
            folder = Path(options["csv"])
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in sheets.sheets(data=data).items():
                (folder / f"{name}.csv").write_text(text, encoding="utf-8-sig", newline="")
            print(f"{len(sheets.sheets(data=data))} sheets in {folder}", file=sys.stderr)
        if options["json"]:
            told = tables.as_json(data=data)
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        elif not options["csv"]:
            self._for_people(data)

    def _for_people(self, data: RoundData) -> None:
        for table in Table:
            self.stdout.write(table)
            for code, one in tables.counts(data=data, table=table).items():
                inside = f" ({one.within_sample} within the sample)"
                told = "" if one.as_printed == one.within_sample else inside
                self.stdout.write(f"  {one.as_printed:>3}  {code}{told}")
        self.stdout.write("doubts")
        for doubt in tables.doubts(data=data):
            self.stdout.write(f"  {doubt.kind}: {doubt.name} {', '.join(doubt.printed)}".rstrip())
