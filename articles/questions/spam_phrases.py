"""What advertisers write and hardly anybody with a question does, in groups by what it is about.

A topic alone is no sign: readers ask about loans for a package, work in casinos and take Viagra.
So most phrases hold an offer, a promise or a call to act beside the topic.
"""

import re


def _any(phrases):
    return re.compile(rf"(?<![\w-])(?:{phrases})(?![\w-])", re.IGNORECASE)


SURE = {
    "search engine services": _any(
        r"seo (?:\w+ )?(?:services?|packages?|agency|expert|company|audit|υπηρεσίες)|(?:υπηρεσίες"
        r"|services?) seo|backlinks?|guest[- ]posts?|dofollow"
        r"|rank(?:ing)?s? (?:\w+ ){0,4}(?:google|search engines?|higher)|link ?building|(?:first"
        r"|front|top) page of google|page (?:one|1) (?:of|on) google|(?:web|internet"
        r"|organic) traffic|search engine optimi[sz]ation"
        r"|domain (?:name )?(?:is about to )?(?:expir\w+|authority)|(?:free|seo|site"
        r"|website) audit|(?:customers|clients|leads|traffic|patients) (?:from|on|through"
        r"|via) google"
    ),
    "services for a site": _any(
        r"(?:web|website|site) (?:re)?design(?:er|ing)?|redesign your (?:web)?site"
        r"|(?:social media|e-?mail) marketing(?= (?:services?|database|and|for))"
        r"|explainer videos?|qualified leads|lead generation|(?:verified|e-?mail) (?:contacts"
        r"|lists?|database)|virtual assistants?|press release distribution|web hosting|(?:real"
        r"|more|\d[\d,k]*|buy) (?:\w+ )?(?:instagram|tiktok|youtube|facebook"
        r"|twitter) (?:followers|likes|views|subscribers)|seguidores de instagram"
        r"|abonnés instagram|(?:5|five)[- ]star reviews? from|buy (?:\w+ ){0,3}reviews?"
        r"|(?:boost\w*|increas\w+|grow\w*|improv\w+) your (?:\w+ ){0,2}(?:online|conversions?"
        r"|presence|sales|business|revenue|google|reviews|visibility|website|brand)|(?:in charge"
        r"|head) of marketing|my (?:previous|last) (?:e-?mail|message) about|your (?:company"
        r"|business|website) (?:needs|deserves|losing|missing)|your website losing"
        r"|your site is missing"
    ),
    "betting": _any(
        r"(?:online|best|new|play|top|en ligne|crypto) casinos?|casinos? (?:online|bonus"
        r"|en ligne)|(?:welcome|deposit|new member|no deposit) bonus|bonus (?:gratuit|sans dépôt"
        r"|new member)|bono de bienvenida|free spins?|tiradas gratis|sports? betting|1x ?bet"
        r"|slot gacor|judi bola|situs \w+|betting (?:site|tips|odds)|jackpots?|poker online"
        r"|online poker|казино"
    ),
    "money for nothing": _any(
        r"(?:bitcoin|crypto\w*|forex|btc|usdt|trading) (?:invest\w+|trad\w+|signals?|bots?"
        r"|airdrop|platform|mentor|profits?|expert|coach|recovery)|invest\w* (?:in|with"
        r"|en) (?:\w+ ){0,3}(?:bitcoin|crypto\w*|forex|btc|ai|bot)|trading (?:bitcoin|crypto"
        r"|forex)|airdrop|connect your wallet|(?:daily|weekly|guaranteed|monthly) (?:profits?"
        r"|returns?|income)|passive income|double your money|investment (?:group|plan"
        r"|opportunit\w+)|(?:make|earn) (?:\w+ )?(?:money|cash) (?:online|from home|fast)"
        r"|gana dinero|multiplica tu (?:capital|dinero)|work from home(?=.{0,60}[$€£\d])"
        r"|earn (?:up to )?[$€£]\s?[\d,]+|be your own boss|financial freedom"
        r"|[$€£]\s?[\d,]+ ?(?:per|a|/) ?(?:week|day|hour|month) (?:from|at|working|online)"
        r"|(?:recover\w*|got) (?:\w+ ){0,6}(?:stolen|lost|scammed)? ?(?:funds|crypto|bitcoin)"
        r"|recovery (?:expert|agent|hacker|service)|professional hacker|reply me"
        r"|hack ?recovery\w*|if you were scammed|mlm|join (?:our|my) (?:team|group|channel"
        r"|investment)|we're hiring|we are hiring|no experience (?:needed|required)|data entry"
        r"|surveys? (?:and|to) earn|up to [$€£]\d+ per survey|win rate"
    ),
    "loans": _any(
        r"(?:urgent|personal|business|instant|payday|quick|cash|loan) (?:loans?|funding"
        r"|offers?)(?= (?:\w+ ){0,6}(?:apply|contact|reply|rate|approved|offer|up to|bad))"
        r"|bad credit|loan ?offers?|need (?:an? )?(?:urgent|personal|quick|business) loan"
        r"|business funding|no collateral|prêt entre particuliers|préstamos? urgentes?"
        r"|debt (?:relief|consolidation)|we buy houses|sell your (?:house|home|car) fast"
        r"|credit (?:repair|score) (?:service|fix|boost)"
    ),
    "windfalls": _any(
        r"(?:you have|you've|you) (?:been selected|won)|claim your (?:prize|reward|gift|money)"
        r"|gift card|lottery|(?:million|m) (?:us )?(?:dollars|usd|euros?)|next of kin|inheritance"
        r"|business proposal|bank (?:manager|details)|giveaway|reply in confidence|beneficiary"
        r"|free iphone|just pay shipping"
    ),
    "pills": _any(
        r"(?:buy|order|cheap|generic|online) (?:\w+ ){0,3}(?:viagra|cialis|xanax|tramadol"
        r"|oxycod\w+|adderall|valium|ambien|levitra|ozempic|phentermine"
        r"|modafinil)(?= (?:\w+ ){0,2}(?:and|online|without|cheap|cialis|overnight|pills)|,)"
        r"|(?:without|no) (?:a )?prescription (?:required|needed|overnight|fast"
        r"|,)?(?=.{0,60}(?:ship|order|http|price|buy|deliver))|no prescription (?:required"
        r"|needed)|ohne rezept|(?:penis|breast|male) enlargement|keto gummies!|doctors hate"
        r"|cheap (?:meds|pills|drugs)|best meds|canadian pharmacy|online pharmacy"
        r"|lose \d+ (?:pounds|lbs|kg|kilos) in|(?:cbd|hemp) (?:oil|gummies) \d+ ?% off"
        r"|discreet (?:shipping|package|packaging|delivery)|herbal (?:medicine|cure|remedy"
        r"|doctor)(?=.{0,160}(?:contact|e-?mail|whats|cure))|cured (?:me )?(?:of|from"
        r"|my) (?:\w+ ){0,3}(?:by|with|herpes|hiv|hpv|diabetes|cancer)|spell ?caster|love spell"
    ),
    "goods": _any(
        r"replica (?:watch\w*|bags?|handbags?|shoes)|(?:wholesale|factory|bulk) prices?|moq"
        r"|oem(?: (?:and|&) odm)?|ce certificate|our (?:product )?catalog(?:ue)?|(?:professional"
        r"|leading) (?:manufacturer|supplier|factory)|(?:ray[- ]?ban|nike|gucci|louis vuitton"
        r"|rolex|jerseys?)(?=.{0,60}(?:outlet|cheap|wholesale|free shipping|off|quality))"
        r"|cheap (?:ray|nike|jerseys|watches|bags|shoes)|outlet store|send (?:you )?a quotation"
        r"|we (?:can )?(?:supply|manufacture|export)|(?:co\.?,? ?ltd|gmbh)|iptv|mod apk"
        r"|full movies?|promo code \w+(?=.{0,80}(?:bonus|bet|download|get))|coin gold plated"
        r"|ships? worldwide|use (?:coupon|promo|discount) code|unlimited (?:gems|bandwidth|coins)"
        r"|(?:fake|registered) (?:passports?|documents|diplomas?|ids?)"
        r"|hack no human|ブランドコピー|livraison rapide|entrega inmediata"
        r"|paiement sécurisé|pago seguro"
        r"|money[- ]back guarantee!|free (?:shipping|delivery)(?=.{0,80}(?:order|today|http|now))"
    ),
    "company for a night": _any(
        r"(?:hot|sexy|single|lonely|horny|naked) (?:girls|women|ladies|singles|webcam|models"
        r"|milfs)|escorts? (?:service|agency|girls?)|call girls?|webcam (?:models?|girls?|sex)"
        r"|sex (?:chat|cam|dating|tonight)|(?:meet|dating) (?:\w+ )?(?:singles|women) (?:in|near)"
        r"|i will send (?:you )?my (?:photos?|pics)|onlyfans|porn\w*|xxx"
        r"|would like to know you (?:better|more)"
    ),
    "essays": _any(
        r"(?:essay|paper|dissertation|thesis|assignment) (?:writing|help|service|writers?)"
        r"|write (?:essays|papers|your essay)|plagiarism[- ]free|term papers?|research paper help"
    ),
    "invitations to publish": _any(
        r"(?:submit|publish) your (?:paper|manuscript|research|article)|processing fee"
        r"|(?:open access|international) journal(?=.{0,80}(?:submit|publication|invite|fee))"
        r"|keynote speaker|(?:world|international|global) (?:congress|conference|summit) (?:on"
        r"|of)|cordially invited|early bird|call for papers"
    ),
    "praise by machine": _any(
        r"(?:your|this) (?:we)?blog(?:osphere)?(?= (?:post|layout|platform|posts|is|very|and"
        r"|with))|weblog|blogosphere|blogg(?:er|ing) (?:lovers|for|platform|look)|blog layout"
        r"|(?:nice|great|good|awesome|fantastic) (?:blog )?(?:post|writeup|article"
        r"|info\w*)[!,. ]+(?:thanks for (?:sharing|posting)|i really enjoyed|keep it up)"
        r"|keep it up|(?:enjoyed|loved) (?:reading )?(?:this|your) (?:informative )?(?:blog|post)"
        r"|informative (?:blog|post)|thanks for (?:the |this )?(?:good|nice|great) writeup"
        r"|fastidious|must[- ]read article|account your blog|off topic but i was wondering"
        r"|use my (?:link|code)|(?:visit|check out|see) my (?:web ?site|page|blog|site|profile)"
        r"|here is my (?:web|page|site)"
    ),
    "phishing": _any(
        r"(?:verify|confirm|update|validate) your (?:account|mailbox|identity|password|payment)"
        r"|mailbox (?:storage )?(?:is )?(?:almost )?full|account (?:has been|is) (?:suspended"
        r"|limited)|your (?:domain|invoice|parcel|package) (?:name )?(?:is|has|was"
        r"|could)(?= .{0,60}(?:expire|link|click|pay|http))|enter your (?:bank )?details"
        r"|send your (?:bank )?details"
    ),
    "a trial run": _any(r"test message|please ignore|this is (?:just |only )?a test"),
    "crusades": _any(
        r"vote for (?:our|my|the)|(?:share|forward|send) (?:this|it) (?:message )?(?:with"
        r"|to) (?:\w+ )?(?:ten |everyone|all|friends|\d+)|repent|the end is near|sign (?:our|the"
        r"|this) petition|jesus (?:loves|is|saves)"
    ),
    "other languages": _any(
        r"продвижени\w+|купить|накрутк\w+|продам|公司|微信|制造商|批发|赌场|贷款|카지노|쿠폰|送料無料|激安|متابعين|واتساب"
        r"|قرض|günstige medikamente|acheter des|comprar seguidores|hubungi kami|terpercaya"
        r"|kaufen sie|visita nuestra web|juega ahora|únete a nuestro|jouez maintenant"
    ),
}
