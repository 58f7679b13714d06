"""The key file: made once whoever comes first, never guessed, never made anew by itself."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command

from naast.core.crypto.keys import (
    NoKey,
    controller_key,
    data_key,
    fingerprint,
    make_key,
    new_data_key,
)
from naast.core.crypto.rules import KEY_BYTES, DoesNotOpen


@pytest.fixture(autouse=True)
def file(tmp_path, settings):
    settings.NAAST_KEYS = tmp_path / "deep" / "keys.json"
    return settings.NAAST_KEYS


@pytest.fixture
def outside_the_demo(settings):
    """Be a real installation: no demo, connected as the app."""
    settings.DEMO, settings.ACTING_ROLE = False, None


class TestMakeKey:
    def test_makes_a_key_once(self, file):
        first = make_key(name="organisation-5")
        before = file.read_text()
        second = make_key(name="organisation-5")

        assert (first, second) == (True, False)
        assert file.read_text() == before
        assert len(controller_key(controller="organisation-5")) == KEY_BYTES

    def test_keeps_the_other_keys(self, file):
        for number in range(5):
            make_key(name=f"organisation-{number}")

        assert json.loads(file.read_text()).keys() == {f"organisation-{n}" for n in range(5)}

    def test_only_its_owner_may_read_the_file(self, file):
        make_key(name="organisation-5")

        assert stat.S_IMODE(file.stat().st_mode) == 0o600

    def test_many_at_once_lose_no_key_and_agree(self, file):
        names = [f"organisation-{n % 10}" for n in range(60)]

        with ThreadPoolExecutor(12) as pool:
            made = list(pool.map(lambda name: make_key(name=name), names))
            keys = list(pool.map(lambda name: controller_key(controller=name), names))

        assert sum(made) == 10
        assert len(json.loads(file.read_text())) == 10
        assert len(set(zip(names, keys, strict=True))) == 10

    def test_the_command_says_where_and_that_a_copy_is_needed(self, file, capsys):
        call_command("make_key", "municipality-3")
        call_command("make_key", "municipality-3")

        said = capsys.readouterr().out
        assert str(file) in said
        assert "made" in said
        assert "was there already" in said


class TestKeys:
    def test_in_the_demo_and_in_tests_a_key_is_made_by_itself(self):
        assert controller_key(controller="organisation-9") == controller_key(
            controller="organisation-9"
        )

    @pytest.mark.usefixtures("outside_the_demo")
    def test_elsewhere_a_missing_key_is_an_error_that_says_what_to_do(self, file):
        with pytest.raises(NoKey, match=r"manage\.py make_key organisation-9"):
            controller_key(controller="organisation-9")

        assert not file.exists()

    @pytest.mark.usefixtures("outside_the_demo")
    def test_elsewhere_no_index_is_made_either(self):
        with pytest.raises(NoKey):
            fingerprint(value="0612345678", label="phone")

    def test_a_key_added_by_another_process_is_seen(self, file, settings):
        make_key(name="organisation-1")
        controller_key(controller="organisation-1")
        settings.DEMO, settings.ACTING_ROLE = False, None
        keys = json.loads(file.read_text())
        file.write_text(json.dumps(keys | {"organisation-2": keys["organisation-1"]}))

        assert controller_key(controller="organisation-2") == controller_key(
            controller="organisation-1"
        )


class TestDataKeys:
    def test_come_back_from_their_wrapped_form(self):
        key, wrapped = new_data_key(controller="organisation-5")

        again = data_key(wrapped=memoryview(wrapped), controller="organisation-5")

        assert again.open(sealed=key.seal(text="geheim", label="a"), label="a") == "geheim"

    def test_do_not_come_back_under_another_controller(self):
        _, wrapped = new_data_key(controller="organisation-5")

        with pytest.raises(DoesNotOpen):
            data_key(wrapped=wrapped, controller="municipality-5")


class TestFingerprint:
    def test_is_the_same_here_and_different_elsewhere(self, settings, tmp_path):
        here = [fingerprint(value=value, label="phone") for value in ("06 12", "0612")]
        settings.NAAST_KEYS = tmp_path / "another" / "keys.json"

        assert here[0] == here[1]
        assert fingerprint(value="0612", label="phone") != here[0]
