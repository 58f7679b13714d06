"""What is logged: never a secret address, be it in a path, a message or a traceback."""

import logging
import re

SECRET = re.compile(r"(feed/)[^\s\"')]+")


class WithoutSecrets(logging.Formatter):
    """Write a record as always, with the secret part of an address left out."""

    def format(self, record: logging.LogRecord) -> str:
        return SECRET.sub(r"\1…", super().format(record))
