#!/usr/bin/env python
"""Django's commands for Naast. Starts the embedded PostgreSQL by itself where one is needed."""

import os
import sys

# Each command works with the least it needs: the app's log-in, unless it changes the tables.
AS_OWNER = {"migrate", "sqlmigrate", "sqlflush", "inspectdb"}
AS_SUPERUSER = {"load_demo", "dbshell"}
WITHOUT_DATABASE = {
    "collectstatic",
    "make_key",
    "compilemessages",
    "makemessages",
    "help",
    "version",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naast.config.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command in AS_OWNER:
        os.environ.setdefault("NAAST_DATABASE_ROLE", "owner")
    elif command in AS_SUPERUSER:
        os.environ.setdefault("NAAST_DATABASE_ROLE", "superuser")

    if command not in WITHOUT_DATABASE and not os.environ.get("DATABASE_URL"):
        from naast.config import postgres

        postgres.start()

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
