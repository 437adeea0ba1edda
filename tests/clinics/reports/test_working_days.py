"""Working days, against calendars of federal holidays as they were published."""

import datetime

import pytest

from clinics.reports import working_days

# What the Office of Personnel Management lists for these years.
LISTED = {
    2021: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2022: "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26",
    2024: "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
}


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize("year", LISTED)
def test_the_holidays_of_a_year(year):
    found = sorted(f"{one:%m-%d}" for one in working_days.holidays(year))
    assert " ".join(found) == LISTED[year]


def test_juneteenth_was_no_holiday_before_2021():
    assert working_days.is_working_day(day("2020-06-19"))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-16", "2026-11-23"),  # Monday to Monday
        ("2026-11-21", "2026-11-30"),  # a Saturday; Thanksgiving lies between
        ("2026-11-25", "2026-12-03"),  # the day before Thanksgiving
        ("2026-12-24", "2027-01-04"),  # Christmas and New Year's Day
        ("2026-07-02", "2026-07-10"),  # July 4 is a Saturday, kept on Friday
        ("2027-12-30", "2028-01-07"),  # New Year's Day is a Saturday, kept on December 31
    ],
)
def test_five_working_days_leave_out_weekends_and_holidays(received, due):
    assert working_days.after(day(received), 5) == day(due)
    assert working_days.between(day(received), day(due)) == 5


def test_on_the_same_day_no_working_day_has_passed():
    assert working_days.between(day("2026-11-23"), day("2026-11-23")) == 0
    assert working_days.between(day("2026-11-20"), day("2026-11-22")) == 0
    assert working_days.after(day("2026-11-23"), 0) == day("2026-11-23")
