"""What boards themselves wrote on microneedling, where their own text was read.

For all other states we could not confirm it: articles about the law disagree with each other.
"""

import datetime

READ_ON = datetime.date(2026, 11, 21)

SCOPES = {
    "CA": {
        "scope_text": "The rules of California’s board for estheticians do not let its license "
        "holders push metal needles into your skin. The one exception is to remove hair with "
        "electric current. The rule does not say who else may do microneedling.",
        "scope_source": "California Board of Barbering and Cosmetology: "
        "16 CCR section 991, Invasive Procedures",
        "scope_url": "https://govt.westlaw.com/calregs/Document/I78A6C530DAA211E4855D80D8FB36B988",
    },
    "NE": {
        "scope_text": "In September 2013, Nebraska’s board for estheticians wrote that very short "
        "needles are fine for its license holders, and that longer ones are for medical use only. "
        "This opinion is old, and the board says that its opinions are not binding. Ask what "
        "counts today.",
        "scope_source": "Nebraska Board of Cosmetology, Electrology, Esthetics, Nail Technology "
        "and Body Art: Advisory Opinions",
        "scope_url": "http://dhhs.ne.gov/publichealth/Pages/crlCosmCosiEsthAdvOps.aspx",
    },
}
