"""Words in the names of clinics and spas, and the names near them that are something else."""

# One of these makes a name of what stands before it: "Glow Skin Spa".
KINDS = frozenset(
    """
    spa medspa medispa dayspa skinspa dermspa aesthetics esthetics aesthetica dermatology clinic
    clinics clinica clínica salon institute hospital
    """.split()
)
# Two of these do, or one after "at".
PARTS = frozenset(
    """
    skin skincare laser lasers wellness studio studios center centre associates medical med
    plastic surgery surgical surgeons cosmetic cosmetics beauty bar lounge boutique health
    healthcare medicine group practice partners rejuvenation aesthetic esthetic derm
    dermatologists face facial facials body collective lab physicians specialists care day vein
    veins
    """.split()
)
# In front of "spa" or "clinic", these leave it any spa or clinic.
GENERAL = frozenset(
    """
    a an the my your our his her their its this that these those some any each every no another
    other others same different new newer old first second third last next previous current
    former local nearby near nearest closest small big little large tiny huge busy empty chain
    cheap cheaper cheapest expensive pricey fancy fancier nice nicer good better best great bad
    worse worst terrible awful horrible sketchy shady dirty clean reputable decent trusted
    trustworthy licensed unlicensed certified accredited real fake legit legal illegal proper
    professional medical med medi day hotel resort home house high end low walk-in walk urgent
    express mobile pop-up popup upscale luxury private public free regular normal usual typical
    average random certain various many most few two three several all both one whole entire
    only single what which whatever whichever whose who how when where why if is was are were be
    been being am and or but so because as than then at in on of for to from by with without
    about into via per not never always just like even also very really too still again asian
    korean thai chinese mexican turkish american indian european russian cosmetic skin laser
    face facial beauty hair nail nails tanning massage dermatology derm acne scar scars pain
    vein eye dental dentist weight vaccine sleep foot student school teaching university college
    military va county community emergency children's childrens animal vet online virtual
    do-it-yourself diy rf microneedling needling prp botox filler fillers tattoo piercing waxing
    lash lashes brow brows med-spa recommended neighborhood downtown family-run said me you him
    them us it i they we he she groupon find found choose pick pick-up call calls called go goes
    going went visit visited book booked see saw ask asked tell told leave left change changed
    switch try tried open opened own owns run runs sue sued review rate work works worked job
    spoke talk talked having has have had did does do done got get gets give gave gives paid pay
    pays charge charged leaving hate love el la los las un una mi tu su esta ese esa en de del
    con por que otra cada misma
    """.split()
)
# What small spas call themselves. In small letters "glow spa" needs such a word, or no word at all.
FAVORITES = frozenset(
    """
    glow glo glowing radiance radiant bloom blossom pure luxe lux serenity serene bliss oasis
    luminous lumina lumiere revive renew refresh rejuvenate vital vitality zen lotus bella belle
    beautiful ageless timeless forever flawless aura halo opal pearl velvet silk honey rose
    lavender sage willow orchid lily golden gold platinum diamond crystal star moon sunrise
    sunset ocean coastal harbor river lake mountain summit valley desert island urban uptown
    midtown metro elite premier premiere advanced modern ideal image essence haven sanctuary
    retreat nirvana eden divine angel heaven heavenly perfect tranquil true natural organic
    holistic fresh smooth silky dream mirage muse venus aphrodite athena goddess diva posh chic
    envy allure elegance elegant grace graceful charm simply totally youthful youth newyou bare
    dew dewy glamour glam polished prestige royal regal queen sapphire ruby emerald jade ivory
    ebony phoenix phenix infinity eternal eternity evolve elevate transform reflections
    impressions illusions visions solutions balance harmony tranquility breeze sweet cherry
    peach coconut palm magnolia jasmine daisy iris violet lakeside riverside seaside hillside
    parkside westside eastside northside southside
    """.split()
)
CHAINS = (
    "ideal image", "laser ?away", "milan laser(?: hair removal)?", "skin ?spirit", "ever/?body",
    "massage envy", "hand (?:&|and) stone", "european wax(?: center)?", "sona dermatology",
    "skin laundry", "alchemy 43", "face foundrie", "face foundry", "sono bello", "glo ?30",
    "schweiger dermatology", "forefront dermatology", "woodhouse(?: day)? spa", "spavia",
    "elements massage", "new you (?:med ?spa|spa|clinic|aesthetics)",
)  # fmt: skip
# Read about by everybody: the name says something only after "at".
READ_ABOUT = frozenset({"mayo clinic", "cleveland clinic", "mayo", "cleveland"})
# "American Academy of Dermatology": no place of treatment.
SOCIETIES = frozenset(
    """
    academy society association journal board disease diseases college foundation federation
    council administration act archives international guidelines department committee review
    residency conference magazine today news
    """.split()
)
# Products, makers, devices and shops: "at Target", "SkinPen", "Beauty of Joseon".
BRANDS = frozenset(
    """
    skinvive skinuva skinbetter skintyte skinfix skinny skincare dermaroller dermaplane dermanet
    dermnet medwatch medline medlineplus medicare medicaid skinpen dermapen morpheus morpheus8
    rejuvapen exceed genius vivace secret infini sylfirm scarlet profound potenza intracel
    fractora agnes lutronic cutera candela inmode eclipse collagen pin amazon sephora ulta
    target walmart costco cvs walgreens aid rite kroger macy's macys nordstrom tjmaxx marshalls
    publix safeway whole foods trader joe's sally bath sam's dollar ikea skinceuticals
    skinmedica clinique dermalogica obagi neutrogena cerave cetaphil vanicream aquaphor eucerin
    vaseline vichy bioderma avene olay murad aveeno nivea lancome lancôme tatcha ordinary
    paula's roche-posay posay roche elta eltamd supergoop isdin biafine neosporin polysporin
    mario badescu image epionce zo alastin hydrafacial botox dysport juvederm sculptra radiesse
    restylane kybella accutane retin retin-a differin epiduo latisse groupon google reddit
    youtube instagram facebook tiktok yelp realself starbucks planet fitness ymca ywca gold's
    equinox disney disneyland disneyworld tsa dmv
    """.split()
)
# "Dr." on a label, on a screen or in a joke.
NO_DOCTORS = frozenset(
    """
    google jart pen dennis gross brandt bronner bronners bronner's barbara sturm scholl scholls
    scholl's pepper phil oz pimple popper teal teals teal's roebuck roebucks roebuck's sebagh
    loretta who strange dre no evil dray dray's zenovia lancer jart+ g althea ceuracle wu seuss
    house mom internet youtube tiktok reddit ai chatgpt roller derma rashel mehran organic
    hauschka renaud fox idriss bailey's obagi perricone perricone's colbert sam bunting nigma
    talbot talbots irena
    """.split()
)
