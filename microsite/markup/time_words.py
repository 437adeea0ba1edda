"""How texts say by when: "within two days", "after 48 hours", "on day 3", "tomorrow"."""

import re

NUMBERS = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen"
    r"|twenty(?:-four)?|thirty(?:-six)?|forty(?:-eight)?|seventy-two|several|some|(?:a )?few"
    r"|(?:a )?couple(?: of)?|half an?)"
)
RANGE = rf"{NUMBERS}(?: ?(?:to|or|and|-|–) ?{NUMBERS})?"
UNIT = r"(?:(?:full|whole|more|extra) )?(?:hours?|hrs?|h|days?|nights?|weeks?|wks?)"
DURATION = rf"(?<![\d.,-]){RANGE}[ -]?{UNIT}\b(?: or (?:two|three|so|more|longer))?"
FILLERS = (
    r"(?:(?:about|around|roughly|the|first|next|coming|more|than|at|most|another|only|just|these"
    r"|those|no|least|as|much|all) ){0,4}"
)
BEFORE = (
    r"(?:within|inside(?: of)?|in|after|by|for(?: the (?:last|past))?|beyond|(?<!the )past|over"
    r"|under|until|longer than|more than|later than|less than|at least|up to|lasts?|lasted|lasting"
    r"|persists?|goes on|keeps up|takes|been(?: there)?|wait(?:ing|ed)?|hold off|hang on|watch"
    r"|give (?:it|them|this|that|your \w+))"
)
ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|next|following)"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
LIMIT = re.compile(
    rf"\b{BEFORE} {FILLERS}{DURATION}"
    rf"|\b{DURATION} (?:later|on\b|straight|in a row|running|(?:have|has) passed|to (?:call|see))"
    # Months are how results and marks are judged; only what lasts for them is a limit.
    rf"|\b(?:for|longer than|more than) {FILLERS}{RANGE} months?\b"
    r"|\bwithin (?:hours|days)\b"
    r"|\b(?:in|within|during|over|after) (?:the|your) (?:first|next|coming)"
    r" (?:few )?(?:hour|day|week)s?\b"
    rf"|\b(?:by|on|at|after|past|from|until|beyond) day (?:\d+|{NUMBERS})\b"
    r"|\bday (?:\d+|three|four|five|six|seven|ten) (?:or|and|on)(?: (?:later|beyond|after))?\b"
    rf"|\b(?:by|on|after|until) the {ORDINAL} (?:day|night|morning|week)\b"
    r"|\bsame[ -]day\b|\b(?:the )?(?:next|following) (?:day|morning)\b|\bovernight\b"
    r"|\b(?:today|tonight|tomorrow)\b|\bthis (?:week|weekend|morning|afternoon|evening)\b"
    r"|\b(?:over|after|before) the weekend\b|\bwithin the (?:day|hour|week)\b"
    r"|\bby (?:the )?(?:end of|morning|noon|evening|night|nightfall|weekend)\b"
    rf"|\b(?:on|by|until|before) {WEEKDAY}\b",
    re.IGNORECASE,
)
# After a number: how long before the visit, how long ago, how far apart, how experienced.
NO_LIMIT = re.compile(
    r" (?:before(?! (?:you )?(?:call|see|go\b))|ahead|in advance|prior|notice|earlier|ago|old|apart"
    r"|each|of (?:practice|training|experience|work))\b",
    re.IGNORECASE,
)
