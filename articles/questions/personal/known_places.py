"""Places that everybody may name: they tell nobody who asks, and they are no clinics."""

PLACES = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia
    hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts
    michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico york
    carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont
    virginia washington wisconsin wyoming dc d.c. usa us america states united nyc la sf
    albuquerque anaheim anchorage arlington atlanta aurora austin bakersfield baltimore baton
    rouge birmingham boise boston bronx brooklyn buffalo chandler charlotte chicago cincinnati
    cleveland columbus dallas denver detroit durham fresno glendale greensboro henderson
    hollywood honolulu houston indianapolis irvine jacksonville laredo vegas lexington lincoln
    angeles louisville lubbock madison manhattan memphis mesa miami milwaukee minneapolis
    nashville newark norfolk oakland omaha orlando philadelphia philly phoenix pittsburgh plano
    portland queens raleigh reno richmond riverside sacramento antonio diego francisco jose
    scottsdale seattle spokane louis paul petersburg stockton tampa toledo tucson tulsa canada
    england london uk ireland scotland france paris germany berlin italy rome spain madrid
    europe russia ukraine turkey istanbul india mumbai delhi china korea seoul japan tokyo
    thailand bangkok vietnam philippines manila brazil colombia bogota peru cuba jamaica haiti
    dominican republic puerto rico africa egypt nigeria kenya israel iran iraq dubai australia
    asia cancun tijuana bali caribbean north south east west northern southern eastern western
    central new san los las saint st fort park hill hills mills wood woods springs falls valley
    heights grove lake beach coast island city county downtown
    """.split()
)
# "I'm Mexican American", "Merry Christmas": two capitals, and no name.
PROPER_WORDS = frozenset(
    """
    african american asian black white brown native mexican puerto rican cuban dominican
    colombian brazilian spanish latina latino hispanic european irish scottish english british
    german french italian greek polish russian ukrainian turkish arab arabic persian iranian
    indian pakistani chinese korean japanese vietnamese filipino filipina thai jewish muslim
    christian catholic hindu haitian jamaican nigerian ethiopian egyptian caucasian middle
    eastern mediterranean christmas thanksgiving easter halloween ramadan eid diwali hanukkah
    valentine's patrick's mother's father's labor memorial independence fitzpatrick type grade
    stage level day week vitamin botox accutane covid fda cdc aad spf rf prp led uv ipl co2 tca
    aha bha rn np md pa er icu hiv hpv hsv
    """.split()
)
