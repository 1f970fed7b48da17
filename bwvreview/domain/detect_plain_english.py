"""Plain English words, gathered from this program’s own texts and from what people write of a search."""

from __future__ import annotations

ENGLISH = frozenset(
    """
    abit able aborts about abroad absence absent absolute abstract abt abuse academy accent accept access
    accessibility accessible accident accompany accountancy accuracy accurate accuse ache achieve acknowledge acne
    acorn acquired acre actor actual add address adidas admin admit adopt advance adverse advise aerosol affair
    affect afford afghan afraid afresh afterwards against agency agent agile ago ahead aid aim aint air airbag
    airport aisle alarm albanian album aldi alert algerian alias alibi alight align alike alive allege alley
    alleyway allocate allocation allotment allow almost alone alongside alot aloud alpha alter altercation
    alternatives although altogether ambiguity amenable american ammonia ammunition among amount amphetamine ample
    anchor android anew anger angle anglican angolan angry animal ankle anklet annotation announce annoy anonymity
    anonymous anorak another antagonise antagonistic antique antler anxiety anxious anybody anyhow anyone anything
    anyway anywhere apart apologise apology app apparent appeal appear appearance append appendix applaud apple
    application applied applies appoint appreciate approach approve approx appt apron arabic arbitrary arcade arch
    architecture archive arena argos argue argument arise arithmetic armband armchair armpit arrange array arrival
    arrive arrogant arrow articulate as ascending ascertain asda ashamed aside ask asleep aspect assert assertive
    assess asset assign assist assistance associate assume assure astonished astra astral atlas atomic attach attack
    attacker attempt attend attendance attendee attention attentive attic attitude attract attributes attribution
    audi audible audience audit aunt australian austrian authentication author authorise authoritative authority
    auto automata automaton autopsy autumn availability avenue avoid await awake aware away awful awkward awning axe
    baby backlight backpack backseat backtracks backup backwards badge bagel baggie bait baker bakery balaclava
    balance balcony ball balloon ban bandage bandana bang bangla banister banjo banksman banter bar barber
    barbershop bare bark barn barrier base baseline bash basil basket batch bath battery bc beach beacon bean beanie
    bear beard beat became because become bed bedroom beer beforehand beg began begun behalf behave being belgian
    belief believe belittle bell belligerent belong belongings belt bench benchmarks bend benefit bengali bent
    berate berry bet better beyond bias bicker bigger bill bin binary bind birch bird birth birthday bit bite bitter
    blame blanket blatant blazer bleed blend blind blink block bloke blood bloodshot blossom blouse blow bluetooth
    blunt blur blurry bmw board boast boat bodycam bodyworn bold bollard bolt bomb bond bone bong bonnet book bookie
    bookmaker boot booth bootstrap boozy border bored born borrow bosnian boss bother bought boulevard bounce
    bouncer bound boundaries bow bowl box boyfriend bra brace bracelet brain brake bramble branch brave brawl
    brazilian breach bread break breakdown breath breathalyser breathe breeze bribe brick bridge bright bring broad
    broke brook broom brother brought brown browser browsing bruise brush brusque bruv btw bucket buckle bud
    buddhist buddy buffer bug buggy bugle build builder built bulb bulgarian bulge bulk bullet bulletin bully bumbag
    bump bundle bungalow burden burn burst bush business busker busy but butcher butter button buy buzz bystander
    byte cab cabin cable cache cactus cafe cafeteria cage cagoule cajole cake calamine calculate calculation
    calendar call caller came camel campaign can canadian canal cancel candid candidate candle cannister cannot
    canoe canonical cant canteen cantonese canvas cap capabilities cape capital capsule caption capture cardigan
    care career cargo carpark carpet carriage carrier carrot carry carton cartridge case caseload cashier casings
    cast castle casual cat catapult catastrophe catastrophically catcall catch catholic caught cause cautious cctv
    cease cedar ceiling cellar cemetery census cent century ceremony certain certificate chain chairman chairperson
    chairwoman chalk challenge chance change channel chaos chaotic chap chaperone character charity chart chase chat
    chatty cheap cheat check checker checklist checkout checkup cheek cheer cheese chemist cherry chevron chew
    chicken childhood chill chillin chimney chin chinos chip chisel chocolate choice choke choose chop chose chosen
    christian christmas chromium chuckle chunk church cigar cigarette cinema circa circle circumstance citizen
    citroen civil claim clap clarify clarity clean clearer cleaver clever click client cliff climb clipboard cloak
    clock close closer cloth cloud cloudy clover club clue clutch cmon coalesce coarse coast cobble cobbler cocoa
    codeine coerce coffee coherent coin cold collaborate collapse collar collate collation colleague collect
    collections college colombian colour comb combat combative combinations combine come comet comfort comma
    commencing commend commercial commit commitments committee common commotion communicate companion company
    compare comparison compass compassion compel compile compiler complacent complain complex compliance complicated
    comply component compose composite comprehensive compress compressors compute computer conceal concise conclude
    conclusion concourse concrete concurrent condescending condition conduct confidence confident confidential
    confidentiality configured confirm confiscate conflict confront confrontation confuse confusion connect
    connection conscious consequence consider considerate consist consistent constant constraint constructive
    constructor contact contain container content contest context continue contracts contradict contradictory
    contrast contribute control controller convenient convention conversation convert convey convince convoy cook
    cool cooperate cooperation cooperative coordinate coordinator copper copyright coral cordial core corner
    corporation correction correlation corridor corsa corset cos cost cotton cough could couldnt counsel counter
    counterproductive country courage course court courteous courtesy courtyard cousin cover coverage cowl coz
    crackle cradle crammed crane crash crawl crayon crazy cream create creator credit creep crescent crew cricket
    cried crisis crisp criteria critical criticise cross crossbow crotch crouch crowbar crowd crown crucial crude
    cruel cry cryptography crystal cuff cuffin cufflink cul culvert cumbersome cup curb cure curious curly currency
    curse cursor cursory curt curtain curve cushion custom customer cut cute cutlass cuz cycle cypriot czech dad
    daft dagger daily daisy damned damp dance danger dangerous dare dari darker dash dashcam database daughter dawn
    daylight deadline deaf deal dealer dear death debate debrief debt decent decide decimal decision deck
    declarations declare decline decode decoration decoy deep deeper deescalate default defend defensive defiant
    define definite deflect defuse degrade degree delay delegate delete deletion deli deliberate delicate delimiter
    deliver deliveroo delivery demand demean demeanour demo demonstrably demonstrate demonstration denial
    denominator dense deny depart depend dependency deployed deport depot depth deputy derive describe desert
    deserve design desire desk desktop despite destroy detail detain detainee detect detection detector deter
    determine develop developers deviations diagnosis diagram dialect dialog diary dice didnt dies diet differ
    difference different difficult difficulty diffuse dig digests digit dignified dignity diligent dim dimension
    dinner dint direct direction director directories dirk dirt dirty disability disagreements disarm disc
    disclaimer discord discovery discretion discriminate discrimination discuss discussion disgust disk dismissive
    disparage dispassionate dispatch dispersal dispute distance distant distract distraught distress distribute
    distribution district disturb dive divide divulge diwali dock docs documentation dodgy doesnt doin doing dollar
    dolphin domain domineering donkey dont door doorman doorstep doorway doubt down download downstairs downstream
    doze draft drag dragon drain dramatic drank draw drawer drawings dread dream dress drew drift drill drink drive
    driven driveway drizzle drone drop dropdown drove drum drunk dry duck dull duly dumb dumps dungarees dunno
    duplicate durability durable duration dust dutch eager eagle ear earlier earliest earn earphone earpiece earplug
    earrings earshot earth ease easel easter eastern easy eat eaten echo ecstasy edge edible edit educate education
    effect effective effort eg egg egress eid eighteen either elaborate elapsed elbow elder electric element elevate
    eleven else elsewhere email embarrass embedded embeds emit emoji emotion emotional empathetic empathise empathy
    emphasis emphasise employ enable encode encounter encourage encrypted encryption enemy energy enforcement engage
    engine enjoy enormous ensure enter enthusiasm entire entitle entrance entry envelope environment epaulette epoch
    equal er erase eritrean erm erratic errs escalate escalation escalator escape escort especially essential
    establish estate estimate estonian etc ethics ethiopian ethnicity european evade evaluated evasive event
    eventual ever everybody everyday everyone everything everywhere evident exact exaggerate examine example
    exasperated excavation excel excellent except exception excess exchange excite excl exclamation excluded excuse
    exec execute exemplary exercise exhaust exhaustive exhibit exist exit expect expectation expense expensive
    experience expert expiring explain explanation explicit explore explosive exponent export expose exposure
    express expression extend extensive extent external extra extract extreme eyebrow eyewitness fabric facebook
    facemask facilitate facility fact factor fail faint fairer fairground falcon fall fam familiar famous fan far
    fare farewell farm farsi fashion faster fat fatal father favour fear feather feature feed feedback feel fell
    fella fellow felt fence fern ferry festival fetch fewer fiat fiddle fidget fidgety field fierce fiesta fifteen
    fifth fifty fight figure filipino fill filler filter final finance finch find findings fine finger fingerprint
    fingertip finite finnish fire firearm firework firm fish fist fit fix fixture flag flame flannel flares flash
    flashlight flask flat flatmate flattened flaw fled flee fleece flemish flew flex flexible flick flinch flip
    flipflops flippant float floor floppy florist flour flow flower fluent flustered flute fly foam focus fog fold
    follow font food football footbridge footer footpath forbid forbidden ford forearm forecourt forefront forehead
    foreign forename forensic forgery forget forgive forgotten fork formal format formula forth forthcoming
    fortunate forty forum forward fountain fourteen fourth foyer fracas fraction frame frameworks frank free freeze
    french fresh fridge friend frighten frisk frost frown froze frozen frustrate frustration fugitive fulfil fumble
    fun function fund funny fur furious furnished furniture fuss future fyi gaelic gagging gain gallery gamble game
    gangway gap garage garden garlic gate gateway gather gaze gear gender generator generic gentle gentleman gently
    genuine german gesture get ghanaian giant gibberish gift giggle gilet ginger ginnel giraffe girlfriend give
    glacier glance glare global globe glossary glove glovebox goal god goes goggles goin gold golden golf gone gonna
    google goose got gotcha gotta govern gown gps grab grace gradual gram grammar grand grandmother grandson grant
    graph graphics grapple grass grateful grave gravel greek greet greggs grenade grep grew grey grid grief
    grievance grimace grin grinder grip groan grocer groin grope grove grow grown gruff gti guarantee guess guest
    guidance guide guideline guilt guilty guitar gujarati gutter guv guy gym habit hacksaw hadnt hairband
    hairdresser hairline hall hallway halt halves hammock handbag handbook handcuffd handkerchief handle handler
    handover handy hang hankering hanukkah happen happy harass harbour hard harder harm harp harsh hash hasnt hasty
    hat hatchback hatched hatchet hate hausa havent hazel headbutt header headings headlight headphones headscarf
    headset health healthy heap hear heart heat heavier hebrew heckle hectic hectoring hedge heel height hell hello
    helmet help helpers hem here hereby heron herself hes hesitant hesitate hesitation hexadecimal hid hide
    highlight highway hijab hill him himself hindi hindu hint hip hire histogram history hit hmm hold holder hole
    honda honest honey hoodie hook hope horn horrible horse host hostel hot hotel hotspot hourglass house household
    hover how however hr hrs huddle hug huge hum humane humanity humble humiliate humour hundred hung hungarian
    hungry hunt hurriedly hurry husband hustle hyperlink hypothesis hysterical hyundai ice icon id idea ideal
    idempotent identical identifier identify identity idiot idle ids ie if igbo igloo ignore ill illegal im image
    imagine imbalance immediate imo impact impartial impatient impeccable implement implementation imply impolite
    import importance important impression impressive improper improve improvised inaccurate inadequate
    inappropriate inaudible inch incident incite incl include inclusion income inconclusive inconsiderate
    inconsistent inconvenience increase indeed indent independence indicate indicators indifferent individual
    indoors inebriated infer inference infinity info inform inherited initial initiate initiative injection injure
    injury inkwell inline innermost innit innocent input insensitive insert inset insinuate insist insistent inspect
    inspection insta instagram install instance instead instruct instruction insufficient insult intact intake
    integer intel intend intense intention interact interaction interest interfaces interfere intermittent internal
    internet interplay interpret interrupt interval intervene intervention interview intimidate intoxicated
    introduce introduction intruder invalid invent inverse investigate invite involve iphone iranian iraqi
    irrelevant irritate islamic island isnt isolate israeli issue italian italics its itself ive ivory jab jaguar
    jail jam jamaican japanese jargon jasmine jaw jd jealous jeans jeer jelly jerk jewish jigsaw jittery job jogger
    join joint joke jolt jostle journal journey jovial judge judgemental jump jumper jumpsuit junction junior
    juniper jury justification justify keen keep keeper kenyan kerb ketamine kettle keyboard keyword kia kick kid
    kill kilo kilt kinda kinder kiosk kiss kitchen kite kitten knee kneecap kneel knelt knew knock knot know
    knowledge known knuckle knuckleduster korean kurdish label lace lack lad ladder lady lagoon laid lake lambda
    lamp land landline landmark landscape lane language lantern lanyard larger lark later latin latitude latter
    latvian laugh laughter launch launderette laurel law lawn lay layer layout lazy lead leader leaf leaflet leak
    lean leap learn learner leather leave lebanese lecture ledge leer legal leggings legitimate lemon lend length
    lengthen lengthy lenient lesson let letter lettuce lexer lexus liar liberty library license lid lidl lie lied
    life lift lighter like likeliest lily lime limit limitation limp line linen lineup lingala link lion lip liquid
    listen literal lithuanian little livestream lizard load loader loafers loan lobby locale location lock locker
    locket log logic login loiter lol londoner lone longer longitude look lookout loop loose lose loss lot
    loudspeaker lounge love loyal luck lucky luggage lunch lunge machine macros mad magazine magnet magpie mail main
    maintain majority make makers malay mall mallet maltese manage manager mandarin mandatory mangled mango
    manhandle manhole manifest manner mannerism manoeuvre map maple marble margin marijuana mark marker market marsh
    mass massive mat mate material matey matrix matter mature maximum mayor mazda maze mcdonalds meadow meal meant
    meanwhile measure meat media medical medication meet megabyte melon melt memo memory mend mental mention mentor
    menu mercedes mere merge mess message messy meta metal meth method methodical metre metric mews mexican mic
    microphone microseconds midnight might migrate migration mile milk millimetres million milliseconds mime min
    mind mine mini minibus minicab minimal minimise minimum minority mint minus mirror misc miss mist misunderstand
    mitsubishi mitten mix moan mob mock mode model modern modifiers modify module modulus moment moncler monitor
    mono mood moon moroccan morphine morrisons mosque moss mother motion motivated motive motor motorist motorway
    mount mountain mouse move mud mugging mum mumble murmur muscle museum mushroom music muslim must mutter my
    myself nah naive naked name nanoseconds napkin narrate narrative narrow narrower nasty nation national natural
    nature navigation nb nearby neat necessary necklace need needle needlessly neg negated neglect negotiate
    neighbour nepali nephew nerve nervous nest net network nevertheless newer newsagent newsletter nice nickname
    niece nigerian nightclub nightie nike nineteen ninety nintendo niqab nissan nobody nod node noise noisy nominal
    nonchalant nonetheless noodle noon nope nor normative norwegian nose notebook nothin notify nought now nowhere
    nudge nudity numerator numeric numerous nunchuck nursery nutmeg oasis oath oatmeal obey objection objective
    obligation obs obscene obscure observations observe observer obstruct obstructive obtain occasion occasional
    occupant occupy occur occurrence ocean octagon odd odour off offend offer offhand official officious offlicence
    offline offset oh oil ok okay older olive ongoing onion online onlooker opal opaque operand operate operator
    opinion opportunity oppose opposite oppressive opt option optional oracles orbit orchard ordinal ordinary organ
    organisational organise organiser orientation origin original otherwise otter ought ounce our ourselves out
    outfit outline outlives outlook outnumber output outrage outright outset outstanding oven overall
    overfamiliarity overlap overlay overuse owe own owner oyster pack package packet pad paddle paid pain paint
    painter pairwise palace pale palestinian palette palm pandas panic pants parade paradox paragraph parameters
    paraphernalia parcel pardon park parka parrot parse parser part participate partner party pashto pass passage
    passat passer passersby passive passport password past paste pasture pat patched path patience patient patronise
    pattern pause pavement pawn pay peace peach peak peanut pear pebble pedal peek peer pen pencil pendant penknife
    pepper per perceive perception perfect perform performance perfunctory period peripheral permanent permission
    permit permutations persian persist persistent personal personality persuade pester peugeot phase photo
    photograph phrase piano pick pickpocket picnic picture piece pier pile pill pillar pillow pilot pin pine pipe
    pistol pitch pity pixel pixelated placate place plan planet planner plastic plate platform play playback player
    playground playstation plaza plea plead pleasant pleasantries please pledge plenty pliers plinth plot pls plug
    plum plus plz poaching poem pointer poised poison poke pole policy polish political poll polygon poncho pond
    ponytail pool pop poplar poppy popular population porch porsche port portion portuguese pos pose position
    possess possible post postcode poster postpone posture pot potato potential pouch pound pour power ppl practical
    prairie praise pram prank pray preach precaution precedent precise precision predict prefer prefix pregnant
    prejudge prejudice premises prepare presence present preserve press presume presumption presumptuous pretend
    pretty prevalence prevent preview price pride primark primary principle print printer prior prism prison
    prisoner prius privacy private privilege probability probe problem procedural procedure proceed process prod
    produce product profanity professional professionalism profile program programme programmer progress projectile
    prolong promise promote prompt pronoun pronounce proof proper proportion proportional proportionate proposal
    propose prose prosecute protect protective protest protestant protocol proud provably prove proven provide
    provocation provocative provoke proxy prudent prying pub publication publish puddle puffer pull pullover puma
    pumpkin punch puncture punish punjabi purchase pure purpose pursue pursuit push put puzzle pyjamas python
    qashqai quality quantity quarrel quartz query questionnaire queue quicker quill quilt quirks quit quizzed quote
    rabbit race racial racism racist radio radish radius raft rag rage raid rail railway rain raincoat rainy raise
    ramadan rambling ramp ran rang rant rap rape rapist rapport rarer rash rastafari rastafarian rather ratio
    rationale rattle raven raw reach react reaction reader readings ready realise reality reassurance reassure
    rebuild rebuilt rebuke recall recap receive recent recharge recipe recipient reckless reckon recognise recommend
    recommendation reconfigure recover recovery recruit rectangle rectify redaction redesigns redistribute redo
    redone reduce reebok reed ref refer referral reflect reflection refrain refresh refusal refuse reg regard
    register registration regret regrettable rehearse reject relate relation relationship relative relax relaxedly
    release relevance relevant reliable relief relieve religion religious reluctant rely remain remainder remember
    remind remorse remote removal remove rename renault renumber reopened reopens repair repeat repeatedly
    repetition repetitive replace replacements replay replica reply repository represent reprimand repulsive
    reputation require requirements rerun rescue research resent reserve residential resist resistance resistant
    resolve resort resource respect respond responsibility responsible rest restart restaurant restrain restrict
    restriction result resume retain retaliate retired retort retried return reuse reveal reverse reviewer revise
    revision reward rewrites rewritten ribbon rich rid ride ridge ridicule ridiculous rifle rigid ring riot rip rise
    risk rival river riverside rizla roach roadside rob robe robin robust rocket role rolex roll romani romanian
    romany roof room root rope rose rota rough round roundabout rounders route rowdy royal rub rubbish ruckus rudder
    ruin rule rumour run runaway rung rush russian rwandan sabre sack sad saddle safe safeguard saffron sail
    sainsbury sake salad sale salmon salon saloon salt same sample sampler samsung samurai sanction sand sandal
    sandbox sans sarcasm sarcastic sarcastically sarge sari satchel satin satisfactory satisfy saucer sauna save saw
    say scalpel scan scant scar scare scarf scary scene sceptical schedule schema scheme school scold scooter scowl
    scrape scratch scream screech screen screensaver screenshot screwdriver script scroll scrubs scruff scrutineer
    scrutinise scuffle seal searcher season seat seatbelt sec secret secretary secure seed seek seem seize seizure
    seldom select selection selector selfie sell semantics semicolon seminar send senior sense sensible sensitive
    sent sentence separate sequence serbian serial series serve server set settings settle seventeen sexual shadow
    shake shaken shaky shall shame shape sharp shatter shawl shed sheep shelf shell shelter shin shine shiny ship
    shock shook shoot shop shopkeeper shoplifter shoplifting shore shortened shorter shortfall shortlist shot
    shotgun should shoulder shouldnt shout shove show shower shrink shrug shuffle shuriken shut shutdown shutter shy
    sick sickle sidelined sidewalk sigh sight sign signal signature sikh silence silly silver sim similar simpler
    simply simulated simulations sincere sing singletons sir siren sister sit site situation sixteen size skate
    skatepark sketch skill skin skip skirt skoda skullcap sky slam slang slap slash sleep sleeve slept slice slide
    slim slingshot slippers slope slot slouch slovak slower slug slumped slur smack smaller smart smartphone smear
    smell smelt smile smirk smoke smooth smuggle snail snap snapchat snarl snatch sneak sneakers sneaky sneer snide
    sniff snippets snort snow so soap sob sober sock socket sofa soft software solid solution solve somali somebody
    somehow someone somethin something somewhat somewhere son song sony soon soothe sorry sorta sought soul sound
    soup source space spade span spanish spanner spare sparrow spat speak spec specification specify spectacles
    speech speed spell spellings spelt spend spent spill spin spirit spite spliff split spoil spoilt spoke spoken
    spontaneous spool spoon sport sportswear spot spotify sprawl spread spreadsheet spree spring sprint squabble
    square squash squat squeeze squirrel stab stable stadium stage stagger staircase stairs stairwell stall stammer
    stamp stance stand standoff star starbucks stare startle stash stat statements station statistic status
    statutory stay steady steal steep steer stem step stereotype stern steroid steward sticky stiff stockings
    stomach stone stood stool stoppin storage store storm story straight strained strand strange stranger strangle
    strap strata strategies stratified stratum strays stream street strength stress stretch strict strike string
    stroke stroll strong structure struggle stubborn stuck study stuff stumble stun stupid stutter style
    subconscious subdued subgroup submit substantial subtle subway succeed success successfully such sudanese sudden
    suffer sufficient suffix sugar suggest suggestion suit sulk sulky summarise summer summon sunglasses sunken
    sunlight sunny sunset super superb superficial supermarket superseded supervise supervision supervisor
    supportive suppose suppress suppression sure surface surname surprise surrender surrogate surround surveillance
    survey survive susp suspd suspend suspenders suspicious suzuki swab swagger swahili swallowed swan swap swear
    sweat sweater sweatshirt swedish sweep sweet swell swerve swift swimsuit swing swipe switch swollen sword swore
    sworn sylheti symbol sympathetic sympathy synagogue sync synchronous synonyms syntax synthetic syrian syringe
    system tablet tabs tabular tackle tactful tagged tags tail tailor take takeaway takers talk talkin tall tally
    tambourine tamil tampered tampering tantrum tap tape target taskforce taste tattoo taunt tazer tbh teach teapot
    tear tease technique technology tedious teen teenager teeth telegram telephone tell temper temperature template
    temple temporary tend tense tension tent tentative term terminal terrace terrible terrify terse tesco tesla test
    tether text thai than thank thankfully theatre them thematic thematically theme themselves therefore theyre
    thick thicker thief thieves thigh thimble thin thing think thirteen thirty thorough though thought thousand
    thousandths thread threat threaten threshold threw throat throughout throw thug thumb thump thunder tick tidy
    tie tiger tight tighten tigrinya tiktok tile till tilt timber timer timestamp timid tin tint tiny tip tiptoe
    tired title toast tobacco today toddler together toggle toilet token tolerant tolerate toll tomato tomorrow tone
    tongue tonight toolkit tooth topic torch torchlight torn toss touch tough tour tow toward towel town towpath toy
    toyota trace track tracker tracksuit tractor trade tradition trailer trailing trainer transaction transcript
    transfer transit translations transparency transparent trap trash trauma traumatic traumatised travel tray
    treasurer treat tree tremble trends trespasser trial triangle trick tried tries trigger trimmed trip triple
    trolley trouble truly truncheon trunk trust trustworthy truth try tuck tug tulip tuned tunic tunnel turban
    turkish turners turnip turnout turnstile turtle tussle tuxedo twelfths twelve twenty twi twist twitch twitter
    typical tyre uber ugandan ugly uh ukrainian ultimate um umbrella unanimous uncle underage underneath undo undue
    unimpressed union unique university unlit unruly untie unzip up upbeat update upfront upgrade upload upright
    uproar upset upside upstairs urban urdu urge urgency us usable usage usb use user username using utter vague
    validate validation valley vandal vandalism vanilla vanish vape variable variance variant variation vary vast
    vauxhall vectors veh veil velcro velvet vent venue verb verbatim verdict verge verifiable verify version
    vertical vest veto vetting via viaduct vicinity vietnamese view viewer viewpoint vigilant village vine
    violations violet violin virtual visibility vision visit visor vital vocabulary vocal voice void volkswagen
    volume voluntary volvo vomit vote vouches vulnerability vulnerable vw waffle wagon waistband waistcoat wait wake
    walk walker walkin walkway wall walnut wander wanna want war warehouse warm warn warrant wary wash wasnt waste
    water waterfront wave way weak wear weary weather weave web webinar website weekday weekend weigh weight weir
    welcome welfare well wellies went werent wet weve whack what whatever whatsapp wheat wheel wheelchair whenever
    where whereabouts whereas whereby wherever whether which whine whisper whistle who whoever whole wholly whom
    whose why wide wider widget width wife wifi wig wild will willingly willow wimp win wind windbreaker window
    windscreen wine wing winter wipe wire wise wish withdraw withdrawn withheld wks wobble woke wonder wont wood
    wool word wore work workbook worker worksheet workshop world worry worse worst worth would wouldnt wound wrap
    wrench wrestle write writer wrote xbox xref ya yamaha yank yard yarn yawn yea yeah yell yep yesterday yiddish
    yield yikes yo yogurt yoruba you younger your youre yourself youtube yr yrs zealous zebra zimbabwean zip zither
    zone zoom
    """.split()  # noqa: SIM905 - a list of words is read as one
)
