"""Words of trades that write to every form, and the words of what this site is about.

One such word proves nothing: readers ask about loans for a package, work in casinos and take
Viagra. Several of them in a text that says nothing of anybody's skin do.
"""

import re


def _words(words):
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


# What is sold. A first word counts two, further ones one together.
TRADES = {
    "gambling": _words(
        r"casinos?|bet(?:s|ting)?|blackjack|roulette|poker|slots?|spins?|jackpots?|lott(?:o|ery)"
        r"|gambl\w+|odds|bookmaker|live dealers?|w[ie]n big|casin[oò]"
    ),
    "coins and trading": _words(
        r"bitcoins?|btc|eth|ethereum|crypto\w*|usdt|nfts?|wallets?|forex|trad(?:er|ers|ing)"
        r"|invest(?:s|ing|ment|ments|ors?)?|profits?|stocks?|airdrops?|mining|dividends?|roi"
    ),
    "money": _words(
        r"loans?|funding|capital|lenders?|mortgages?|debts?|collateral|usd|euros?|million|billion"
        r"|inherit\w*|attorney|barrister|beneficiary|bank(?:er|s| account)?|grant|donat\w+"
        r"|charity|earn|dinero|dinheiro|gana|ganhe|guadagna|dólares|cash|payday|interest rate"
        r"|processing fees?|merchants?|credit cards|refinanc\w+|prêt|kredit"
    ),
    "search and sites": _words(
        r"press releases?|directory|mobile view|errors in|seo|links|backlinks?|do-?follow"
        r"|rank(?:s|ed|ing|ings)?|google|bing|traffic|domains?|hosting|websites?|web ?sites?"
        r"|homepage|web ?visitors?|webmasters?|wordpress|blogs?|blog articles|blogging|sponsored"
        r"|media kit|articles?|content|copywrit\w+|leads?|conversions?|visitors|keywords?|indexed"
        r"|plugins?|widgets?|software|apps?|chatbots?|automation|hosting|trademark|listing"
        r"|analytics|ads?|adwords|campaigns?|marketing|branding|audience|freelanc\w+|agency"
        r"|developers?|designers?|outsourc\w+|bookkeeping|payroll|bookings|crm|b2b|startups?|logo"
        r"|videos?"
    ),
    "followers": _words(r"followers|subscribers|likes|influencers?|takipçi|abonnés|seguidores"),
    "medicines": _words(
        r"viagra|cialis|levitra|vardenafil|sildenafil|tadalafil|xanax|tramadol|oxycod\w+|valium"
        r"|rx|ambien|adderall|modafinil|phentermine|ozempic|semaglutide|steroids|pills|tabs|meds"
        r"|cbd|keto|gummies|hemp|kratom|herbal|cure[sd]?|potency|erection|prescriptions?|pharmacy"
        r"|supplements?"
    ),
    "trade in goods": _words(
        r"moq|oem|odm|wholesale\w*|manufactur\w+|suppl(?:y|ier|iers)|exporters?|export"
        r"|distributors?|factory|catalog(?:ue)?s?|quotation|price ?list|bulk|packaging"
        r"|private label|price sheets?|kits|samples?|shipping|ship|delivery|replica|outlet"
        r"|handbags|sneakers|watches|jerseys|reseller|dropship\w*|cod|stock|margin"
    ),
    "documents and hacking": _words(
        r"hack(?:er|ers|ing|ed)?|spy|passports?|driver'?s? licen[sc]e|diplomas?|certificates?"
        r"|visa|counterfeit|clone[ds]?|ssn|registered|undetect\w+|cheating spouse"
    ),
    "company": _words(
        r"sexy|horny|nude|nudes|naked|escorts?|webcam|cams?|dating|singles|hookup|onlyfans"
        r"|porn\w*|xxx|milf|girls|sweetheart|lonely"
    ),
    "courses and jobs": _words(
        r"assignments?|phd experts|courses?|enroll\w*|certified trainer|accredited|webinars?"
        r"|masterclass|hiring|vacanc(?:y|ies)|salary|part-time|remote|résumé|dissertation|essays?"
        r"|homework|journal|conference|congress"
    ),
    "payment": _words(
        r"paypal|cash ?app|western union|venmo|accepted|without licen[sc]e|installments"
    ),
    "house and home": _words(
        r"remodel\w*|contractors?|roof\w*|solar|real estate|realtor|houses?|apartments?|flights?"
        r"|hotels?|insurance quotes?|warranty|inspections?|plumb\w+|movers?|movies?|iptv|vpn"
    ),
}

