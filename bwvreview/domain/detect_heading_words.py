"""Words of headings: those that tell what a column holds, and those that make it innocent."""

from __future__ import annotations

HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (kind, tuple(names.split(", ")))
    for kind, names in (
        # kind, then the words or runs of words of a heading (as header_key gives them) that tell it; the first counts
        ("date_of_birth", "dob, d o b, date of birth, birth, birthdate, birthday, born, yob"),
        ("email", "email, e mail, mail"),
        ("phone", "phone, telephone, mobile, mob, tel, contact number, contact no, contact, landline"),
        ("nhs_number", "nhs, nhs number, health no, health number"),
        ("national_insurance", "ni, ni number, nino, national insurance, ni no"),
        ("driving_licence", "driving licence, licence number, licence no, driver number, driving license"),
        (
            "person_number",
            (
                "home office, ho ref, home office ref, arc, arc number, prison number, nomis, yot, yjs, social care, "
                "mosaic, care id, upn, candidate number, student number, student id, pupil number, case worker ref"
            ),
        ),
        ("passport", "passport, travel document, brp, visa, identity card, id card, identity document"),
        ("travel_card", "oyster, oyster card, travel card"),
        ("vehicle_registration", "vrm, vrn, reg, registration, number plate, plate, vehicle reg, index mark"),
        (
            "officer_number",
            (
                "warrant, collar, shoulder, badge, epaulette, officer number, officer no, officer id, p number, "
                "pay number, pay no, employee number, employee no, employee id, staff id, staff number, login, "
                "officer numbers, warrant number, pnn"
            ),
        ),
        (
            "crime_reference",
            (
                "crime ref, crime reference, crime number, crime no, cris, crimint, connect, "
                "occurrence, incident number, incident no, incident ref, incident reference, investigation number, "
                "intelligence ref, intelligence reference, intel, intelligence number, intelligence log, niche"
            ),
        ),
        ("cad_reference", "cad"),
        ("merlin_reference", "merlin"),
        ("pnc_id", "pnc, pncid"),
        ("cro_number", "cro"),
        ("case_urn", "urn, custody, custody record, custody number, case number, case ref, case reference"),
        (
            "bwv_device_id",
            "camera, serial number, device, camera serial, camera id, device id, serial no, serial, imei",
        ),
        (
            "bwv_asset_id",
            ("evidence id, asset, video id, bwv id, media id, recording id, clip id, file id, evidence, exhibit"),
        ),
        ("url", "url, link, hyperlink, web"),
        ("ip_address", "ip address, ip, mac address"),
        ("payment_card", "card number, card, sort code, account number, bank account, iban"),
        (
            "social_handle",
            "instagram, snapchat, tiktok, twitter, facebook, snap, insta, tik tok, handle, username, social media",
        ),
        ("lat_long", "latitude, longitude, lat, lon, long, lng, coordinates, coordinate, coords, geo, gps, geohash"),
        ("grid_reference", "grid, easting, northing, eastings, northings, os grid, x coord, y coord"),
        ("what3words", "what3words, w3w, what three words"),
        ("postcode", "postcode, post code, postcodes, pcode, postal code, zip"),
        (
            "fine_location",
            (
                "lsoa, msoa, output area, tube station, bus stop, station name, estate, uprn, usrn, street id, beat, "
                "neighbourhood"
            ),
        ),
        (
            "street_address",
            "street, address, addr, location, loc, road, venue, place, premises, landmark, scene, where",
        ),
        ("school", "school, college, academy, education"),
        ("workplace", "employer, workplace, place of work, works at"),
        ("exact_age", "age, years old, age years, exact age, age in years"),
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
                "victim, witness, appropriate adult, alias, nickname, who, individual, initials, known as"
            ),
        ),
        ("exact_time", "time, times, clock, start time, end time, hhmm, hh mm, hour, hour of day"),
        (
            "exact_datetime",
            "date, datetime, timestamp, created, recorded at, date time, epoch, unix, stamp, ts, started",
        ),
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
    """
    proportion share ratio percent percentage pct rate score weight average mean median change difference diff gap
    coefficient correlation slope trend residual variance deviation delta growth probability likelihood effect zscore
    """.split()  # noqa: SIM905 - a list of words is read as one
)

DURATION_WORDS = frozenset(
    {"length", "duration", "lasted", "elapsed", "marker", "position", "timecode", "offset", "runtime"}
)
ABOUT_PEOPLE = frozenset(
    "type role rank unit team gender ethnicity count present number age total status category grade sex".split()  # noqa: SIM905
)
"""Last words of headings that say something about people, not who they are."""

ABOUT_THINGS = frozenset(
    """
    band bands range type types status category count total recorded checked verified notified examined seized worn
    complete completed informed required confirmed obtained shared colour make model language religion minutes viewing
    meeting training review reviewed published received decision hours sought
    """.split()  # noqa: SIM905 - a list of words is read as one
)
"""Last words of headings that say something about a thing, not what it is."""

FINGERPRINT_WORDS = frozenset({"fingerprint", "checksum", "hash", "sha", "md5", "digest", "256", "sha256", "seed"})

FULL_NAME_HEADINGS = frozenset(
    heading.strip()
    for heading in """
    first name| last name| full name| given name| family name| middle name| middle names| christian name| preferred
    name| name| names| person name| subject name| suspect name| initials| officer name| officer surname
    """.replace("\n    ", " ").split("|")
)

NAME_HEADINGS = frozenset({"surname", "forename", "forenames", "firstname", "lastname", "alias", "nickname"})

FREE_WRITING = frozenset(
    """
    comment comments note notes remarks narrative description details detail grounds reason explanation summary text
    observations feedback rationale justification account circumstances
    """.split()  # noqa: SIM905 - a list of words is read as one
)
