"""The words by which a program knows that a sentence says something medical.

Broad on purpose: what has none of them is about the visit, the money or this site. Words that
those use as much ("treatment", "clean", "face", "mark") are left out, or stand with a second one.
"""

import re

BODY = r"""
    scar\w* wound\w* pores? follicles? collagen elastin nerves? blood bleed\w* bled bruis\w* veins?
    vessels? glands? immune heal heals healed healing crust\w* scab\w* flak(?:e|es|ed|ing|y) hair
    peel(?:s|ed|ing)? wrinkl\w* \w*pigment\w* melanin eyes? eyelids? pregnan\w* breastfeed\w*
"""
SIGNS = r"""
    pains? painful hurt\w* sores? soreness tender\w* sting(?:s|ing)? itch\w* swell\w* swollen
    rash(?:es)? red redness pus fever\w* blister\w* bumps? lumps? pimple\w* acne breakouts? milia
    granuloma\w* keloid\w* melasma burns? burned infect\w* allerg\w* reactions? irritat\w*
    symptoms? harms? risks? risky complications? faint(?:s|ed|ing)? dizz\w* side.effects?
    numb(?:s|ed|ing|ness)? tram.tracks? (?:dark|brown|white)\s(?:marks?|spots?)
"""
TREATMENT = r"""
    needl\w* microneedl\w* (?:derma)?rollers? radiofrequency rf prp plasma platelet\w* exosome\w*
    lasers? fillers? surger\w* inject\w* steril\w* disinfect\w* creams? serums? gels? lotions?
    ointments? moisturiz\w* cleanser\w* sunscreens? spf sun sunlight uv tan tanning tanned makeup
    acids? retin\w* tretinoin adapalene hydroquinone peroxide hyaluronic vitamins?
"""
DRUGS = r"""
    medicines? medications? drugs? pills? tablets? dos(?:e|es|ing) \w+caine epinephrine ibuprofen
    naproxen aspirin acetaminophen nsaids? steroids? hydrocortisone isotretinoin antibiotic\w*
    antiviral\w* antihistamine\w* \w*cyclovir blood.thinn\w* anticoagul\w* supplements?
"""
DISEASES = r"""
    virus\w* viral bacteri\w* germs? fung\w* mycobacteri\w* herpes hiv hepatitis cancers? diabet\w*
    psoriasis eczema vitiligo rosacea disease\w* illness\w* cellulitis folliculitis
"""
EVIDENCE = r"trials? randomized placebo"

WORDS = " ".join((BODY, SIGNS, TREATMENT, DRUGS, DISEASES, EVIDENCE)).split()
MEDICAL = re.compile(rf"(?<![\w-])(?:{'|'.join(WORDS)})(?!\w|[ -]flags?\b)", re.IGNORECASE)

# Every page is about skin, and many name the FDA. These say something medical together with what
# skin is like, what the FDA did, or a length of time.
WEAK = re.compile(r"\b(?:skin|fda|cheeks?|lips?)\b", re.IGNORECASE)
QUALITY = re.compile(
    r"\b(?:feel\w*|looks|pink\w*|warm\w*|hot|hotter|heat|cool\w*|tight\w*|dry\w*|rough\w*|oil\w*"
    r"|thick\w*|thin\w*|firm\w*|smooth\w*|dark\w*|lighter|pale\w*|gray|black|brown"
    r"|layers?|repairs?|renews?|cleared|clears|clearance|authoriz\w*|approv\w*|warns?|advis\w*"
    r"|\d+ (?:hour|day|week|month|year)s?)\b",
    re.IGNORECASE,
)


def is_medical(sentence):
    """Whether a sentence in plain words says something medical."""
    if MEDICAL.search(sentence):
        return True
    return WEAK.search(sentence) is not None and QUALITY.search(sentence) is not None
