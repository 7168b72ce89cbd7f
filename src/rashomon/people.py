"""Words for people: who speaks in headlines, whom a pronoun may mean, and of which sex."""

from __future__ import annotations

MALE = frozenset(
    """mr sir lord king prince duke father dad son brother uncle nephew grandfather husband widower
    boy man gentleman spokesman chairman policeman fireman businessman sportsman fisherman salesman
    congressman councilman alderman cameraman gunman horseman monk priest imam bishop actor waiter
    grandson stepfather godfather boyfriend bridegroom sheikh emir sultan""".split()
)
FEMALE = frozenset(
    """mrs ms miss madam lady queen princess duchess mother mum mom daughter sister aunt niece
    grandmother wife widow girl woman spokeswoman chairwoman policewoman businesswoman sportswoman
    congresswoman councilwoman actress waitress nun granddaughter stepmother godmother girlfriend
    bride""".split()
)
# People, offices, bodies and papers that headlines let speak.
SPEAKERS = frozenset(
    """activist adviser advocate agency aide ambassador analyst army authority bank body boss chair
    chairman charity chief coach colonel commander commissioner company correspondent council court
    critic data department diplomat director doctor document embassy envoy expert family farmer
    father figure filing firefighter force general governor government group head health
    inquiry inspector investigator judge lawmaker lawyer leader letter mayor media medic military
    minister ministry monitor mother mp navy neighbour neighbor observer office officer official
    operator opposition organiser organizer paper parliament party poll police premier president
    principal probe professor prosecutor rebel regulator reporter report researcher resident
    scientist secretary senator sheriff source spokesman spokesperson spokeswoman state statement
    study survey survivor union victim watchdog website witness worker""".split()
)
_BODIES = frozenset(
    """agency army authority bank body charity company council court data department document
    embassy family figure filing force government group health inquiry letter media military
    ministry navy office opposition paper parliament party poll police probe regulator report state
    statement study survey union watchdog website""".split()
)
HUMAN = (
    (SPEAKERS - _BODIES)
    | MALE
    | FEMALE
    | frozenset(
        """child person teacher student nurse pilot driver captain engineer soldier sergeant major
        lieutenant player manager author writer artist singer candidate owner founder patient
        passenger prisoner inmate detainee convict suspect defendant refugee migrant shopkeeper
        trader bus-driver pastor
        rabbi cleric priest deputy vice-president chancellor pope surgeon physician paramedic
        investor economist historian philosopher mathematician poet""".split()
    )
)
