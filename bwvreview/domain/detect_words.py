"""Words that are no one's name, and words that say what the others around them are."""

from __future__ import annotations

PARTICLES = frozenset(
    """
    van von der den de da dos di la le du bin binti ibn al el ul ur mac mc st ó ní o d abu bint san del ten ter
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""Small words inside names."""

TITLES = frozenset("mr mrs ms miss mx dr master cllr rev sir prof judge imam pastor sheikh jr snr".split())  # noqa: SIM905

ALSO_SURNAMES = frozenset("white black green west north young long short small best good day may june hood".split())  # noqa: SIM905
"""The job’s own words that are surnames too: after an unusual first name they are one."""

ALSO_GIVEN = frozenset(
    """
    mark grace rose faith joy frank jack dawn ruby daisy lily ivy violet jasmine hazel robin miles drew rob penny
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""Plain words that are first names too: before another capital they are one."""

DEEDS = frozenset(
    """
    said says told asked asks was is has had ran runs gave kept refused seemed looked became got stood sat swore came
    complied started stopped then did does went shouted replied denied admitted walked tried cried fled
    """.split()  # noqa: SIM905
)
"""What a person is said to have done: the word before it may be a name."""

INSTITUTIONS = frozenset(
    """
    op operation project police council group borough constabulary bcu court act code county park magistrates
    borough ward airport river fc united panel forum code model
    """.split()  # noqa: SIM905
)
"""Beside these a capital belongs to something that is no person."""

LARGE_PLACES = frozenset(
    """
    avon bedfordshire cambridgeshire cheshire cleveland cumbria derbyshire devon cornwall dorset durham dyfed powys
    essex gloucestershire manchester gwent hampshire hertfordshire humberside kent lancashire leicestershire
    leicester lincolnshire merseyside norfolk northamptonshire northumbria nottinghamshire staffordshire suffolk
    surrey sussex warwickshire mercia midlands yorkshire wiltshire birmingham liverpool leeds bristol glasgow edinburgh
    cardiff belfast somerset oxford cambridge brixton peckham tottenham stratford shoreditch dalston clapham battersea
    woolwich catford deptford walthamstow ilford romford edmonton finchley hendon wembley acton hammersmith paddington
    streatham tooting balham putney dulwich camberwell bermondsey rotherhithe stepney whitechapel poplar bow homerton
    holloway highbury archway highgate hampstead kilburn willesden harlesden southall hayes uxbridge feltham twickenham
    mitcham norwood penge beckenham orpington sidcup eltham charlton plumstead thamesmead erith dagenham soho mayfair
    europe africa asia america india pakistan bangladesh jamaica somalia nigeria ghana turkey poland romania syria
    """.split()  # noqa: SIM905
)
"""Places at least as large as a ward: no more is told by them than by a borough’s list."""

WITHHELD = frozenset(
    word.strip()
    for word in """
    redacted| removed| withheld| anonymised| anonymized| hidden| masked| suppressed| blank| unknown| not given|
    not known| not stated| not recorded| not provided| not disclosed| not applicable| not asked| not available| refused|
    declined| none| n/k| nk| n/a| na| tbc| tba| no name| no details| unidentified| various| see above| as above|
    no trace
    """.replace("\n    ", " ").split("|")
)
"""What stands where something was taken out."""

CLIP_WORDS = frozenset(
    {"clip", "video", "footage", "recording", "camera", "audio", "buffer", "mark", "sound", "picture", "microphone"}
)
"""Beside these a clock’s digits are a place in the clip, not a time of day."""

COMMON_ENDINGS = ("tion", "tions", "sion", "sions", "ical", "ology", "ible", "fully", "ished", "ights", "ments")
"""Endings of English words that hardly any name has."""

ANY_STREET = frozenset(
    """
    the a an this that these those his her their my our its same other each every another some any bus cycle slow fast
    left right middle main side busy quiet residential public open dark narrow high wet private no long short wide
    nearest nearby next one two first second third hard inside outside and or of in on at by to from street road which
    whole entire crowded empty pedestrian local traffic live country city inner further town estate down up across
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""Words before “road” or “street” that do not name it."""

SCHOOL_WORDS = frozenset(
    """
    a the see her his their our your my its which what any every no another high old new primary secondary junior infant
    local nearby after before from at in safer private state nursery this that grammar boarding special mainstream
    sixth form former sunday police staff training law medical business
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""Words before “school” or “college” that do not name it."""

NO_STREET = frozenset(
    """
    the a an this that his her their and or of in on at by to from was were is are for with against between into as
    """.split()  # noqa: SIM905
)
"""Between a number and “road” these say that the number is not a house."""

SEASONS = frozenset(
    """
    christmas easter halloween carnival pride ramadan eid diwali holi vaisakhi hanukkah passover spring summer autumn
    winter festive seasonal street night weekly weekend covered indoor outdoor food flower flea car boot farmers
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""Before “market” or “church” these say what kind it is."""

# Capitalised in lists, yet no part of a name that matters: months, days, places as large as a borough, the job's words.
COMMON = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday week month quarter year morning afternoon evening night late early turn shift duty
    inner outer london england wales scotland ireland britain united kingdom city county region north south east west
    central greater area borough metropolitan police service force british transport constabulary command unit team
    office officer officers safer neighbourhood neighbourhoods stop stops search searches searched person persons
    vehicle vehicles people public order criminal justice evidence act misuse drugs drug firearms offensive weapon
    weapons section stolen goods article articles theft damage community resolution resolutions penalty notice
    disorder summons caution cannabis khat warning arrest arrested no further action disposal nothing found local
    suspect simple conditional controlled psychoactive substances substance fireworks crossbows male female other
    white black asian mixed african caribbean indian pakistani bangladeshi chinese arab irish english welsh scottish
    northern gypsy traveller roma background ethnic group groups not stated any and or of the a an in on at by for
    with body worn video bwv camera handcuffs handcuff handcuffing compliant non taser baton spray dog shield limb
    ground restraint unarmed skills irritant spit guard tactical communication tactics operation op project panel
    monitoring scrutiny review reviewed viewing session clip clips amber green red yes true false null none unknown
    recorded reference number type date time band age range object outcome legislation complaint good practice concern
    adequate pace wildlife countryside deer road traffic terrorism high low medium priority response gang violence
    violent crime task roads safety schools specialist dogs marine aviation state home government council youth
    offending children child adult young independent custody visitor inspector sergeant constable chief superintendent
    commander detective pc dc ps sgt barking dagenham barnet bexley brent bromley camden croydon ealing enfield
    greenwich hackney hammersmith fulham haringey harrow havering hillingdon hounslow islington kensington chelsea
    kingston upon thames lambeth lewisham merton newham redbridge richmond southwark sutton tower hamlets waltham
    forest wandsworth westminster code codes list lists summary read me data dictionary dedicated territorial support
    flying squad trident mobile used total equipment lethal less tactic reported freedom information request
    protection equality human rights this that these those he she they it we his her their one two three four five six
    seven eight see notes note trans cis woman man men women boy boys girl girls audio missing retention expired
    technical fault faulty outside inside areas available unavailable broken corrupt corrupted failed failure error
    errors deleted lost switched turned activated started ended begin beginning end muted mute blocked obscured
    partial full empty blank new old current previous former active inactive open closed live dead valid wrong right
    correct incorrect real fake lowest highest lower large small big short long brief quick slow fast slight minor
    major serious severe moderate mild heavy light dark fair unfair calm polite rude respectful hostile aggressive
    verbal physical visual oral written electronic digital manual automatic paper copy receipt slip form forms
    question questions answer answers comment comments remark remarks reason reasons basis grounds objects subject
    subjects suspected suspicion suspicions behaviour description descriptions match matched matching report reports
    reporting record records recording recordings footage film films cameras device devices file files folder page
    pages sheet sheets table tables column columns row rows cell cells value values key keys count counts sum average
    mean median rate rates share shares percent percentage index rank ranking score scores rating ratings grade graded
    level levels scale scales bands ranges bracket category categories kind kinds sort sorts class classes species sex
    genders ages aged years months weeks days hours hour minutes minute seconds times dates start finish until since
    from to into onto over under above below between within without through across along around near next behind
    beside front back side top bottom middle centre pedestrian driver drivers passenger passengers rider cyclist
    cyclists bike bikes bicycle moped motorbike motorcycle car cars van vans lorry lorries bus taxi truck coach train
    tram tube pocket pockets bag bags rucksack shoes shoe socks trousers shirt shorts underwear clothing clothes mask
    face hair hand hands arm arms wrist wrists leg legs foot feet neck chest mouth eye eyes standing sitting kneeling
    lying prone walking running talking searching asking told asked explained explaining given shown seen heard
    watched viewed missed kept held taken made called stopped handcuffed cuffed restrained detained injured hurt
    struck pushed pulled thrown dropped moved removed replaced returned recovered seized unused needed required
    requested authorised unauthorised approved rejected accepted complete completed incomplete finished unfinished
    done undone due overdue urgent routine normal standard special general specific particular random regular
    irregular frequent rare usual unusual proceeds burglary robbery fraud assault harassment affray nuisance anti
    social trespass begging alcohol possession supply intent production cultivation importation going tools tool
    blades razor scissors hammer bat stick bottle glass powder plant plants tablets pills resin herbal skunk spice
    nitrous oxide gas canister canisters phone phones laptop jewellery watch wallet purse card cards documents
    document licence licences insurance tax ticket tickets fixed words advice warnings warned nil zero half third
    double single pair pairs couple dozen many few some each every all most least more much enough too also only just
    even still yet already again once twice never always often sometimes rarely usually maybe perhaps probably
    possibly certainly clearly clear unclear obvious visible invisible loud quiet silent emergency rapid reduction
    prevention victim victims witness witnesses members staff civilian volunteer volunteers interpreter solicitor
    lawyer doctor nurse paramedic ambulance hospital appropriate parent parents guardian guardians carer carers family
    families teacher teachers student students pupil pupils wk wc jan feb mar apr jun jul aug sep sept oct nov dec mon
    tue tues wed thu thur thurs fri sat sun met mps btp cmg ward released investigation bailed bail charged charge
    pending postal requisition points blade bladed equipped property pressure point dot rear stack pava cs drawn aimed
    fired jacket coat gloves strip intimate mtip jog head hood great best poor bad yellow blue orange purple cocaine
    heroin crack cash money knife knives machete gun acid corrosive item items items' detention day bank holiday upper
    basic boroughs directorate headquarters frontline policing liaison sector cluster hub proactive tasking patrol
    intelligence operational operations advisory engagement chair vice member meeting meetings agenda strongly agree
    disagree neutral neither satisfied dissatisfied very quite fully partly mostly applicable positive negative
    outcomes offence offences offender offenders juvenile adults minors elderly hidden covert overt uniform plain
    clothed various multiple several both led self generated account informed consent consensual refused declined nine
    ten first second last there then when while after before during was were is are be been has had have did does do
    said gave took left
    """.split()  # noqa: SIM905 - a list of words is read as one
)
