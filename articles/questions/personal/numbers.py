"""Numbers by which a person is kept on file: dates of birth, social security, records, accounts.

Each function yields triples of kind, start and end.
"""

import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)(?!\d)"
LONG_YEAR = r"(?:19\d\d|200\d|201\d)(?!\d)"


def _dates(year):
    return (
        rf"(?:(?:the )?{DAY} (?:of )?{MONTH},? (?:of )?{year}"
        rf"|{MONTH} (?:the )?{DAY},? (?:of )?{year}"
        rf"|\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?{year}|(?:19|20)\d\d[/.-]\d{{1,2}}[/.-]\d{{1,2}})"
    )


DATE_OF_BIRTH = re.compile(
    r"\b(?:d\.?o\.?b\.?|born|date of birth|birth ?da(?:y|te)|b-?day|birth)\b"
    r"(?: (?:is|was|on|in|me|the|it's|its)| ?[:=,-]){0,3} {0,2}"
    rf"(?P<date>{_dates(YEAR)}|(?:0\d|1[0-2])[0-3]\d(?:19|20)?\d\d\b)",
    re.IGNORECASE,
)
# Without a word for it: only years in which adults of today were born, and no word for a visit.
OLD_DATE = re.compile(rf"(?<![\w/.-])(?P<date>{_dates(LONG_YEAR)})(?![\w/-])", re.IGNORECASE)
BIRTH_YEAR = re.compile(r"(?:19\d\d|200\d)(?!\d)")
VISIT = re.compile(
    r"\b(?:finish\w*|stop\w*|start\w*|began|had|have|did|got|since|surger\w+|session\w*|treat\w*"
    r"|appointment|visit\w*|accutane|isotretinoin|last|until|till|from|between|laser\w*|peel\w*"
    r"|took|saw|done|dated|published|approved|cleared|wedding|married|expir\w+)\b",
    re.IGNORECASE,
)
VISIT_REACH = 60  # characters


def birth_dates(text):
    for found in DATE_OF_BIRTH.finditer(text):
        yield "birth_date", found.start("date"), found.end("date")
    for found in OLD_DATE.finditer(text):
        start = found.start()
        is_old = BIRTH_YEAR.search(found["date"]) is not None
        if is_old and not VISIT.search(text, max(0, start - VISIT_REACH), start):
            yield "birth_date", start, found.end()


SOCIAL = re.compile(
    r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"
    r"|(?<=\bssn )\d{3} ?\d{2} ?\d{4}\b"
)
SOCIAL_CUED = re.compile(
    r"\b(?:ssn|social(?: security)?(?: (?:number|no\.?|#))?)(?: is|:|,|=|#)? {0,2}"
    r"(?:ending (?:in|with) |ends in )?(?P<number>\d{3}[ -]?\d{2}[ -]?\d{4}|\d{4})\b",
    re.IGNORECASE,
)


def social_security_numbers(text):
    for found in SOCIAL.finditer(text):
        yield "ssn", found.start(), found.end()
    for found in SOCIAL_CUED.finditer(text):
        yield "ssn", found.start("number"), found.end("number")


WHAT = (
    r"(?:mrn|medical record|record|chart|patient|member(?:ship)?|subscriber|policy|insurance|group"
    r"|claim|account|acct|case|confirmation|medicare|medicaid|invoice|booking|reference|file|order"
    r"|prescription|rx|passport|driver['’]?s? licen[sc]e|licen[sc]e|customer|client|routing|npi)"
)
IS_NUMBER = (
    r"(?: (?:policy|account|claim|group|member|record))?(?: ?(?:numbers?|no\.?|num|nr\.?|id|#))"
)
LETTERED = (
    r"(?P<token>[A-Z]{0,4}[- ]?\d[\dA-Z]*(?:[- ][\dA-Z]*\d[\dA-Z]*){0,3}(?:-[A-Z])?)(?![\w%])"
)
RECORD = re.compile(
    rf"\b{WHAT}{IS_NUMBER}(?: (?:is|was)| ?[:=#])? {{0,2}}#?{LETTERED}"
    r"|\b(?:mrn|npi|acct|policy|claim|account|chart|invoice|rx|case|file|patient|member) ?[:#]?"
    r" {0,2}#?(?P<bare>[A-Z]{0,3}-?\d[\dA-Z-]{4,20})(?![\w%])",
    re.IGNORECASE,
)
CARD = re.compile(r"(?<![\w.-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,4}(?![\w.-])")
FEWEST_DIGITS = 4


def records(text):
    for found in RECORD.finditer(text):
        group = "token" if found["token"] else "bare"
        if sum(character.isdigit() for character in found[group]) >= FEWEST_DIGITS:
            yield "record", found.start(group), found.end(group)
    for found in CARD.finditer(text):
        yield "record", found.start(), found.end()
