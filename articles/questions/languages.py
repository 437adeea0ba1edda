"""In which language and alphabet a short text is, as far as its commonest words tell."""

import re
import unicodedata

# English and Spanish, the languages of this site.
COMMONEST = frozenset(
    """
    a about after all also am an and any are as at be because been before but by can could day days
    did do does doing dont ever for from get go going good got had has have he help her here hi him
    his how i if im in is it its just know like long look me more much my need new no normal not
    now of off ok on one only or our out over please said say she should so some still than thank
    thanks that the their them then there they this to today too two up use very want was way we
    week weeks were what when where which who why will with would yes you your
    el los las lo la un una unos de del que es en y por para con no se me mi mis tu su al como cómo
    qué cuanto cuánto cuando cuándo donde pero más muy si sí hay está esta esto este fue hola
    gracias tengo hice puedo puede quiero después desde hasta ya o son soy día días dos
    todo sobre sin le
    """.split()
)
# The commonest words elsewhere, those apart that English or Spanish have, too.
COMMONEST_ELSEWHERE = frozenset(
    """
    le les des et est je mon ma une pour dans avec pas vous nous sur ce cette qui votre sans après
    plus très c'est j'ai bonjour aux du en ou
    der die das und ist ich mein meine nicht mit für auf ein eine haben wir sie nach von zu den bei
    wie kann jetzt ohne auch sehr hatte ihr ihre
    os é meu minha não uma um você muito em mais posso são seu sua ao il gli è non che sono della
    dopo molto ho vostro alla
    dan yang di untuk dengan ini itu anda kami dari ke bisa hari tanpa ve bir bu için ile çok
    nie jest dla po na się het een van ik niet mijn voor aan op zijn och att det som med jeg og til
    và của là có không cho với
    """.split()
) - COMMONEST  # fmt: skip
SPANISH_MARKS = frozenset("áéíóúüñ")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEWEST_WORDS = 5


def foreign_alphabet_share(text):
    """The share of the letters that are not Latin, from 0 to 1."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return 0.0
    return sum(not _is_latin(letter) for letter in letters) / len(letters)


def _is_latin(letter):
    # The micro sign and ordinals ("2ª") are letters, too.
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "") or letter in "µªº"


def is_in_other_language(text):
    """Whether a text of five words or more seems to be neither English nor Spanish."""
    text = unicodedata.normalize("NFC", text)
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return False
    here = sum(word in COMMONEST for word in words)
    elsewhere = sum(word in COMMONEST_ELSEWHERE for word in words)
    # "Naïve" and "Lancôme" have such a letter; whole texts of another language have several.
    marked = sum(any(_is_marked(letter) for letter in word) for word in words)
    return max(elsewhere, marked) > here or (here == 0 and elsewhere + marked > 0)


def _is_marked(letter):
    return not letter.isascii() and letter.isalpha() and letter not in SPANISH_MARKS
