"""What the settings make of the environment of an installation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
IS_SECURE = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "naast.config.settings"
from django.test import RequestFactory
print(RequestFactory().get("/", headers={"x-forwarded-proto": "https"}).is_secure())
"""


@pytest.mark.parametrize(("proxies", "believed"), [(None, "False"), ("0", "False"), ("1", "True")])
def test_only_a_proxy_in_front_says_that_a_request_came_by_https(proxies, believed, tmp_path):
    environment = {k: v for k, v in os.environ.items() if k != "NAAST_PROXIES"}
    environment |= {
        "NAAST_VAR": str(tmp_path),
        "NAAST_SECRET_KEY": "for this test",
        "NAAST_DEMO": "0",
    }
    if proxies is not None:
        environment["NAAST_PROXIES"] = proxies

    answer = subprocess.run(
        [sys.executable, "-c", IS_SECURE],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert answer.strip() == believed
