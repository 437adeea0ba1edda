"""Working days: Monday to Friday, without the federal holidays.

The holidays follow the rules of 5 U.S.C. 6103. One that falls on a Saturday is kept on the Friday
before, one on a Sunday on the Monday after. Inauguration Day is left out: it is a holiday around
Washington alone.
"""

import datetime
from functools import lru_cache

DAY = datetime.timedelta(days=1)
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
# (month, day), and for Juneteenth the first year in which it was kept.
FIXED = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
JUNETEENTH, SINCE = (6, 19), 2021
# (month, weekday, which one of the month; -1 is the last).
FLOATING = (
    (1, MONDAY, 3),  # Birthday of Martin Luther King, Jr.
    (2, MONDAY, 3),  # Washington's Birthday
    (5, MONDAY, -1),  # Memorial Day
    (9, MONDAY, 1),  # Labor Day
    (10, MONDAY, 2),  # Columbus Day
    (11, THURSDAY, 4),  # Thanksgiving Day
)


@lru_cache(maxsize=64)
def holidays(year):
    """The days of that year that are kept as federal holidays.

    New Year's Day of the next year is among them when it falls on a Saturday.
    """
    days = {_kept(datetime.date(year, month, day)) for month, day in _fixed(year)}
    days |= {_floating(year, *rule) for rule in FLOATING}
    days.add(_kept(datetime.date(year + 1, 1, 1)))
    return frozenset(day for day in days if day.year == year)


def is_working_day(day):
    """Whether somebody works on that day."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def after(day, count):
    """The day that is so many working days after this one; the day itself does not count."""
    while count:
        day += DAY
        count -= is_working_day(day)
    return day


def between(first, last):
    """How many working days lie after the first day, up to the last one; 0 on the same day."""
    days = (first + DAY * number for number in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)


def _fixed(year):
    return [day for day in FIXED if day != JUNETEENTH or year >= SINCE]


def _kept(day):
    """The day on which a holiday with a fixed date is kept."""
    return day + {SATURDAY: -DAY, SUNDAY: DAY}.get(day.weekday(), 0 * DAY)


def _floating(year, month, weekday, which):
    if which > 0:
        first = datetime.date(year, month, 1)
        return first + DAY * ((weekday - first.weekday()) % 7 + 7 * (which - 1))
    last = datetime.date(year + month // 12, month % 12 + 1, 1) - DAY
    return last - DAY * ((last.weekday() - weekday) % 7)