# How it is sold. A first word counts one, further ones another one together.
MANNERS = {
    "call to act": _words(
        r"(?:click|order|buy|shop|join|enroll|register|subscribe|download|act|apply|sign up|call"
        r"|visit|book|play|claim|get|start|hurry|donate|watch|try|invest|contact) (?:now|him|her"
        r"|today|here|us|our|online|free|the|yours?|in)|check (?:it|this|us) out|get (?:a"
        r"|your) free|send \d|press \d|talk with|see plans|text \+?\d|don'?t miss|limited|hurry"
        r"|tonight|ends (?:today|tonight|soon|\w+day)|bestellen|kaufen|clicca|kliknij|haz clic"
        r"|before it is|final notice|(?:schedule|book) a (?:call|demo|meeting)|become an?"
    ),
    "price": _words(
        r"\d{1,3} ?% ?(?:off|discount)|free|bonus\w*|discounts?|cheap\w*|lowest|affordable|only"
        r"|budget|offers?|deals?|coupons?|promo\w*|gift|no fees?|instant|fast|quick|guaranteed?"
        r"|miracle|rabatt|gratis|best(?! wishes|,)|limited|100 ?%|24/7|grátis|gratuit|ucuz|günstig"
    ),
    "amount": re.compile(
        r"[$€£](?=\s?\d)|\d(?= ?(?:€|£|usd|eth|btc|k members))",
        re.IGNORECASE,
    ),
    "we": _words(
        r"we (?:\w+ )?(?:offer|provide|sell|make|build|help|serve|export|lower|do|are (?:a|the"
        r"|looking)|have|can|specializ\w+|buy|write|supply)|our (?:team|company|clients?"
        r"|services?|products?|new|store|platform|award)|my team|(?:may|can|could"
        r"|shall) i (?:send|share|show|offer|call)|i would (?:write|love|like) (?:to )?(?:\d"
        r"|offer|write)|samples attached|let me know|serving"
    ),
    "your business": _words(
        r"your (?:\w+ )?(?:sites?|calendar|web ?sites?|homepage|domain|business|company|practice"
        r"|listing|brand|customers|clients|rank\w*|blog|page|shop|store|sales|revenue|account"
        r"|spouse|visitors?)|hey team|for your|med spas|clinic owner|clinic revenue|new patients"
        r"|patients per|brands|practices|businesses"
    ),
    "messenger": _words(
        r"whats ?app|telegram|wechat|viber|signal|skype|line id|t\.me|link in bio|dm(?: me)?"
        r"|inbox me|\+\d{7,}|\+?\d{1,3} \d{3} \d{3,4} \d{4}|微信"
    ),
    "strangers": _words(
        r"dear (?:sir|madam|webmaster|owner|friend|business|admin|colleague|site owner)|admin"
        r"|hope (?:you're|you are|this|all is) \w+|hello friend|my name is (?:barrister|mr|mrs"
        r"|dr)|i(?:'m| am) \w+, an?|(?:\w+) here with|came across|quick (?:thought|question)"
        r"|congrat\w+"
    ),
    "praise": _words(
        r"(?:good|great|amazing|nice|awesome|useful|priceless|valuable|wonderful) (?:information"
        r"|info|article|post|site|content|stuff)|web site|know-how|mates|thank you admin"
        r"|visit back|until i found|changed my life|game changer|pay a (?:quick )?visit"
        r"|to every ?one|genuinely|btw here|bookmark\w*|looking everywhere"
    ),
}

