"""Which questions wait in the queue for likely spam, and that honest people seldom do."""

import pytest

from articles.questions.languages import foreign_alphabet_share, is_in_other_language
from articles.questions.spam import ENOUGH, LONGEST, looks_like_spam, signs

from .tables import read_table, read_texts

SPAM = read_table("spam")
HONEST = read_texts("honest")
CAUGHT_AT_LEAST = 0.95
WRONGED_AT_MOST = 0.02

SIGNS = {
    "several links": "See http://a.example.com and http://b.example.com",
    "link": "See http://a.example.com",
    "shortened link": "look bit.ly/3xYz",
    "markup": '<a href="http://a.example.com">a</a>',
    "template": "Hi {first_name}",
    "spun text": "{Hi|Hello} there",
    "search engine services": "We do SEO services",
    "betting": "Try our online casino",
    "money for nothing": "Invest in Bitcoin",
    "loans": "Bad credit? No problem",
    "pills": "Buy Viagra online",
    "no language": "qwertyui asdfghjk zxcvbnml",
    "no words": "!!!! $$$$",
    "the same words again and again": "free free free free free free",
    "repeated character": "heeeeeeeeeeeeeelp",
    "capitals": "WHY IS MY FACE STILL SO RED",
    "another alphabet": "Здравствуйте, у меня вопрос",
    "another language": "ma peau est chaude et gonflée depuis hier",
}


def test_nearly_all_spam_is_caught_and_hardly_anybody_is_wronged():
    missed = [text for text, said in SPAM if not looks_like_spam(text, **dict(said))]
    wronged = [(signs(text), text) for text in HONEST if looks_like_spam(text)]
    caught, wrong = 1 - len(missed) / len(SPAM), len(wronged) / len(HONEST)
    print(  # noqa: T201 - shown with pytest -s
        f"\nSpam: {caught:.1%} of {len(SPAM)} texts caught, "
        f"{wrong:.1%} of {len(HONEST)} honest texts in the wrong queue"
    )
    assert len(SPAM) >= 100
    assert len(HONEST) >= 100
    assert caught >= CAUGHT_AT_LEAST, missed
    assert wrong <= WRONGED_AT_MOST, wronged


def test_questions_with_personal_details_are_no_spam():
    texts = [*(text for text, _ in read_table("personal")), *read_texts("impersonal")]
    wronged = [(signs(text), text) for text in texts if looks_like_spam(text)]
    assert len(wronged) <= WRONGED_AT_MOST * len(texts), wronged


@pytest.mark.parametrize(("kind", "text"), SIGNS.items(), ids=SIGNS)
def test_signs_are_named(kind, text):
    assert kind in [sign.kind for sign in signs(text)]


@pytest.mark.parametrize(
    "text",
    [
        *["HELP MY FACE IS BURNING!!!", "aaaaaargh it hurts so much", "pleeeeeeease help me"],
        *["¿Puedo ir al sol?", "me arde la cara", "Ist meine Haut normal nach zwei Tagen?"],
        *["Is this ok? https://www.amazon.com/dp/B00EXAMPLE", "does it hurt?", "sun?"],
        *["This serum www.some-brand.example.com burns my cheeks, should I stop?"],
        *["Should I take a loan for six sessions?", "I take Viagra, can I get numbing cream?"],
        *["your website is confusing and I can't find how to sleep with a raw face"],
    ],
)
def test_these_are_honest(text):
    assert not looks_like_spam(text)


def test_name_and_email_count():
    text = "Good morning, I have a proposal"
    assert not looks_like_spam(text)
    assert looks_like_spam(text, name="SEO Agency", email="seo@agency.example.com")
    assert not looks_like_spam("Is day 3 too soon?", name="Ana", email="ana@example.org")


def test_the_heaviest_sign_comes_first_and_the_sum_decides():
    found = signs("Buy backlinks http://a.example.com http://b.example.com")
    weights = [sign.weight for sign in found]
    assert weights == sorted(weights, reverse=True)
    assert sum(weights) >= ENOUGH


@pytest.mark.parametrize("text", ["", " ", "?", "😀😀😀", "\n", "\u200b"])
def test_texts_without_words(text):
    assert isinstance(looks_like_spam(text), bool)


@pytest.mark.parametrize(
    "words", ["a", "a ", "http://", "a.com ", "<", "{a|", "we ", "free ", "My "]
)
def test_a_strange_text_is_read_in_time(words):
    assert signs(words * LONGEST) == signs((words * LONGEST)[:LONGEST])


def test_languages():
    assert not is_in_other_language("How long do I wait before I go to the gym?")
    assert not is_in_other_language("¿Cuánto tiempo tengo que esperar para ir al gimnasio?")
    assert is_in_other_language("Wie lange muss ich warten, bis ich Sport machen kann?")
    assert not is_in_other_language("Lancôme Génifique")
    assert foreign_alphabet_share("привет") == 1
    assert foreign_alphabet_share("15 µm, 2ª sesión") == 0
    assert foreign_alphabet_share("123") == 0
