"""What `make assets` wrote is what is committed, and light."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from django.template import engines

UI = Path(__file__).parents[1]
ROOT = UI.parents[2]
STATIC = UI / "static" / "ui"
MANIFEST = json.loads((STATIC / "MANIFEST.json").read_text())
TEMPLATES = sorted(
    path for path in ROOT.glob("naast/**/*.html") if "/templates/" in path.as_posix()
)

CLASSES = re.compile(r'class="([^"]*)"')
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


def named_icons(text):
    yield from re.findall(r'{% (?:icon|picto) "([a-z-]+)"', text)
    yield from re.findall(r'icon_(?:before|after|name)="([a-z-]+)"', text)


class TestManifest:
    @pytest.mark.parametrize("path", sorted(MANIFEST))
    def test_holds_the_hash_of_every_built_file(self, path):
        digest = hashlib.sha256((UI / path).read_bytes()).hexdigest()

        assert digest == MANIFEST[path]["sha256"]

    @pytest.mark.parametrize("path", sorted(MANIFEST))
    def test_names_package_version_and_an_open_licence(self, path):
        for source in MANIFEST[path]["from"]:
            assert source["package"]
            assert source["version"]
            assert source["licence"] in {"EUPL-1.2", "MIT", "OFL-1.1", "0BSD", "MPL-2.0"}

    def test_ships_no_house_style_of_another_organisation(self):
        packages = {source["package"] for entry in MANIFEST.values() for source in entry["from"]}

        assert not [
            name for name in packages if "design-tokens" in name and "voorbeeld" not in name
        ]

    def test_knows_every_file_that_is_served(self):
        ours = {"MANIFEST.json", "naast.js", "desk.js", "mark.svg", "500.html"}
        served = {
            path.relative_to(UI).as_posix()
            for path in STATIC.rglob("*")
            if path.is_file() and path.name not in ours
        }

        assert served <= MANIFEST.keys()


class TestWeight:
    @pytest.mark.parametrize("name", ["resident.css", "staff.css"])
    def test_of_a_stylesheet_is_under_16_kb(self, name):
        assert len(gzip.compress((STATIC / name).read_bytes())) < 16_000

    def test_of_our_script_is_under_1_kb_and_of_the_desk_under_3(self):
        assert len((STATIC / "naast.js").read_bytes()) < 1_000
        assert len((STATIC / "desk.js").read_bytes()) < 3_000

    def test_of_each_font_is_under_16_kb(self):
        assert all(font.stat().st_size < 16_000 for font in STATIC.glob("fonts/*.woff2"))


class TestStylesheets:
    def test_fetch_nothing_from_elsewhere(self):
        for sheet in STATIC.glob("*.css"):
            addresses = re.findall(r"url\(([^)]*)\)", sheet.read_text())

            assert all(one.strip("'\"").startswith(("fonts/", "data:", "#")) for one in addresses)

    def test_hold_every_class_of_the_design_systems_that_a_template_uses(self):
        """If this fails: run `make assets`."""
        shipped = "".join(sheet.read_text() for sheet in STATIC.glob("*.css"))
        # Classes that carry no rules of their own; the parts below them do.
        bare = {"nl-button__label", "utrecht-form-field__label"}

        missing = {
            name
            for path in TEMPLATES
            for names in CLASSES.findall(TAGS.sub(" ", path.read_text()))
            for name in names.split()
            if name.startswith(("nl-", "utrecht-")) and f".{name}" not in shipped
        }

        assert missing - bare == set()


class TestIcons:
    def test_named_in_a_template_are_there(self):
        """If this fails: add the name to assets/icons.txt and run `make assets`."""
        icons = json.loads((UI / "icons.json").read_text())

        named = {name for path in TEMPLATES for name in named_icons(path.read_text())}

        assert named <= icons.keys()


class TestLock:
    def test_holds_no_address(self):
        assert "://" not in (ROOT / "package-lock.json").read_text()

    def test_holds_a_digest_of_every_package(self):
        packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]

        assert all("integrity" in package for path, package in packages.items() if path)


class TestTemplates:
    @pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
    def test_have_no_inline_style_or_script(self, path):
        """The Content-Security-Policy would refuse them, and nobody would see why."""
        text = path.read_text()

        assert not re.search(r"\sstyle\s*=|<style", text)
        assert not re.search(r"\son[a-z]+\s*=\s*[\"']|javascript:", text)
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))

    @pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
    def test_can_be_read(self, path):
        engines["django"].from_string(path.read_text())
