"""Ways to reach a person, found in what they typed: mail, phone, web, accounts, streets, ZIPs.

Each function yields triples of kind, start and end. All repetitions are bounded, so that a strange
text costs no more than another.
"""

import re

from .common_words import is_common

MAIL_HOSTS = (
    r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud|aol|proton(?:mail)?|msn|live|comcast"
    r"|verizon|att|sbcglobal|mac|zoho|gmx|mailbox)"
)
TOP_LEVEL = r"(?:com|net|org|edu|gov|mil|co|us|io|me|info|biz|ca|uk|mx|es|de|fr)"
LOCAL = r"(?<![\w.%+-])(?P<local>[A-Za-z0-9][\w.%+-]{0,63})"
HOST = r"[A-Za-z0-9][A-Za-z0-9-]{0,62}"
DOT = r"(?: ?[\[({] ?(?:dot|\.) ?[\])}] ?| dot | ?\. ?)"
EMAIL = re.compile(rf"{LOCAL}@{HOST}(?:\.{HOST}){{1,4}}")
# "jane [at] mail [dot] com" and "jane @ mail . com".
BRACKETED_EMAIL = re.compile(
    rf"{LOCAL} ?(?:[\[({{<] ?(?:at|@|a) ?[\])}}>]| @ |@ | @) ?{HOST}"
    rf"(?:{DOT}{HOST}){{0,2}}{DOT}{TOP_LEVEL}\b",
    re.IGNORECASE,
)
# "jane at mail dot com", "jane dot doe at gmail.com".
SPOKEN_EMAIL = re.compile(
    r"(?<![\w.%+-])(?P<local>[A-Za-z0-9][\w.%+-]{0,63}(?: (?:dot|underscore|dash) \w{1,30}){0,2})"
    rf" at (?P<host>{HOST})(?:(?P<dot>{DOT}){TOP_LEVEL}\b)?",
    re.IGNORECASE,
)
MAIL_CUE = re.compile(
    r"\b(?:e-?mail|mail|write|reach|contact|address|message|send|gmail|under|addy)\b", re.IGNORECASE
)
# "my gmail is jane88"
MAIL_NAME = re.compile(
    rf"\b{MAIL_HOSTS}(?: (?:is|account|address|name)){{0,2}}[ :=]{{1,3}}(?P<local>[\w.+-]{{3,40}})",
    re.IGNORECASE,
)
CUE_REACH = 40  # characters


def emails(text):
    for found in EMAIL.finditer(text):
        yield "email", found.start(), found.end()
    for found in BRACKETED_EMAIL.finditer(text):
        if not (is_common(found["local"]) and "@" in found.group()):
            yield "email", found.start(), found.end()
    for found in SPOKEN_EMAIL.finditer(text):
        if _is_spoken_email(text, found):
            yield "email", found.start(), found.end()
    for found in MAIL_NAME.finditer(text):
        if _looks_made_up(found["local"]):
            yield "email", found.start("local"), found.end("local")


def _is_spoken_email(text, found):
    """Whether "… at … dot com" is an address: "I saw it at amazon dot com" is not."""
    local, dot = found["local"], found["dot"]
    cued = MAIL_CUE.search(text, max(0, found.start() - CUE_REACH), found.start()) is not None
    from_mail_host = re.fullmatch(MAIL_HOSTS, found["host"], re.IGNORECASE) is not None
    if dot is None:
        return from_mail_host and _looks_made_up(local)
    if _looks_made_up(local):
        return True
    return not is_common(local) and (cued or from_mail_host or dot.strip(" ()[]{}") == "dot")


def _looks_made_up(word):
    return bool(re.search(r"[\d_.+]| (?:dot|underscore|dash) ", word.strip("."))) and bool(
        re.search(r"[A-Za-z]", word)
    )


# --- phone --------------------------------------------------------------------

GAP = r"(?:[ .·–-]{1,3})"
PHONE = re.compile(
    # "(303) 555-0142", "303.555.0142 ext. 4", "3035550142", "702-555-01 43"
    rf"(?<![\w.$/#-])(?:\+?1{GAP}?)?(?:\([2-9]\d\d\) ?{GAP}?|[2-9]\d\d(?:{GAP}|/)?)"
    rf"[2-9]\d\d(?:{GAP})?\d\d ?\d\d(?![\w%]|[-.,/]\d)"
    r"(?:,? ?(?:ext|extension|x)[. ]{0,2}\d{1,5})?"
    # "+44 7700 900123"
    r"|(?<![\w.])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}\d(?!\d)",
    re.IGNORECASE,
)
LOCAL_PHONE = re.compile(
    r"\b(?:(?:phone|cell|number|tel|mobile|landline|voicemail|fax|#)(?: number)?(?: is|:|=|'s)?"
    r"|(?:calls?|texts?|phone|ring|dial|reach|whatsapp)"
    r"(?: (?:me|us|him|her|back|them|at|on|under)){0,3})"
    rf"[ :]{{1,3}}(?P<number>(?:\d{{3}}{GAP})?\d{{3}}{GAP}?\d{{4}}|\d{{10}})(?![\w%]|[-.,/]\d)",
    re.IGNORECASE,
)
DIGIT = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
SPELLED = re.compile(
    rf"(?<![\w.])\(?(?:(?:double |triple )?{DIGIT}|\d{{1,4}})"
    rf"(?:[ .,)-]{{1,2}}(?:(?:double |triple )?{DIGIT}|\d{{1,4}})\b){{2,12}}(?![\w%])",
    re.IGNORECASE,
)
PHONE_LENGTHS = (7, 10, 11)


