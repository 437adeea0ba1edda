"""Streets and ZIP codes in what a person typed. A city or a state alone says little, and stays.

Each function yields triples of kind, start and end.
"""

import re

from .common_words import is_common
from .typed_words import capitals_mean_names

# Streets that are hardly anything else, and those that are ("4 times dr said", "15 minutes drive").
STREET = (
    r"(?:street|str|avenue|ave|boulevard|blvd|road|rd|parkway|pkwy|highway|hwy|turnpike|terrace"
    r"|ter)"
)
UNCLEAR_STREET = (
    r"(?:st|dr|drive|lane|ln|way|court|ct|place|pl|circle|cir|trail|square|sq|plaza|loop|row"
    r"|cove|pike)"
)
DIRECTION = r"(?:(?:north|south|east|west|[nsew]|[ns][ew])\.? )?"
UNIT = r"(?:,? (?:apt|apartment|unit|suite|ste|#|floor|fl|rm|room)\.? ?#? ?[\w-]{1,6})?"
NUMBER = r"(?<![\w.$/-])(?P<number>\d{1,5}[a-z]?)(?! ?%)"
STREET_NAME = r"(?P<name>(?:[\w'’.-]{1,20} ){1,3}?)"
ADDRESS = re.compile(
    rf"{NUMBER} {DIRECTION}{STREET_NAME}(?:(?P<sure>{STREET})|(?P<unsure>{UNCLEAR_STREET}))\b\.?"
    rf"(?P<unit>{UNIT})",
    re.IGNORECASE,
)
PO_BOX = re.compile(r"\bp\.? ?o\.? ?box ?#?\d{1,6}\b", re.IGNORECASE)
CUE = re.compile(
    r"\b(?:live|lives|living|address|located|home is|house is|i'm|im|moved to)\b", re.I
)
CUE_REACH = 30
# "20 mg dr said", "2 times way better": no streets without a capital or another sign.
UNITS = frozenset(
    "mm cm mg mcg ml g oz lb lbs x min mins hr hrs wk wks yr yrs am pm percent".split()
)
SELDOM_STREETS = frozenset({"dr", "way", "place", "pl", "row", "loop", "square", "sq", "court"})
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.IGNORECASE)


def addresses(text):
    for found in PO_BOX.finditer(text):
        yield "address", found.start(), found.end()
    cased = capitals_mean_names(text)
    for found in ADDRESS.finditer(text):
        if _is_address(text, found, cased):
            end = found.start() + len(found.group().rstrip(" ."))
            yield "address", found.start(), end


def _is_address(text, found, cased):
    words = [word.strip(".") for word in found["name"].split()]
    if not all(word[0].isalpha() or ORDINAL.fullmatch(word) for word in words if word):
        return False
    named = [word for word in words if word and not is_common(word) and word.lower() not in UNITS]
    capital = cased and all(word[:1].isupper() or word[:1].isdigit() for word in words)
    if found["sure"]:
        return bool(named) or capital or bool(found["unit"])
    cued = CUE.search(text, max(0, found.start() - CUE_REACH), found.start()) is not None
    written = found["unsure"][0].isupper()
    if found["unit"] or (capital and written) or (cued and named):
        return True
    return len(named) == len(words) and found["unsure"].lower() not in SELDOM_STREETS


STATES = (
    r"AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH"
    r"|NJ|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
STATE_NAMES = (
    r"Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    r"|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey"
    r"|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    r"|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    r"|West Virginia|Wisconsin|Wyoming"
)
CITY = r"(?:[A-Z][\w.'’-]{1,20} ){0,2}[A-Z][\w.'’-]{1,20},? "
FIVE = r"\d{5}(?:-\d{4})?(?![\d-])"
# In small letters some are words ("or 20000", "me 10000").
SMALL_STATES = r"az|ca|ct|fl|ga|il|ky|mn|nc|nd|nh|nj|nm|nv|ny|ri|sc|sd|tn|tx|ut|va|vt|wa|wi|wv|wy"
ZIPS = (
    re.compile(rf"(?:{CITY})?\b(?:{STATES}|{STATE_NAMES})\.?,? {FIVE}"),
    re.compile(rf"\b(?:{SMALL_STATES}|{STATE_NAMES.lower()}),? {FIVE}"),
    re.compile(r"(?<![\w-])\d{5}-\d{4}(?![\w-])"),
)
ZIP_CODE = re.compile(
    r"\b(?:zip(?: ?code)?|postal code)(?: is|:|=|'s)? {0,2}(?P<code>\d{5}(?:-\d{4})?)\b", re.I
)


def zips(text):
    for pattern in ZIPS:
        for found in pattern.finditer(text):
            yield "zip", found.start(), found.end()
    for found in ZIP_CODE.finditer(text):
        yield "zip", found.start("code"), found.end("code")
