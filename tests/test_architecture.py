"""What import-linter cannot say: an app's insides are private, and foreign keys point downwards."""

import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
from django.apps import apps

ROOT = Path(__file__).parents[1]

PUBLIC = {"rules", "queries", "actions", "api"}  # `api` so that entrances/api can mount it
PUBLIC_OF = {  # what these show besides
    "naast.core.policy": {"walls", "registry"},
    "naast.core.crypto": {"fields", "keys", "passing"},
    "naast.core.files": {"forms", "responses"},
    "naast.core.outbox": {"jobs"},
    "naast.core.ui": {"templatetags", "views", "context"},
    "naast.support.people": {"hats", "demo_codes"},
}
# Who may look inside a neighbour, and at what: a reach built from the parent's; a demo world that
# goes on where the one below stopped; a test at the rows that were written.
PEEKS = {"policy": {"policy"}, "demo": {"demo"}, "tests": {"tests", "models", "demo"}}


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("naast", exclude_type_checking_imports=True)


def apps_in(graph) -> list[str]:
    return sorted(m for m in graph.modules if m.count(".") == 2 and graph.find_children(m))


def app_of(module: str) -> str:
    return ".".join(module.split(".")[:3])


def part(module: str) -> str:
    return (module.split(".") + [""] * 4)[3]


def may(importer: str, imported: str) -> bool:
    if importer.startswith((app_of(imported) + ".", "naast.config")):
        return True
    public = PUBLIC | PUBLIC_OF.get(app_of(imported), set())
    return part(imported) in public | PEEKS.get(part(importer), set())


def test_apps_use_each_other_only_through_their_public_modules(graph):
    trespasses = [
        f"{importer} -> {imported}"
        for app in apps_in(graph)
        for imported in graph.find_descendants(app)
        for importer in graph.find_modules_that_directly_import(imported)
        if not may(importer, imported)
    ]

    assert sorted(trespasses) == []


def foreign_keys() -> Iterator[tuple[str, str, str]]:
    """Yield each foreign key between two apps of ours: its name, its app, the app it points to."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if field.auto_created or not field.is_relation or not field.related_model:
                continue
            here, there = app_of(model.__module__), app_of(field.related_model.__module__)
            if here != there and here.startswith("naast.") and there.startswith("naast."):
                yield f"{model._meta.label}.{field.name}", here, there


def layers(container: str) -> dict[str, int]:
    """Return how high each package of a container lies, by the import contract; 0 is lowest."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    [order] = [
        contract["layers"]
        for contract in contracts["contracts"]
        if contract["type"] == "layers" and contract["containers"] == [container]
    ]
    return {
        f"{container}.{name.strip(' ()')}": height
        for height, names in enumerate(reversed(order))
        for name in names.split("|")
    }


@pytest.mark.parametrize(("container", "depth"), [("naast", 2), ("naast.support", 3)])
def test_foreign_keys_point_the_way_of_the_layers(container, depth):
    height = layers(container)

    upwards = []
    for name, here, there in foreign_keys():
        a, b = (height.get(".".join(app.split(".")[:depth])) for app in (here, there))
        same_package = here.split(".")[:depth] == there.split(".")[:depth]
        if a is not None and b is not None and not same_package and a <= b:
            upwards.append(name)

    assert upwards == []


def test_imports_and_foreign_keys_together_make_no_cycle(graph):
    uses = {app: set() for app in apps_in(graph)}
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            if part(importer) != "tests" and app_of(importer) != app_of(imported):
                uses.setdefault(app_of(importer), set()).add(app_of(imported))
    for _, here, there in foreign_keys():
        uses[here].add(there)

    order = list(TopologicalSorter(uses).static_order())  # CycleError names the cycle

    assert order


def test_the_guard_of_private_modules_bites():
    assert may("naast.support.matching.queries", "naast.support.people.queries")
    assert may("naast.support.casework.policy", "naast.support.people.policy")
    assert may("naast.core.audit.models", "naast.core.policy.walls")
    assert not may("naast.support.matching.queries", "naast.support.people.models")
    assert not may("naast.support.matching.views", "naast.core.policy.apps")
