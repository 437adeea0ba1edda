"""Plainer words for the long ones that come up most in texts about health and paperwork."""

import re

# "word: plainer words". A word stands for its plain endings too: -s, -d, -ed, -ing.
WORDS = """
    accomplish: do
    additional: more, extra
    administer: give
    adverse effect: side effect, harm
    adverse event: side effect, harm
    alleviate: ease
    alternative: other choice
    ameliorate: ease, make better
    anticipate: expect
    application: use, putting on
    approximately: about
    assist: help
    assistance: help
    at the present time: now
    commence: start, begin
    complication: problem
    comprehensive: full
    concerning: about, worrying
    consequently: so
    constitute: make up
    consume: eat, drink, take
    contraindicated: not safe for, should not be used
    contraindication: reason not to have it
    currently: now
    demonstrate: show
    determine: find out
    diminish: get less, shrink
    discomfort: pain, soreness
    discontinue: stop
    due to the fact that: because
    edema: swelling
    efficacy: how well it works
    elevated: high, raised
    eliminate: remove, end
    endeavor: try
    erythema: redness (say how it looks on brown and black skin too)
    establish: set up, show
    evaluate: check
    evaluation: check
    exacerbate: make worse
    examine: look at
    exhibit: show
    experience: have, feel
    facilitate: help
    frequently: often
    furthermore: also
    however: but
    identify: find
    immediately: right away
    implement: carry out, start
    in order to: to
    in the event that: if
    indicate: show
    individual: person
    inflammation: swelling, heat and soreness
    inform: tell
    initial: first
    initiate: start
    lesion: spot, sore
    localized: in one place
    maintain: keep
    majority: most
    manifest: show
    methodology: method
    minimal: very little
    minimize: keep low
    modify: change
    moreover: also
    necessitate: need
    nevertheless: still
    notify: tell
    numerous: many
    objective: aim
    obtain: get
    occur: happen
    optimal: best
    optimum: best
    participate: take part
    permit: let
    persist: last, go on
    physician: doctor
    practitioner: the person who treats you
    precaution: care
    predominantly: mostly
    previously: before
    prior to: before
    procedure: treatment
    prohibit: forbid
    prolonged: long
    provide: give
    pruritus: itching
    purchase: buy
    receive: get
    recommend: advise, suggest
    reduce: cut, lower
    refrain from: do not
    regarding: about
    require: need
    requirement: need
    residual: left over
    resolve: go away
    retain: keep
    select: choose
    severe: very bad
    significant: large, important
    significantly: a lot
    subsequent: next, later
    subsequently: later
    sufficient: enough
    symptom: sign
    terminate: end
    therefore: so
    topical: put on the skin
    treatment modality: treatment
    typically: most often
    undergo: have
    utilize: use
    visible: seen
    visualize: see
"""
PLAINER = {
    word.strip(): plainer.strip()
    for word, plainer in (line.split(":") for line in WORDS.strip().splitlines())
}


def _forms(word):
    """The word and its plain endings, as a regular expression."""
    if " " in word or word.endswith("ly"):
        return rf"{re.escape(word)}s?"
    stem = re.escape(word[:-1] if word.endswith("e") else word)
    return rf"{stem}(?:e?s|e?d|ing)?" if not word.endswith("e") else rf"{stem}(?:e[sd]?|ing)"


# The longest first, so that “adverse effect” is not cut short.
ONE = {
    word: re.compile(rf"\b{_forms(word)}\b", re.IGNORECASE)
    for word in sorted(PLAINER, key=len, reverse=True)
}
ANY = re.compile("|".join(f"(?:{form.pattern})" for form in ONE.values()), re.IGNORECASE)


def plainer_words(sentence):
    """[(word as it stands, plainer words)] of a sentence, in order, each once."""
    found = {}
    for match in ANY.finditer(sentence):
        words = match.group()
        key = next(key for key, form in ONE.items() if form.fullmatch(words))
        found.setdefault(words.lower(), (words, PLAINER[key]))
    return list(found.values())
