"""How answers tell a reader to call, see or go to somebody: the words for it, and for whom."""

import re

PEOPLE = (
    r"(?:clinicians?|clinics?|doctors?|dermatologists?|surgeons?|physicians?|providers?"
    r"|prescribers?|nurses?|practitioners?|specialists?|professionals?|pharmacists?|midwife"
    r"|gynecologists?|optometrists?|ophthalmologists?|dentists?|experts?|teams?|person who"
    r"|someone|somebody|anyone)"
)
PLACES = (
    r"(?:clinics?|doctor(?:['’]s)?|dermatologist(?:['’]s)?|offices?|hospitals?|spas?|places?"
    r"|urgent[- ]care|walk-in(?: clinic)?|emergency (?:room|department)|e\.?r\.?|clinician)"
)
LINES = (
    r"(?:emergency (?:line|number)|urgent line|poison (?:control|help|center)|911|office"
    r"|front desk)"
)
WHICH = r"(?:an?|the|your|their|his|her|my|our|another|any|every|whoever|one of the)"
SOMEONE = rf"(?:(?:{WHICH} )?(?:[\w’'-]+ ){{0,2}}?(?:{PEOPLE}|{PLACES}|{LINES})|whoever)\b"
OBJECT = rf"(?:{SOMEONE}|them\b|us\b)"
THING = r"(?:it|this|that|them|these|those|yourself|(?:the|your|any|new|such) (?:[\w-]+ ){0,2}\w+)"
AIMED = r"(?:(?:straight|right|back|directly|in|on|over|along) ){0,2}"
HELP = (
    r"(?:[\w-]+ ){0,2}(?:help|care|attention|advice)\b"
    r"(?! (?:from|of) (?:a|your) (?:friend|family))"
)
LOOK = r"(?:seen|checked|examined|looked at|assessed)\b"

CARE = re.compile(
    # "Clinics call this downtime", "one sheet calls for": not a call to anybody.
    r"(?<![\w’'-])(?:"
    r"(?:call|telephone)(?:ing)?\b(?! (?:it|this|that|these|those|you|for(?! help)|themselves)\b)"
    rf"(?! (?:an?|the) (?!(?:[\w’'-]+ ){{0,2}}(?:{PEOPLE}|{PLACES}|{LINES})\b))"
    rf"|(?:phone|ring|text|message|e-?mail|write(?: to)?|notify|alert|inform|contact|consult"
    rf"|reach(?: out to)?|get in touch with|get hold of) {OBJECT}"
    rf"|(?:visit|see|seeing|visiting) {SOMEONE}"
    rf"|go(?:ing)? {AIMED}(?:to|into) {SOMEONE}"
    r"|go(?= (?:in |there )?(?:(?:the )?same day|today|tonight|tomorrow))"
    rf"|(?:return|(?:come|go|get) back) {AIMED}to {SOMEONE}"
    r"|^(?:(?:and|then|so) )?come (?:back|in)\b"
    rf"|seek(?:ing)? {HELP}|(?:get|getting|find|ask(?:ing)? for) {HELP}"
    r"|needs? (?:(?:medical|urgent|emergency|professional) (?:help|care|attention)|help\b)"
    rf"|(?:should|must|better|to) be {LOOK}|^(?:and )?be {LOOK}"
    rf"|(?:have|get|getting|having) (?:{THING} )?{LOOK}"
    rf"|(?:have|get) {SOMEONE} (?:to )?(?:check|look|see|examine)"
    rf"|{SOMEONE} (?:should|must|needs? to|has to|ought to) (?:see|look|check|examine)"
    r"|(?:make|book|get|ask for|set up|schedule) (?:an?|the) (?:[\w-]+ )?(?:appointment|check-?up)"
    rf"|(?:give|send) {OBJECT} a (?:call|message|text|note)|hear from you\b"
    rf"|let {OBJECT} know|report (?:{THING} )?to {SOMEONE}|show (?:{THING} )?to {SOMEONE}"
    rf"|(?:tell|ask|talk to|speak (?:to|with)|check (?:in )?with|follow up with) {OBJECT}"
    r")",
    re.IGNORECASE,
)
# Words that more often are about what to ask than about when.
MILD = re.compile(r"(?:tell|ask|talk|speak|check|show|let|report)\b", re.IGNORECASE)
# Who calls or is seen here is not the reader.
NOT_READER = re.compile(
    r"\b(?:results?|changes?|differences?|effects?|benefits?|improvements?)\b.{0,40}"
    r"\b(?:be|been) seen$"
    r"|\b(?:clinics?|doctors?|studies|papers|people|they|we|the|one|phone|no|on) call$"
    r"|\b(?:clinics?|nurse|staff|they) (?:may|will|can|might|often) call$",
    re.IGNORECASE,
)
