"""The stylesheets: one file for visitors, colors only by name, contrast enough to read."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage

from articles.claim import Grade
from microsite.static_storage import SiteStaticFilesStorage, compact, inline_imports

FOLDER = settings.BASE_DIR / "static" / "css"
SITE = (FOLDER / "site.css").read_text()
IMPORTED = re.findall(r'url\("([\w-]+\.css)"\)', SITE)
# The desk has its own sheets: they stand on Django's admin, not on the site's layers. That of the
# account pages is linked there beside the site's, which readers get without it.
OF_THE_DESK = {"desk.css", "review.css", "writing.css", "account.css"}
COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(")
TEXT_COLORS = ("ink", "ink-soft", "teal", "teal-strong", "amber", "red")
BACKGROUNDS = ("paper", "sheet", "shade", "teal-wash", "amber-wash")


def palettes():
    """The color tokens of the light and of the dark theme, by name."""
    light, dark = (FOLDER / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    first = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light))
    return {
        "light": first,
        "dark": first | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", dark)),
    }


def luminance(color):
    """Relative luminance as WCAG defines it; `color` is #rgb or #rrggbb."""
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_reads_on_every_background(theme):
    colors = palettes()[theme]
    for background in BACKGROUNDS:
        for text in TEXT_COLORS:
            assert contrast(colors[text], colors[background]) >= 4.5, (text, background)
    assert contrast(colors["ink"], colors["mark"]) >= 4.5
    assert contrast(colors["on-teal"], colors["teal"]) >= 4.5
    assert contrast(colors["on-red"], colors["red-fill"]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_that_carry_meaning_are_seen(theme):
    colors = palettes()[theme]
    for background in ("paper", "sheet", "shade"):
        for edge in ("edge", "amber-edge", "focus"):
            assert contrast(colors[edge], colors[background]) >= 3, (edge, background)


def test_the_site_sheet_holds_every_sheet_of_the_folder():
    sheets = {path.name for path in FOLDER.glob("*.css")} - OF_THE_DESK - {"site.css"}
    assert sheets == set(IMPORTED)


@pytest.mark.parametrize("name", [*IMPORTED, "site.css"])
def test_a_sheet_stays_short(name):
    assert len((FOLDER / name).read_text().splitlines()) <= 400


@pytest.mark.parametrize("name", sorted(set(IMPORTED) - {"tokens.css", "print.css"}))
def test_colors_are_used_by_name_only(name):
    assert COLOR.findall((FOLDER / name).read_text()) == []


def test_every_token_that_a_sheet_uses_is_defined():
    sheets = {name: (FOLDER / name).read_text() for name in IMPORTED}
    every = "".join(sheets.values())
    defined = set(re.findall(r"(?<![\w-])(--[\w-]+)\s*:", every))
    used = {name: set(re.findall(r"var\(\s*(--[\w-]+)", sheet)) for name, sheet in sheets.items()}
    assert {name: tokens - defined for name, tokens in used.items() if tokens - defined} == {}
    assert defined == set().union(*used.values())


def test_every_grade_of_evidence_looks_different():
    sheet = (FOLDER / "evidence.css").read_text()
    assert {name for name in Grade.values if f".grade--{name}" not in sheet} == set()


def test_every_class_of_a_drawing_has_its_style():
    every = "".join((FOLDER / name).read_text() for name in IMPORTED)
    styled = set(re.findall(r"\.([a-z][\w-]*)", every))
    drawings = [path.read_text() for path in (settings.BASE_DIR / "content/figures").glob("*.svg")]
    used = {
        name
        for drawing in drawings
        for names in re.findall(r'class="([^"]*)"', drawing)
        for name in names.split()
    }
    assert used and used - styled == set()


def test_imports_become_layers():
    css = '/* why */\n@layer a;\n@import url("x.css") layer(a);\n'
    assert inline_imports(css, {"x.css": "b {\n  c: d; /* e */\n}\n"}.get) == (
        "@layer a;\n@layer a {\nb {\nc: d;\n}\n}\n"
    )


def test_comments_go_and_rules_stay():
    assert compact("/* a\n b */\np {\n  margin: 0 1px;\n}\n\n") == "p {\nmargin: 0 1px;\n}\n"


def test_collecting_makes_one_sheet_of_all(tmp_path):
    source = StaticFilesStorage(location=settings.BASE_DIR / "static")
    names = [
        path.relative_to(source.location).as_posix()
        for path in (settings.BASE_DIR / "static").rglob("*.*")
    ]
    storage = SiteStaticFilesStorage(location=tmp_path)
    for name in names:
        with source.open(name) as file:
            storage._save(name, file)
    list(storage.post_process({name: (source, name) for name in names}))
    joined = (tmp_path / storage.hashed_files["css/site.css"]).read_text()
    assert "@import" not in joined
    assert "/*" not in joined
    assert "--teal: #0a5c5f" in joined
    assert re.search(r'url\("\.\./fonts/atkinson-hyperlegible-next\.[0-9a-f]{12}\.woff2"\)', joined)
    # The address without a hash, which the page for a broken server links to, holds the same rules.
    assert "@import" not in (tmp_path / "css/site.css").read_text()


def test_a_reviewer_sees_drawings_and_sheets_in_the_styles_of_readers():
    desk = (FOLDER / "desk.css").read_text()
    assert {"figures.css", "figures-body.css", "sheets.css"} <= set(IMPORTED)
    for name in ("text.css", "health.css", "sheets.css", "figures.css", "figures-body.css"):
        assert f'url("{name}")' in desk, name
    # The size of icons is not that of drawings.
    assert ":not(.figure) > svg" in desk
