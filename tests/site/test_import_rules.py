"""Imports point one way: the contract behind `make lint` lets no upward import pass."""

import pytest
from grimp import ImportGraph

from tests.one_way import OneWayContract

LAYERS = [
    "site",
    "articles.questions | articles.healing",
    "articles",
    "site.search",
    "site.markup : site.mail",
]


def check(importer, imported):
    """The contract's verdict on one import among our modules."""
    graph = ImportGraph()
    named = [name.strip() for line in LAYERS for name in line.replace("|", ":").split(":")]
    for module in {*named, importer, imported}:
        graph.add_module(module)
    graph.add_import(importer=importer, imported=imported, line_number=7, line_contents="an import")
    contract = OneWayContract(
        name="one way",
        session_options={"root_packages": ["site", "articles"]},
        contract_options={"layers": LAYERS},
    )
    return contract.check(graph, verbose=False)


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("site.urls", "articles.questions.views"),
        ("site.management.commands.load", "site.markup.blocks"),
        ("articles.questions.models", "articles.models"),
        ("articles.models", "site.search.index"),
        ("articles.models", "articles.sections"),
        ("articles.questions.views", "articles.questions.models"),
        ("site.markup", "site.mail"),
        ("articles.models", "elsewhere.models"),
    ],
)
def test_imports_downward_and_sideways_pass(importer, imported):
    assert check(importer, imported).kept


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("articles.models", "articles.questions.models"),
        ("articles.models", "articles.questions"),
        ("articles.views", "site.urls"),
        ("site.search.index", "site.a_file_that_nobody_listed"),
        ("site.search.index", "articles.models"),
        ("site.markup.blocks", "site.search"),
        ("articles.questions.models", "articles.healing.models"),
    ],
)
def test_imports_upward_and_between_siblings_break_it(importer, imported):
    verdict = check(importer, imported)
    assert not verdict.kept
    assert verdict.metadata["wrong"] == [(importer, imported, 7)]


def test_a_layer_that_does_not_exist_breaks_it():
    contract = OneWayContract(
        name="one way", session_options={}, contract_options={"layers": ["gone"]}
    )
    verdict = contract.check(ImportGraph(), verbose=False)
    assert not verdict.kept
    assert verdict.metadata["missing"] == ["gone"]
