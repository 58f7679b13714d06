"""The settings under test: the real ones, in an environment made for tests beforehand."""

import os
from pathlib import Path

_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")

os.environ.setdefault("NAAST_DATABASE_ROLE", "superuser")
os.environ.setdefault("NAAST_DATABASE_UNSAFE", "1")
# Processes of xdist inherit a name from the one that starts them; others get theirs on purpose.
if os.environ.get("NAAST_DATABASE", "test_naast_").startswith("test_naast_"):
    os.environ["NAAST_DATABASE"] = f"test_naast_{_WORKER}"
os.environ.setdefault("NAAST_DEMO", "1")
os.environ.setdefault("NAAST_VAR", str(Path(__file__).resolve().parents[1] / "var" / "test"))

from naast.config.settings import *  # noqa: E402, F403
from tools.messages import compile_stale  # noqa: E402

# Before Django reads any of them.
compile_stale(root=BASE_DIR)  # noqa: F405

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 (WhiteNoise warns without it)
WHITENOISE_AUTOREFRESH = True  # else each test's client reads all static files again

# Hashing on purpose slow is for real passwords; the manifest is for built files.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
