"""One language has one name, however listings write it."""

import pytest

from clinics.finding.languages import languages_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        (" , ;", {}),
        ("English", {"english": "English"}),
        ("english, SPANISH", {"english": "English", "spanish": "SPANISH"}),
        ("English and Spanish", {"english": "English", "spanish": "Spanish"}),
        ("English; Spanish/French & Thai", {"english": 0, "spanish": 0, "french": 0, "thai": 0}),
        ("Español, Spanish", {"spanish": "Spanish"}),
        ("castellano", {"spanish": "Spanish"}),
        ("Chinese (Mandarin)", {"mandarin": "Mandarin"}),
        ("Mandarin Chinese, Cantonese", {"mandarin": "Mandarin", "cantonese": "Cantonese"}),
        ("Haitian Creole", {"haitian-creole": "Haitian Creole"}),
        ("ASL", {"american-sign-language": "American Sign Language"}),
        ("Tiếng Việt", {"vietnamese": "Vietnamese"}),
        ("Farsi", {"persian": "Persian"}),
        ("Ho-Chunk", {"ho-chunk": "Ho-Chunk"}),
        ("<b>Thai</b>", {"bthai": "<b>Thai<", "b": "B>"}),
    ],
)
def test_languages_of_a_listing(text, expected):
    found = languages_in(text)
    assert set(found) == set(expected)
    assert all(found[slug] == name for slug, name in expected.items() if name)


def test_a_name_is_never_longer_than_its_column():
    (name,) = languages_in("x" * 200).values()
    assert len(name) == 60
