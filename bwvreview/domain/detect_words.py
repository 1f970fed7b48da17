"""Words of headings that tell what a column holds, and words that are no one's name."""

from __future__ import annotations

HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (kind, tuple(names.split(", ")))
    for kind, names in (
        # kind, then the words or runs of words of a heading (as header_key gives them) that tell it; the first counts
        ("date_of_birth", "dob, d o b, date of birth, birth, birthdate, birthday, born"),
        ("email", "email, e mail, mail"),
        ("phone", "phone, telephone, mobile, tel, contact number, contact no, contact, landline"),
        ("nhs_number", "nhs, nhs number"),
        ("national_insurance", "ni, ni number, nino, national insurance, ni no"),
        ("driving_licence", "driving licence, licence number, driver number, driving license"),
        ("passport", "passport"),
        ("vehicle_registration", "vrm, vrn, reg, registration, number plate, plate, vehicle reg, index mark"),
        (
            "officer_number",
            (
                "warrant, collar, shoulder, badge, epaulette, officer number, officer no, officer id, "
                "officer numbers, warrant number, pnn"
            ),
        ),
        (
            "crime_reference",
            (
                "crime ref, crime reference, crime number, crime no, cris, crimint, connect, "
                "occurrence, incident number, incident ref, incident reference, investigation number"
            ),
        ),
        ("cad_reference", "cad"),
        ("merlin_reference", "merlin"),
        ("pnc_id", "pnc, pncid"),
        ("cro_number", "cro"),
        ("case_urn", "urn, custody, custody record, custody number, case number, case ref, case reference"),
        ("bwv_device_id", "camera, serial number, device, camera serial, camera id, device id, serial no"),
        (
            "bwv_asset_id",
            ("evidence id, asset, video id, bwv id, media id, recording id, clip id, file id, evidence, exhibit"),
        ),
        ("url", "url, link, hyperlink, web"),
        ("ip_address", "ip address, ip, mac address"),
        ("payment_card", "card number, card, sort code, account number, bank account"),
        ("social_handle", "instagram, snapchat, tiktok, twitter, facebook, handle, username, social media"),
        ("lat_long", "latitude, longitude, lat, lon, long, lng, coordinates, coordinate, coords, geo, gps"),
        ("grid_reference", "grid, easting, northing, eastings, northings, os grid, x coord, y coord"),
        ("what3words", "what3words, w3w, what three words"),
        ("postcode", "postcode, post code, postal code, zip"),
        ("fine_location", "lsoa, msoa, output area, uprn, usrn, street id, beat, neighbourhood"),
        ("street_address", "street, address, location, road, venue, place, premises, landmark, scene, where"),
        ("school", "school, college, academy"),
        (
            "officer_name",
            (
                "officer, officers, supervisor, sergeant, inspector, oic, searching officer, constable, "
                "authorised by, reviewed by, authorising, supervised by, pc, searched by, completed by"
            ),
        ),
        (
            "person_name",
            (
                "name, names, surname, forename, forenames, first name, last name, subject, person, "
                "person searched, suspect, nominal, detainee, detained person, parent, guardian, "
                "victim, witness, appropriate adult, alias, nickname, who, individual, initials"
            ),
        ),
        ("exact_age", "age, years old, age years, exact age, age in years"),
        ("exact_time", "time, clock, start time, end time"),
        ("exact_datetime", "date, datetime, timestamp, created, recorded at, date time"),
    )
)

INNOCENT_HEADINGS = frozenset(
    heading.strip()
    for heading in """
    la name| outcome name| outcome object name| force name| borough name| file name| operation name| local authority
    name| theme name| officer defined ethnicity| self defined ethnicity| number of officers| number of officers
    present| officers present| involved person| coord set| header cell| time band| time of day| time period|
    postcode district| postcode sector| date of viewing| type of person| person
    search| officer gender| gender of person| unit name| team name| scheme name| object name| group name| panel
    name| session name| column name| field name| month name| day name| region name| county name
    """.split("|")  # noqa: SIM905 - a list of words is read as one
)

RATIO_WORDS = frozenset(
    {"proportion", "share", "ratio", "percent", "percentage", "rate", "score", "weight", "average", "mean"}
)

DURATION_WORDS = frozenset({"length", "duration", "lasted", "elapsed"})
NAME_HEADINGS = frozenset({"surname", "forename", "forenames", "firstname", "lastname", "alias", "nickname"})

FREE_WRITING = frozenset(
    """
    comment comments note notes remarks narrative description details detail grounds reason explanation summary text
    observations feedback rationale justification account circumstances
    """.split()  # noqa: SIM905 - a list of words is read as one
)

# Capitalised in lists, yet no part of a name that matters: months, days, places as large as a borough, the job's words.
COMMON = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday week month quarter year morning afternoon evening night late early turn shift
    duty inner outer london england wales scotland ireland britain united kingdom city county region north south
    east west central greater area borough metropolitan police service force british transport constabulary command
    unit team office officer officers safer neighbourhood neighbourhoods stop stops search searches searched person
    persons vehicle vehicles people public order criminal justice evidence act misuse drugs drug firearms offensive
    weapon weapons section stolen goods article articles theft damage community resolution resolutions penalty
    notice disorder summons caution cannabis khat warning arrest arrested no further action disposal nothing found
    local suspect simple conditional controlled psychoactive substances substance fireworks crossbows male female
    other white black asian mixed african caribbean indian pakistani bangladeshi chinese arab irish english welsh
    scottish northern gypsy traveller roma background ethnic group groups not stated any and or of the a an in on at
    by for with body worn video bwv camera handcuffs handcuff handcuffing compliant non taser baton spray dog shield
    limb ground restraint unarmed skills irritant spit guard tactical communication tactics operation op project
    panel group monitoring scrutiny review reviewed viewing session clip clips amber green red yes true false null
    none unknown recorded reference number type date time band age range object outcome legislation month complaint
    good practice concern adequate pace misuse wildlife countryside deer psychoactive road traffic terrorism high
    low medium priority response gang violence violent crime task roads safety schools specialist dogs marine
    aviation state home government council youth offending justice children child adult young independent custody
    visitor inspector sergeant constable chief superintendent commander detective pc dc ps sgt barking dagenham
    barnet bexley brent bromley camden croydon ealing enfield greenwich hackney hammersmith fulham haringey harrow
    havering hillingdon hounslow islington kensington chelsea kingston upon thames lambeth lewisham merton newham
    redbridge richmond southwark sutton tower hamlets waltham forest wandsworth westminster code codes list lists
    summary read me data dictionary dedicated territorial support flying squad trident mobile force used total
    restraint equipment lethal less tactic reported freedom information request data protection equality human
    rights body this that these those he she they it we his her their no one two three four five six seven eight
    nine ten first second third last next there then when while after before during was were is are be been has had
    have did does do said gave took left right
    """.split()  # noqa: SIM905 - a list of words is read as one
)
