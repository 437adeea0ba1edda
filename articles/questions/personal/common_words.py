"""Words that are no names, however they stand: what patients write around names and clinics."""

# After "Dr", these begin something else: "my dr said", "the dr is out".
FUNCTION_WORDS = frozenset(
    """
    a about above after again ago all almost already also always am an and another any anyone
    anything anyways appointment appointments appt april are around as ask asked asks at august
    away back be because been before being below best better between both btw but by call called
    calls came can cannot cant come comes could couldnt december did didnt do does doesnt doing
    done dont down during each either else even ever every everyone everything except february
    feel few first folks for friday from gave get gets getting give gives go goes going gone got
    guys had has hasnt have havent having he hello help her here hers hey hi him his hope how i
    id if ill im in insisted instead into is isnt it its ive january july june just keep keeps
    kept knew know knows last later least less let lets like lol looked looks made make makes
    many march may maybe me might mine monday more most much must my myself near need needed
    needs neither never next no nobody none nor not nothing november now october of off office
    often ok okay on once one only onto or other others our ours out over own please prescribed
    put quit quite rather really recommended recs refused right said same saturday saw say says
    see seemed seems seen sent september several she should since so some somebody someone
    something sometimes soon still such suggested sunday sure take takes than thank thanks that
    thats the their theirs them then there these they theyre thing thinks this those though
    thought three through thursday till to today together told tomorrow tonight too took tried
    tries tuesday two under until up upon us use used uses very visit visits wanna want wanted
    wants was wasnt we wednesday well went were werent what when where whether which while who
    whom whose why will with within without wont would wouldnt wrote yes yesterday yet you your
    yours yourself
    """.split()
)
EVERYDAY_WORDS = frozenset(
    """
    able accident account ache actual add address advice advise aesthetician afraid age aged
    agree allergic allergy allow alone amazing american angry answer antibiotic antiviral
    anxious appear april area arm asian assistant aunt autumn awake aware awful baby bad bag
    bank bare basic basically bath beach beard beautiful beauty bed began begin behind believe
    big bill birth birthday bit bitten black blame bleed blister block blog blood blotchy blue
    board body bone book bored born both bother bottle bought box boy boyfriend break breakout
    breathe bride bright bring broke broken brother brown bruise bucks bug bump burn burnt busy
    button buy cancel cancer car card care careful carry case cash cat caught cause cell chance
    change charge cheap check cheek chemical chest chicken child children chin choose chose
    chosen city class clean cleanser clear client clinic clinician close coat coffee cold
    collagen college color combination come common company compare complain condition confuse
    confused consent constant consult consultation contact cool cosmetic cost country couple
    coupon course cousin covid crazy cream credit crop cry cure curious current currently cut
    cyst daily damage dark date daughter day dead deal dear decide deep dent depth derm derma
    dermapen dermatologist dermatology desk device diabetic diet different difficult dinner
    dirty disappoint discount doc doctor dollar dose doubt downtime downtown dozen dr dress
    drink drive driven drop drove dry dumb dying ear early east easy eat eaten eczema edge
    effect eight eighteen elbow eleven email embarrassed emergency emotional end engaged english
    enjoy enough er essential esthetician evening evil exact exam exercise exosome expect
    expensive experience expert explain explore extra extreme eye eyebrow eyelid face facial
    fact fade faint fair fake fall false family fan fancy far fast fat fault favorite fear fee
    feet fell felt female fever fifteen fifty fight figure fill filler final finally find fine
    finger finish fire fit five fix flake flaky flare flat florida flush follow followed foot
    forehead forever forget form forties forty fought four fragrance freak free french fresh
    friend front froze frozen full fun funny fussy future gas gel general gentle german gift
    girl girlfriend glad glow good google gotten grab grade grandma gray great green grew group
    groupon grow grown guess guy gym hair half hand happen happy hard harm hasn hate head heal
    healing health healthy hear heart heat heavy held hell high hip hit hives hold hole holiday
    home honest hopefully horrible hospital hot hotel hour house huge human humid hundred hungry
    hurt husband hyper ice idea ignore illness imagine immune important indian infect infection
    info inject injector injury inside insta instagram insurance interest irish irritate issue
    italian itch itchy jaw job joke judge keloid kid kids kind kiss kit knee korean lady large
    laser late latina latino laugh lawyer lazy lead learn leather leave led left leg legal legit
    length letter level lick lie lied life light likely line lip list listen lit literally
    little live lives local long look loose lose lost lot lotion loud love low lower lucky lump
    lunch lying mad mail main major male man manager march mark mask matter max maximum mean
    meant med medical medication medicine medium medspa meet men mess met mexican microneedling
    mid mild mineral minute mirror miss mistake mix model moist moisturizer mom money month mood
    morning mostly mother mouth move music nasty natural nearly neck needle needling neighbor
    nervous new newly news nice night nine noon normal north nose note numb number nurse
    obsessed obvious odd oil oily old online open operator opinion option order ouch outside
    owner pack package page paid pain pale panic paper paranoid parent part partner party pass
    past patch patient pay peel pen people perfect period person pet phone photo pick picture
    piece pigment pill pimple pink place plain plan plastic play point police pool poor pore
    possible post practice practitioner pregnant prep prescription pretty price private problem
    procedure product professional promise protect provider public puffy pull purge pus push
    quarter question quick quiet race random rash raw read ready reason recently receptionist
    record red redness reference refund regret regular relax remember remove rent rep reply
    report research rest result retinol review rf rich rip risk roller room roommate rosacea
    rough round routine rude rule run rush sad safe salon sandpaper scab scale scam scar scare
    scared scary school scratch screen scrub sea season seat second secret self sell send
    sensitive serious serum serve session set seven severe sew shade shaken shape share sharp
    shave sheet shine shock shook shop short shoulder shout show shower sick side sign silly
    simple single sister sit site six sixteen size skin sleep slept slight slow small smart
    smell smile smoke smooth soap soft sold son soothe sore sorry sort sound south spa special
    spend spent spf split sport spot spread spring square staff stage stand star start state
    stay step steroid stick sting stood stop store story strange stranger street stress stretch
    strict strong struck stuck student study stuff stupid style suck suffer suggest summer sun
    sunburn sung sunscreen super support suppose surgeon surgery surprise swear sweat swell swim
    swollen swore table talk tall tan tattoo taught tax tea teach teacher teen teeth tell temple
    ten tender terrible terrified test thanks thick thin think thirties thirty threw thrown tied
    tight time tingle tiny tip tired tissue toe tone tool top torn totally touch tough town toy
    train transgender travel treat treatment trial trip trouble true trust try turn twelve
    twenty twice twin type ugly ulcer uncle understand unhappy upper upset urgent usual vacation
    vague vampire vegan veil vein version vitamin wait wake walk wall warm warn wash waste watch
    water wear weather web website wedding week weekend weight weird wet whole wife winter wise
    wives woke woman women wonder word wore work world worried worry worse worst worth wound
    wrap wrinkle write written wrong year yellow young zit zone
    """.split()
)
# Longer endings first, so that "itchiness" loses "iness" and not "s".
ENDINGS = ("iness", "ness", "iest", "ingly", "ings", "ies", "ied", "ier", "ing", "est", "ers")
ENDINGS += ("ily", "ily", "ers", "er", "ed", "es", "ly", "'s", "’s", "n't", "n’t", "s", "y", "d")


def is_common(word):
    """Whether a word, in whatever form, is one that people use for other things than for names."""
    word = word.lower().strip(".")
    if word in FUNCTION_WORDS or word in EVERYDAY_WORDS:
        return True
    return any(
        word.endswith(ending) and _is_stem(word.removesuffix(ending))
        for ending in ENDINGS
        if len(word) - len(ending) > 1
    )


def _is_stem(stem):
    # "driving" and "stopped" have lost or doubled a letter.
    candidates = [stem, stem + "e", stem + "y"]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        candidates.append(stem[:-1])
    return any(word in FUNCTION_WORDS or word in EVERYDAY_WORDS for word in candidates)
