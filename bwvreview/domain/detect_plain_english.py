"""Plain English words, gathered from this program’s own texts and from what people write of a search."""

from __future__ import annotations

ENGLISH = frozenset(
    """
    abit able aborts about abroad abrupt absence absent absolute abstract abt abuse academy accent accept access
    accessibility accessible accident accompany accountancy accuracy accurate accuse ache achieve acknowledge acne acorn
    acquired acre actor actual add address adhd adidas admin admit adopt adrenaline advance adverse advise aerosol
    affair affect afford afghan afghanistan afraid afresh afterwards against agency agent aggravate agile agitated ago
    ahead aid aim aint air airbag airport aisle alarm albania albanian album alcove aldi alert algeria algerian alias
    alibi alight align alike alive allah allege alley alleyway allocate allocation allotment allow almost alone
    alongside alot aloud alpha alter altercation alternatives although altogether amazon ambiguity amenable american
    amharic amicable ammonia ammunition among amount amphetamine ample amused anchor android anew anger angle anglican
    angola angolan angry animal animated ankle anklet annotation announce annoy anonymity anonymous anorak another
    antagonise antagonistic antique antisemitic antler anxiety anxious anybody anyhow anyone anything anyway anywhere
    apart apologetic apologise apology app appalling apparent appeal appear appearance append appendix applaud applause
    apple application applied applies appoint appreciate apprentice approach approve approx appt apron arabic arbitrary
    arcade arch architecture archive arena argos argue argument arise arithmetic armband armchair armpit arrange array
    arrival arrive arrogance arrogant arrow arsenal articulate as ascending ascertain asda ashamed ashtray aside ask
    asleep aspect asperger assert assertive assess asset assign assist assistance associate assume assure asthma
    astonished astonishing astra astral athena atlas atomic attach attack attacker attempt attend attendance attendee
    attention attentive attic attitude attract attributes attribution audi audible audience audit aunt australian
    austrian authentication author authorise authoritative authority autism autistic auto autograph automata automaton
    autopsy autumn availability avenue avoid await awake aware away awful awkward awning axe axon baby backdrop
    backlight backpack backseat backtracks backup backwards badge baffled baffling bagel baggie bait baker bakery
    balaclava balance balcony ball balloon ban bandage bandana bang bangla banister banjo banksman banner banter bar
    barber barbershop barcode bare barefoot bark barn barrier base baseline bash basil basket batch bath battery bc
    beach beacon bean beanie bear beard beat became because become bed bedroom beer beforehand beg began begun behalf
    behave being belgian belief believe belittle bell belligerent belong belongings belt bench benchmarks bend benefit
    bengali bent berate berry bet better beyond bias bible bicker bigger bill bin binary bind birch bird birth birthday
    bit bite bitter blame blanket blatant blazer bleed bleeped bleeping blend blind blink block bloke blood bloodshot
    blossom blouse blow bluetooth blunt blur blurry bmw board boast boat bodycam bodyworn bold bolivia bollard bolt bomb
    bond bone bong bonnet book bookie booklet bookmaker boot booth bootstrap boozy border bored boredom born borrow
    bosnian boss bother bought boulevard bounce bouncer bound boundaries bow bowl box boyfriend bra brace bracelet
    bragging brain brake bramble branch brave bravery brawl brazil brazilian breach bread break breakdown breath
    breathalyser breathe breeze bribe brick bridge bright bring brisk brittle broad broke brook broom brother brought
    brown browser browsing bruise brush brusque bruv btw bubble bucket buckle bud buddhist buddy buffer bug buggy bugle
    build builder built bulb bulgaria bulgarian bulge bulk bullet bulletin bully bumbag bump bumper bundle bungalow
    bunking burden burgundy burka burn burqa burst bush business busker busy but butcher butter buttocks button buy buzz
    buzzer bystander byte cab cabbie cabin cable cache cactus cafe cafeteria cage cagoule cajole cake calamine calculate
    calculation calendar call caller calmer came camel campaign can canadian canal cancel candid candidate candle
    cannister cannot canoe canonical cant canteen cantonese canvas cap capabilities cape capital capsule caption capture
    cardigan care career cargo carnival carpark carpet carriage carriageway carrier carrot carry carton cartridge case
    caseload cashier casings casino cast castle casual cat catapult catastrophe catastrophically catcall catch catholic
    caught cause cautious cctv cease cedar ceiling celebrate cellar cemetery census cent century ceremony certain
    certificate chain chairman chairperson chairwoman chalk challenge chance change channel chaos chaotic chap chaperone
    chaplain character charity chart chase chat chatty cheap cheat check checker checklist checkout checkup cheek cheeky
    cheer cheese chef chemist cherry chevron chew chicken childhood chill chillin chilly chimney chin china chinos chip
    chisel chocolate choice choke chokehold choose chop chose chosen christian christmas chromium chuckle chunk church
    churlish cigar cigarette cinema circa circle circumstance citizen citroen civil claim clap clarify clarity clashed
    clean cleaner clearer cleaver clenched clever click client cliff climb clipboard cloak clock close closer cloth
    cloud cloudy clover club clue clumsy clutch cmon coalesce coarse coast cobble cobbler cocoa codeine coerce coercion
    coffee coherent coin cold collaborate collapse collar collate collation colleague collect collections college
    colombia colombian colour comb combat combative combinations combine come comet comfort comma commencing commend
    commercial commit commitments committee common commotion communicate companion company compare comparison compass
    compassion compassionate compel compile compiler complacent complain complex compliance complicated comply component
    compose composite comprehensive compress compressors compromise compute computer conceal concise conclude conclusion
    concourse concrete concurrent condescended condescending condition conduct confidence confident confidential
    confidentiality configured confirm confiscate conflict confront confrontation confuse confusion congo congolese
    connect connection conscious consequence consider considerate consist consistent constant constraint constructive
    constructor contact contain container content contest context continue contracts contradict contradictory contrast
    contribute control controller convenient convention conversation convert convey convince convoy cook cool cooperate
    cooperation cooperative coordinate coordinator copper copyright coral cordial cordon core corner corporation
    correction correlation corridor corsa corset cos cost cotton cough could couldnt counsel counsellor counter
    counterproductive country courage courier course court courteous courtesy courtyard cousin cover coverage covid cowl
    coz crackle cradle crammed cramped crane crash crawl crayon crazy cream creased create creator credit creep crept
    crescent crew cricket cried crisis crisp criteria critical criticise cross crossbow crotch crouch crowbar crowd
    crown crucial crude cruel crutch cry cryptography crystal cuba cuddle cuff cuffin cufflink cul culture culvert
    cumbersome cup curb cure curious curly currency curse cursor cursory curt curtain curve cushion custom customer cut
    cute cutlass cuz cycle cypriot czech dad daft dagger daily daisy damned damp dance danger dangerous dare dari darker
    dash dashboard dashcam database daughter dawn daylight dazed deadline deaf deal dealer dear death debate debrief
    debt decency decent decide decimal decision deck declarations declare decline decode decoration decoy deep deeper
    deescalate default defend defensive defiant define definite deflect defuse degrade degree delay delegate delete
    deletion deli deliberate delicate delimiter deliver deliveroo delivery demand demean demeanour demo demonstrably
    demonstrate demonstration denial denominator dense deny depart depend dependency deployed deport depot depressed
    depth deputy derive describe desert deserve design desire desk desktop despair desperate despite destroy detail
    detain detainee detect detection detector deter deteriorated determine detour develop developers deviations diabetic
    diagnosis diagram dialect dialog diary dice didnt dies diet differ difference different difficult difficulty diffuse
    dig digests digit dignified dignity diligent dim dimension dinner dint diplomatic direct direction director
    directories dirk dirt dirty disability disagreements disarm disc disclaimer discord discovery discreet discretion
    discriminate discrimination discriminatory discuss discussion disgust disk dismissive disparage dispassionate
    dispatch dispersal dispute distance distant distorted distract distraught distress distribute distribution district
    disturb dive divide divulge diwali dock docket docs documentation dodgy doesnt doin doing dollar dolphin domain
    dominant domineering donkey dont door doorman doorstep doorway doubt down download downstairs downstream doze draft
    drag dragon drain dramatic drank draw drawer drawings dread dream dress drew dribbled drift drill drink drive driven
    driveway drizzle drone drop dropdown drove drowned drum drunk drunken dry dual duck dull duly dumb dumps dumpster
    dungarees dunno duplicate durability durable duration dusk dust dusty dutch dyslexia eager eagle ear earlier
    earliest earn earphone earpiece earplug earpods earrings earshot earth ease easel easter eastern easy eat eaten echo
    ecstasy ecuador edge edible edit educate education effect effective efficient effort eg egg egress egypt eid
    eighteen either elaborate elapsed elbow elder electric electrician element elevate eleven else elsewhere email
    embarrass embedded embeds emit emoji emotion emotional empathetic empathise empathy emphasis emphasise employ enable
    encode encounter encourage encrypted encryption enemy energetic energy enforcement engage engine enjoy enormous
    enquired enraged ensure enter enthusiasm enthusiastic entire entitle entrance entry envelope environment epaulette
    epileptic epoch equal er erase eritrea eritrean erm erratic errs escalate escalation escalator escape escort
    especially essential establish estate estimate estonian etc ethics ethiopia ethiopian ethnicity european evade
    evaluated evasive event eventual ever everybody everyday everyone everything everywhere evident evri exact
    exaggerate examine example exasperated excavation excel excellent except exception excess excessive exchange excite
    excl exclamation excluded excuse exec execute exemplary exercise exhaust exhaustive exhibit exist exit expect
    expectation expense expensive experience expert expiring explain explanation explanatory explicit exploited explore
    explosive exponent export expose exposure express expression extend extensive extent external extra extract extreme
    eyebrow eyewitness fabric facebook facemask facilitate facility fact factor faded fail faint fairer fairground
    falcon fall fam familiar famous fan far fare farewell farm farsi fashion faster fat fatal father fatigue favour fear
    feather feature feed feedback feel fell fella fellow felt fence fern ferry festival fetch fewer fiat fiddle fidget
    fidgety field fierce fiesta fifteen fifth fifty fight figure filipino fill filler filter final finance finch find
    findings fine finger fingernails fingerprint fingertip finite finnish fire firearm firework firm fish fist fit fix
    fixture flag flame flannel flares flash flashlight flask flat flatmate flattened flaw fled flee fleece flemish flew
    flex flexible flick flimsy flinch flip flipflops flippant flirt float floodlit floor floppy florist flour flow
    flower fluent flustered flute fly flyover foam focus fog foggy foil fold follow font food football footballer
    footbridge footer footpath forbid forbidden ford forearm forecourt forefront forehead foreign forename forensic
    forgery forget forgive forgotten fork formal format formula forth forthcoming fortunate forty forum forward foster
    foul fountain fourteen fourth foyer fracas fraction fragile frame frameworks france frank frantic free freeze french
    fresh fridge friend frighten frisk frost frown froze frozen frustrate frustration fugitive fulfil fumble fun
    function fund funny fur furious furnished furniture fuss fussy future fyi gadget gaelic gagging gain gallery gamble
    game gangway gap garage garden garlic gasp gate gateway gather gaza gaze gear gender generator generic genitals
    gentle gentleman gently genuine german germany gesture get ghanaian giant gibberish gift giggle gilet ginger ginnel
    giraffe girlfriend give glacier glance glare glimpse global globe glock gloomy glossary glove glovebox goal god goes
    goggles goin gold golden golf gone gonna goodbye google goose gore gossip got gotcha gotta govern gowisely gown gps
    grab grace gradual graffiti gram grammar grand grandmother grandson grant graph graphics grapple grass grateful
    grave gravel graze greece greek greet greggs grenade grep grew grey grid grief grievance grimace grin grinder grip
    groan grocer groin groomed grooming grope grove grow grown gruff grumbled grumpy gti guarantee gucci guess guest
    guidance guide guideline guilt guilty guitar gujarati gurdwara gutter guv guy gym habit hacksaw hadnt hairband
    hairdresser hairline hall halloween hallway halt halves hammock handbag handbook handcuffd handkerchief handle
    handler handover handshake handy hang hankering hanukkah happen happy harass harbour hard harder harm harp harsh
    hash hasnt hasty hat hatchback hatched hatchet hate hausa havent hazel headband headbutt header headings headlight
    headphones headscarf headset health healthy heap hear heart heat heavier hebrew heckle hectic hectoring hedge heel
    height hell hello helmet help helpers hem here hereby heron herself hes hesitant hesitate hesitation hexadecimal hid
    hide highlight highway hijab hill him himself hindi hindu hint hip hire histogram history hit hmm hobby hold holdall
    holder hole honda honest honey hoodie hoody hook hope horn horrible horrified horse host hostel hot hotel hotspot
    hourglass house household hover how however hr hrs huddle hug huge hum humane humanity humble humiliate humour
    hunched hundred hung hungarian hungary hungry hunt hurriedly hurry husband hustle hyperlink hypothesis hysterical
    hyundai ice icon icy id idea ideal idempotent identical identifier identify identity idiot idle ids ie if igbo igloo
    ignorant ignore ill illegal im image imagine imam imbalance immature immediate imo impact impartial impatient
    impeccable impersonal implement implementation imply impolite import importance important impressed impression
    impressive improper improve improvised inaccurate inadequate inappropriate inaudible inch incident incite incl
    include inclusion income inconclusive inconsiderate inconsistency inconsistent inconvenience increase indeed indent
    independence indicate indicator indicators indifferent individual indoors inebriated inexperienced infant infer
    inference infinity info inform informal inhaler inherited initial initiate initiative injection injure injury
    inkwell inline innermost innit innocent input insensitive insert inset insinuate insist insistent inspect inspection
    insta instagram install instance instead instruct instruction insufficient insulin insult intact intake integer
    intel intend intense intention interact interaction interest interfaces interfere intermittent internal internet
    interplay interpret interrupt interval intervene intervention interview intimidate intoxicated introduce
    introduction intruder intrusive invalid invasive invent inverse investigate invite involve iphone iran iranian iraq
    iraqi irate irrelevant irritate islamic islamophobic island isnt isolate israeli issue italian italics italy itchy
    its itself ive ivory jab jaguar jail jam jamaican japan japanese jargon jasmine jaw jd jealous jeans jeer jelly jerk
    jerky jewish jigsaw jittery job jogger join joint joke jolt jostle journal journey jovial judge judgemental jump
    jumper jumpsuit jumpy junction junior juniper jury justification justify kebab keen keep keeper kenyan kerb ketamine
    kettle kevlar keyboard keyring keyword kia kick kid kill kilo kilt kinda kinder kiosk kippah kirpan kiss kitchen
    kite kitten knee kneecap kneel knelt knew knock knot know knowledge known knuckle knuckleduster koran korean kosovan
    kosovo kudos kufi kurdish kuwait label labourer lace lack lacoste lad ladder lady lag lagoon laid lake lambda lamp
    lamppost land landline landmark landscape lane language lantern lanyard larger lark later latin latitude latter
    latvia latvian laugh laughter launch launderette laurel law lawn lay layby layer layout lazy lead leader leaf
    leaflet leak lean leap learn learner leather leatherman leave lebanese lebanon lecture ledge leer legal leggings
    legitimate leisurely lemon lend length lengthen lengthy lenient lens lesson let lethargic letter lettuce lexer lexus
    liar liberty librarian library libya license lid lidl lie lied life lift lighter like likeliest lily lime limit
    limitation limp line linen lineup lingala lingered link lion lip liquid listen listener literacy literal lithuania
    lithuanian litter little livestream lizard load loader loafers loan lobby locale location lock locker locket log
    logic login loiter lol londoner lone longer longitude look lookout loop loose lose loss lot loudspeaker lounge love
    loyal luck lucky luggage lunch lunge lycra machine macros mad magazine magnet magpie mail main maintain majority
    makaton make makers malay malaysia mall mallet maltese manage manager mandarin mandatory mangled mango manhandle
    manhole manifest manner mannerism manoeuvre map maple marble margin marijuana mark marker market marsh mass massive
    mat mate material matey matrix matter mattress mature maximum mayor mazda maze mcdonalds meadow meal meant meanwhile
    measure meat media medical medication meet megabyte melon melt memo memory menace mend mental mention mentor menu
    mercedes mere merge merlin mess message messy meta metal meth method methodical metre metric mews mexican mic
    microphone microseconds midnight might migrate migration mile milk millimetres million milliseconds millwall mime
    min mind mine mini minibus minicab minimal minimise minimum minority mint minus mirror misc miss mist misty
    misunderstand misunderstood mitsubishi mitten mix moan mob mock mode model modern modesty modifiers modify module
    modulus moment moncler monitor mono monotone mood moody moon moroccan morocco morphine morrisons mosque moss mother
    motion motivated motive motor motorist motorola motorway mount mountain mouse move mud muffled mugging mum mumble
    mural murmur muscle museum mushroom music muslim must mutter mutual my myself nah nails naive naked name nanoseconds
    napkin narrate narrative narrow narrower nasty nation national natural nature naughty navigation nb nearby neat
    necessary necklace need needle needlessly neg negated neglect negligent negotiate neighbour nepal nepali nephew
    nerve nervous nest net netherlands network nevertheless newborn newer newsagent newsletter nice niche nickname niece
    nigerian nightclub nightie nike nineteen ninety nintendo niqab nissan nobody nod node noise noisy nominal nonchalant
    nonetheless noodle noon nope nor normative norwegian nose nosebleed nosy notebook nothin notify nought now nowhere
    nuanced nudge nudity numb numberplate numerator numeric numerous nunchuck nursery nutmeg oasis oath oatmeal obedient
    obey objection objective obligation obs obscene obscure observations observe observer obstruct obstructive obtain
    occasion occasional occupant occupy occur occurrence ocean octagon odd odour off offend offer offhand official
    officious offlicence offline offset ofsted oh oil ok okay older olive olympics ongoing onion online onlooker opal
    opaque operand operate operator opinion opportunity oppose opposite oppressive opt option optional oracles orbit
    orchard ordeal ordinal ordinary organ organisational organise organiser orientation origin original orphan otherwise
    otter ought ounce our ourselves out outburst outfit outline outlives outlook outnumber output outrage outright
    outset outstanding oven overall overfamiliarity overlap overlay overuse overwhelm owe own owner oyster pack package
    packet pad paddle paid pain paint painter pairwise palace pale palestine palestinian palette palm pamphlet pandas
    panic panicked panicky pants paperwork parade paradox paragraph parameters paranoid paraphernalia parcel pardon park
    parka parliament parrot parse parser part participate partner party pashto pass passage passat passer passersby
    passive passport password past paste pasture pat patched patdown path patience patient patronise pattern pause
    pavement pawn pay payslip peace peach peak peanut pear pebble pedal peek peeled peer pen pencil pendant penknife
    pepper per perceive perception perfect perform performance perfunctory period peripheral permanent permission permit
    permutations persian persist persistent personal personality persuade pester petrified petty peugeot phase photo
    photograph phrase physique piano pick pickpocket picnic picture piece pier piercing pile pill pillar pillion pillow
    pilot pin pine pipe pistol pitch pity pixel pixelated pixellated placate place plan planet planner plastic plate
    platform play playback player playground playstation plaza plea plead pleasant pleasantries please pledge plenty
    pliers plinth plot pls plug plum plumber plus plz poaching poem pointer poised poison poke pole policy polish
    political poll polygon poncho pond ponytail pool pop poplar poppy popular population porch porsche port portion
    portugal portuguese pos pose position possess possible post postcode poster postpone posture pot potato potential
    pouch pounced pound pour power ppl practical prairie praise praiseworthy pram prank pray prayer preach precaution
    precedent precise precision predict prefer prefix pregnant prejudge prejudice premises prepare presence present
    preserve press presume presumption presumptuous pretend pretty prevalence prevent preview price prickly pride
    primark primary principle print printer prior prism prison prisoner prius privacy private privilege probability
    probationer probe problem procedural procedure proceed process prod produce product profanity professional
    professionalism profile program programme programmer progress projectile prolong promise promote prompt pronoun
    pronounce proof proper proportion proportional proportionate proposal propose prose prosecute protect protective
    protest protestant protocol proud provably prove proven provide provocation provocative provoke proxy prudent prying
    pub publication publish puddle puffer pull pullover puma pump pumpkin punch punctual puncture punish punjabi puppy
    purchase pure purpose pursue pursuit push put puzzle pyjamas python qashqai quality quantity quarrel quartz query
    questionnaire queue quibble quicker quill quilt quirks quit quizzed quote quran rabbi rabbit race racial racism
    racist radio radish radius raft rag rage raid rail railings railway rain raincoat rainy raise ramadan rambling rambo
    ramp ran rang rant rap rape rapist rapper rapport rarer rash rastafari rastafarian rather ratio rationale rattle
    raven raw reach react reaction reader readings ready realise reality reassurance reassure rebuild rebuilt rebuke
    recall recap receive recent recharge recipe recipient reckless reckon recognise recommend recommendation reconfigure
    recover recovery recruit rectangle rectify redacted redaction redesigns redistribute redo redone reduce reebok reed
    ref refer referral reflect reflection refrain refresh refresher refusal refuse reg regard register registration
    regret regrettable rehearse reject relate relation relationship relative relax relaxedly release relevance relevant
    reliable relief relieve religion religious reluctant rely remain remainder remember remind reminder remorse remote
    removal remove rename renault renumber reopened reopens repair repeat repeatedly repetition repetitive replace
    replacements replay replica reply repository represent reprimand repulsive reputation require requirements rerun
    rescue research resent reserve residential resist resistance resistant resolve resort resource respect respond
    responsibility responsible responsive rest restart restaurant restrain restrict restriction result resume retail
    retain retaliate reticent retired retort retrain retried return reuse reveal reverse reviewer revise revision reward
    rewrites rewritten ribbon rich rid ride ridge ridicule ridiculous rifle rigid ring riot rip rise risk rival river
    riverside rizla roach roadside roared rob robe robin robust rocket role rolex roll romani romania romanian romany
    romper roof rookie room root rope rosary rose rota rough round roundabout rounders route rowdy royal rub rubbish
    ruckus rudder ruffled ruin rule rummaged rumour run runaway rung rush russian rwanda rwandan sabre sack sad saddle
    safe safeguard saffron sail sainsbury sake salad sale salmon salon saloon salt same sample sampler samsung samurai
    sanction sand sandal sandbox sandwich sans sarcasm sarcastic sarcastically sarge sari sarky satchel satin
    satisfactory satisfy saucer sauna save saw say scaffolding scalpel scan scant scar scare scarf scary scene sceptical
    schedule schema scheme school scold scooped scooter scowl scrambled scrape scratch scream screech screen screensaver
    screenshot screwdriver scribbled script scroll scrubs scruff scruffy scrutineer scrutinise scuffle seal seams
    searcher season seat seatbelt sec secret secretary secure seed seek seem seize seizure seldom select selection
    selector selfie sell semantics semicolon seminar send senior sense sensible sensitive sent sentence separate
    sequence serbian serial series serve server set settings settle seventeen sexist sexual shadow shake shaken shaky
    shall shame shape sharp shatter shawl shed sheep shelf shell shelter shin shine shiny ship shivering shock shoddy
    shook shoot shop shopkeeper shoplifter shoplifting shopper shore shortened shorter shortfall shortlist shot shotgun
    should shoulder shouldnt shout shove show shower shrink shrubs shrug shuffle shuriken shut shutdown shutter shy
    sibling sick sickle sidecar sidelined sidewalk sigh sight sign signal signature sikh silence silly silver sim
    similar simpler simply simulated simulations sincere sing singletons sir siren sister sit site situation sixteen
    size skate skateboard skatepark sketch skill skin skip skirt skoda skullcap sky slam slang slap slash sleep sleet
    sleeve slept slice slide slim slingshot slippers slope sloppy slot slouch slovak slower slug slumped slur smack
    smaller smart smartphone smear smell smelt smile smirk smoke smooth smuggle snack snail snap snapchat snarl snatch
    sneak sneakers sneaky sneer snide sniff snigger snippets snort snow snowy so soap sob sober sociable sock socket
    sofa soft softened software solid solution solve somali somebody somehow someone somethin something somewhat
    somewhere son song sony soon soothe sorry sorta sought soul sound soup source space spade spain span spanish spanner
    spare sparrow spat speak speaker spec specification specify spectacle spectacles speech speed spell spellings spelt
    spend spent spill spin spirit spite splash spliff split spoil spoilt spoke spoken spontaneous spool spoon sport
    sportswear spot spotify sprain sprawl spread spreadsheet spree spring sprint squabble square squash squat squeeze
    squirrel stab stable stadium stage stagger staircase stairs stairwell stall stammer stamp stance stand standoff star
    starbucks stare startle stash stat statements static station statistic status statutory stay steady steal steep
    steer stem step stereotype stern steroid steward sticky stiff stockings stomach stone stood stool stoppin stopwatch
    storage store storm story straight strained strand strange stranger strangle strap strata strategies stratified
    stratum strays stream street streetlight strength stress stretch strict strike string stroke stroll strong structure
    struggle stubborn stuck study stuff stumble stun stupid stutter style subconscious subdued subgroup submit
    substantial subtle subway succeed success successfully such sudan sudanese sudden suffer sufficient suffix sugar
    suggest suggestion suit suitcase sulk sulky sullen summarise summer summon sunglasses sunken sunlight sunny sunset
    super superb superficial supermarket superseded supervise supervision supervisor supportive suppose suppress
    suppression sure surface surname surprise surrender surrogate surround surveillance survey survive susp suspd
    suspend suspenders suspicious suzuki swab swagger swahili swallowed swan swap swear sweat sweater sweatshirt sweaty
    swedish sweep sweet swell swerve swift swimsuit swing swipe switch swollen sword swore sworn sylheti symbol
    sympathetic sympathy synagogue sync synchronous synonyms syntax synthetic syrian syringe system tablet tabs tabular
    tackle tactful tactless tagged tags tail tailor take takeaway takedown takers talk talkin tall tally tambourine
    tamil tampered tampering tantrum tap tape target taskforce taste tattoo taunt tazer tbh teach teapot tear tease
    technique technology tedious teen teenage teenager teeth telegram telephone tell temper temperature template temple
    temporary tenant tend tense tension tent tentative term terminal terrace terrible terrify terse tesco tesla test
    tether tex text textbook thai than thank thankfully theatre them thematic thematically theme themselves therefore
    theyre thick thicker thief thieves thigh thimble thin thing think thirteen thirty thorough though thought thousand
    thousandths thread threat threaten threshold threw throat throughout throw thug thumb thump thunder tick tidy tie
    tiger tight tighten tigrinya tiktok tile till tilt timber timer timestamp timid tin tint tiny tip tiptoe tired
    tiresome tissue title toast tobacco today toddler together toggle toilet token tolerant tolerate toll tomato
    tomorrow tone tongue tonight toolkit tooth topic torch torchlight torn toss touch tough tour tourette tow toward
    towel town towpath toy toyota trace track tracker tracksuit tractor trade tradition trafficked trafficking trailer
    trailing trainee trainer tranquil transaction transcript transfer transit translations transparency transparent
    transphobic trap trash trauma traumatic traumatised travel tray treasurer treat tree tremble trends trespasser trial
    triangle trick tried tries trigger trimmed trip triple trivial trolley trouble truancy truant truly truncheon trunk
    trust trustworthy truth try tuck tug tulip tuned tunic tunisia tunnel turban turkish turners turnip turnout
    turnstile turtle tussle tutor tutted tuxedo twelfths twelve twenty twi twilight twist twitch twitter typical tyre
    uber uganda ugandan ugly uh ukraine ukrainian ultimate um umbrella unanimous uncle underage undergrad underneath
    undo undue unimpressed union unique university unjustifiable unlit unruly untie unzip up upbeat update upfront
    upgrade upload upright uproar upset upside upstairs urban urdu urge urgency us usable usage usb use user username
    using utter vague validate validation valley vandal vandalism vanilla vanish vape variable variance variant
    variation vary vast vauxhall vectors veh veil velcro velvet vent venue verb verbatim verdict verge verifiable verify
    version vertical vest veto vetting via viaduct vicar vicinity vietnam vietnamese view viewer viewpoint vigilant
    village vindicated vine violations violet violin virtual visibility vision visit visor vital vocabulary vocal voice
    void volkswagen volume voluntary volvo vomit vote voucher vouches vulgar vulnerability vulnerable vw waffle wagon
    waistband waistcoat wait waiter waived wake walk walker walkin walkway wall walnut wander wanna want war warehouse
    warm warmth warn warrant wary wash wasnt waste water waterfront wave way weak wealthy wear weary weather weave web
    webinar website weekday weekend weeping weigh weight weir weird welcome welfare well wellbeing wellies went werent
    wet weve whack what whatever whatsapp wheat wheel wheelchair whenever where whereabouts whereas whereby wherever
    whether which whine whisper whistle who whoever whole wholly whom whose why wide wider widget width wife wifi wig
    wild will willingly willow wimbledon wimp win wind windbreaker window windrush windscreen windy wine wing winter
    wipe wire wise wish withdraw withdrawn withheld wks wobble woke wonder wont wood wool word wore work workbook worker
    worksheet workshop world worry worse worst worth would wouldnt wound wrap wrench wrestle wriggled wristlock write
    writer wrote xbox xmas xref ya yamaha yank yard yarn yawn yea yeah yell yemen yep yesterday yiddish yield yikes yo
    yoghurt yogurt yoruba you younger your youre yourself youtube yr yrs zambia zealous zebra zimbabwe zimbabwean zip
    zither zombie zone zoom
    """.split()  # noqa: SIM905 - a list of words is read as one
)