def phones(text):
    for found in PHONE.finditer(text):
        yield "phone", found.start(), found.end()
    for found in LOCAL_PHONE.finditer(text):
        yield "phone", found.start("number"), found.end("number")
    for found in SPELLED.finditer(text):
        words = found.group().lower()
        spelled = len(re.findall(rf"\b{DIGIT}\b", words))
        count = spelled + len(re.findall(r"\d", words))
        count += len(re.findall(r"double", words)) + 2 * len(re.findall(r"triple", words))
        if spelled >= 2 and count in PHONE_LENGTHS:
            yield "phone", found.start(), found.end()


# --- web and accounts ---------------------------------------------------------

URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”]{3,300}", re.IGNORECASE)
SITE = re.compile(
    rf"(?<![\w@.])(?P<host>(?:{HOST}(?:\.| dot )){{1,3}}(?:com|net|org|edu|gov|io|biz))\b"
    r"(?P<path>/[^\s<>\"“”]{0,200})?",
    re.IGNORECASE,
)
PATHED_SITE = re.compile(
    rf"(?<![\w@.])(?:{HOST}\.){{1,3}}[a-z]{{2,10}}/[^\s<>\"“”]{{2,200}}", re.IGNORECASE
)
# Shops, makers and sources that everybody may name: a link to them says nothing of who asks.
PUBLIC_HOSTS = frozenset(
    """
    aad amazon cdc cerave cetaphil clevelandclinic costco cvs drugs dermalogica dermatologytimes
    dermnetnz dermstore ebay etsy eucerin fda goodrx google healthline iherb jamanetwork
    laroche-posay lookfantastic mayoclinic medlineplus medscape nature nhs nih nlm ncbi
    paulaschoice pubmed reddit sephora skinceuticals skinmedica skinpen stylevana target temu
    theordinary tretinoin ulta vanicream verywellhealth walgreens walmart webmd wikipedia wiley
    yesstyle youtube alibaba aliexpress clinicaltrials accessdata nejm sciencedirect springer
    """.split()
)
PERSONAL_PATH = re.compile(
    r"/(?:u|user|users|profile|people|channel|c|in|maps|registry|wishlist|hz/wishlist)/|/@", re.I
)
TRAILING = ".,;:!?)]}'’\""


def web_addresses(text):
    for pattern in (URL, SITE, PATHED_SITE):
        for found in pattern.finditer(text):
            address = found.group().rstrip(TRAILING)
            if not is_public_address(address):
                yield "web", found.start(), found.start() + len(address)


def is_public_address(address):
    """Whether a link leads to a shop, a maker or a source that everybody may name."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower().replace(" dot ", "."))
    host, slash, path = bare.partition("/")
    return not PUBLIC_HOSTS.isdisjoint(host.split(".")) and not PERSONAL_PATH.search(slash + path)


HANDLE = re.compile(r"(?<![\w@.])@(?P<name>[A-Za-z_][\w.]{2,30})")
REDDIT_USER = re.compile(r"(?<![\w/])/?u/[\w-]{3,20}\b", re.IGNORECASE)
NETWORK = (
    r"(?:ig|insta(?:gram)?|snap(?:chat)?|tik ?tok|twitter|facebook|fb|reddit|discord|telegram"
    r"|whats ?app|venmo|cash ?app|linkedin|messenger|kik|skype|youtube|handle|user ?name"
    r"|screen ?name)"
)
ACCOUNT = re.compile(
    rf"\b(?P<network>{NETWORK})(?: (?:handle|name|account|user|page|there|it))?"
    r"(?P<link>(?: (?:is|under|as|at|me at|me))? ?[:=]? ?@?)(?P<name>[A-Za-z_][\w.-]{2,30})",
    re.IGNORECASE,
)


def handles(text):
    for found in HANDLE.finditer(text):
        if not is_common(found["name"].strip(".")):
            end = found.start() + len(found.group().rstrip("."))
            yield "handle", found.start(), end
    for found in REDDIT_USER.finditer(text):
        yield "handle", found.start(), found.end()
    for found in ACCOUNT.finditer(text):
        name = found["name"].rstrip(".-")
        announced = re.search(r"[:=@]|\b(?:is|under|as|at)\b", found["link"].lower()) is not None
        is_word = re.fullmatch(r"[A-Za-z]+", name) is not None
        if announced and not is_common(name) and not (is_word and len(name) < 6):
            yield "handle", found.start("name"), found.start("name") + len(name)