# Words for skin and for what is done to it, here and in other languages. Commoner ones ("line",
# "pen", "hair") are left out.
TOPIC = _words(
    r"\w*needl\w*|microneed\w*|derma ?(?:pen|roll\w*)|dr\.? ?pen|skin ?pen|morpheus\w*"
    r"|skin\w{0,2}|scar\w{0,4}|face|facials?|cheeks?|cheaks|forehead|chin|jaw\w*|neck|lips?"
    r"|eyelids?|eyes?|nose|hands|tummy|bump\w*|pimples?|acne|zits?|pores?|peel\w*|flak\w*|red"
    r"|redness|swo?ll?\w*|burn(?:s|ed|ing|t)?|itch\w*|bleed\w*|blood|heal(?:s|ed|ing)?|numb\w*"
    r"|hurts?|pain\w*|sore|sting(?:s|ing)?|tingl\w*|rash\w*|infect\w*|crust\w*|scabs?|blister\w*"
    r"|diabet\w*|\d ?mm|passes|cartridges?|hyaluronic|cerave|depth|bruis\w*|granul\w*|milia"
    r"|purging|dents?|raw|serums?|sunscreens?|spf|sun|make ?up|retin\w*|tretin\w*|accutane"
    r"|isotret\w*|vitamin c|collagen|lidocaine|moisturi\w*|vaseline|aquaphor|lotion|creams?"
    r"|steroid cream|cpap|shampoo|soap|dermatologist|derm|a?estheticians?|med ?spa|spa|sessions?"
    r"|treatment|consent|appointment|rf|prp|pdrn|exosomes?|botox|fillers?|lasers?|co2|needle"
    r"|roller|clinic|melasma|pi[he]|\w*pigment\w*|spots?|moles?|tattoos?|keloids?|cold sores?"
    r"|herpes|wrinkles?|fine lines?|scalp|beard|stretch ?marks?|aftercare|sweat\w*|gym|swim\w*"
    r"|pregnan\w*|nursing|breastfe\w*|allerg\w*|hepatitis|hep|hiv|rosacea|eczema|migr\w+|stroke"
    r"|covid|contacts|masks?|cara|piel|roj[ao]s?|granitos?|cicatri\w+|manchas?|agujas?"
    r"|sesi[oó]n\w*|cl[ií]nica|crema|sol|arde\w*|hincha\w*|labios?|estr[ií]as|tratamiento"
    r"|protector|sangr\w+|poros|ardor|ronchas|picaz[oó]n|pica|acné|quemad\w+|doctora?|melasma"
    r"|peau|visage|gonfl\w+|solaire|aiguilles?|haut|gesicht|geschwollen|behandlung|nadeln?"
    r"|narben?|pele|rosto|ardendo|inchad\w*|microagulhamento|pelle|viso|rossa|aghi|da tôi|mặt"
    r"|sưng|lăn kim|bác sĩ|balat|mukha|moreno|skóra|twarz|huid|gezicht|naalden"
)

# Somebody tells what happened to them. "I run a small firm" does not.
TELLS = _words(
    r"my(?! (?:team|clients?|agency|company|services?|web|link|page|site|code))|mine|(?<!near )me"
    r"|i(?:['’]?m| am|['’]ve| have| had|['’]d)?(?: \w+ly| also| just| still| never| always"
    r"| only)? (?:had|have|got|did|do|feel|felt|want|wanted|think|was|went|look|take|took|use"
    r"|used|bought|paid|hate|love|wish|work|live|read|saw|heard|know|don['’]?t|can['’]?t"
    r"|didn['’]?t|cannot|booked|tan|burn|lost|ordered|stopped|started|been|afraid|scared|worried"
    r"|so|\d+|allergic|on|not|very|a nurse|black|white|asian|latina|hispanic|pregnant|wear|get"
    r"|forgot|told|asked|keep)|they|she|he|says?|said|told|mi|mis|me|tengo|hice|soy|estoy|quiero"
    r"|nunca|mon|ma|j['’]ai|mein|meine|ich|minha|meu|fiz|mia|mio|tôi|ako|mam|moja"
)

# Somebody asks about it; "are you interested?" and "may I send samples?" do not.
BEGINS = r"(?:^|[.!?;:\n-] ?|\b(?:what|question|but|and|so) )"
NOT_YOU = r"(?!you\b|your\b|we\b|our\b|i (?:send|share|show|offer|help|call|introduce|interest))"
ASKS = re.compile(
    rf"{BEGINS}(?:is|are|was|does|do|did|should|could|will|has|have) {NOT_YOU}\w"
    rf"|{BEGINS}(?:who|which|where|any|wat|whats|what's|whens|why|please help|pls help)\b"
    rf"|\b(?:should|can|could|may|must|do|did|does|am|will|would) {NOT_YOU}(?:i|it|they|she|he|my"
    r"|this|that|a|the|\d+|men|women|anyone|anybody)\b"
    r"|\b(?:is|was|are) (?:it|this|that|there|they|my|the)\b"
    r"|\bhow (?:long|much|many|soon|do|can|often|should|deep|likely)\b"
    r"|\bwhat (?:is|are|if|do|should|about|can)\b|\bwhen (?:can|do|should|will)\b"
    r"|\b(?:ok|okay|normal|worth it|good|bad|no)\?|\bquestion\b"
    r"|\bpuedo\b|\bes (?:normal|seguro)\b|\bqu[eé] (?:hago|puedo)\b|\bse puede\b|\best-ce\b"
    r"|\bque faire\b|\bkann ich\b|\bist (?:das|es)\b|\bposso\b|\bczy\b",
    re.IGNORECASE,
)
