"""Opening hours: what people type, what is stored, and the sentence for what can't be read."""

import pytest
from django.core.exceptions import ValidationError

from clinics.hours import read_hours, tidy_hours

from .make import clinic

READ = [
    # days
    ("Mon-Fri 9:00 am-5:00 pm", "Mon-Fri 9:00 am-5:00 pm"),
    ("Monday to Friday 9-5", "Mon-Fri 9:00 am-5:00 pm"),
    ("Monday through Friday: 9am - 5pm", "Mon-Fri 9:00 am-5:00 pm"),
    ("MON thru FRI 9AM-5PM", "Mon-Fri 9:00 am-5:00 pm"),
    ("Mon–Fri 9:00 am–5:00 pm", "Mon-Fri 9:00 am-5:00 pm"),
    ("Mon — Fri, 9 a.m. — 5 p.m.", "Mon-Fri 9:00 am-5:00 pm"),
    ("Weekdays 8-4", "Mon-Fri 8:00 am-4:00 pm"),
    ("weekends closed", "Sat, Sun closed"),
    ("Daily 10-6", "Mon-Sun 10:00 am-6:00 pm"),
    ("Every day 10 to 6", "Mon-Sun 10:00 am-6:00 pm"),
    ("Mon, Wed, Fri 9-5", "Mon, Wed, Fri 9:00 am-5:00 pm"),
    ("Mon & Wed 9-5", "Mon, Wed 9:00 am-5:00 pm"),
    ("Tues and Thurs 9-5", "Tue, Thu 9:00 am-5:00 pm"),
    ("Mon/Tue/Wed 9-5", "Mon-Wed 9:00 am-5:00 pm"),
    ("Mon-Wed, Fri 9-5", "Mon-Wed, Fri 9:00 am-5:00 pm"),
    ("Mon-Tue 9-5", "Mon, Tue 9:00 am-5:00 pm"),
    ("Sat-Mon 9-5", "Mon, Sat, Sun 9:00 am-5:00 pm"),
    ("Mondays 9-5", "Mon 9:00 am-5:00 pm"),
    ("Th 9-5", "Thu 9:00 am-5:00 pm"),
    ("Mon. - Fri. 9-5.", "Mon-Fri 9:00 am-5:00 pm"),
    # times
    ("Mon 9-12", "Mon 9:00 am-12:00 pm"),
    ("Mon 12-5", "Mon 12:00 pm-5:00 pm"),
    ("Mon 12 pm-5 pm", "Mon 12:00 pm-5:00 pm"),
    ("Mon noon to 5", "Mon 12:00 pm-5:00 pm"),
    ("Mon 1-5", "Mon 1:00 pm-5:00 pm"),
    ("Mon 1-5 pm", "Mon 1:00 pm-5:00 pm"),
    ("Mon 9-5 pm", "Mon 9:00 am-5:00 pm"),
    ("Mon 9 am-5", "Mon 9:00 am-5:00 pm"),
    ("Mon 9-11 am", "Mon 9:00 am-11:00 am"),
    ("Mon 7-7", "Mon 7:00 am-7:00 pm"),
    ("Mon 9.30-5.30", "Mon 9:30 am-5:30 pm"),
    ("Mon 08:30-17:00", "Mon 8:30 am-5:00 pm"),
    ("Mon 13:00-17:30", "Mon 1:00 pm-5:30 pm"),
    ("Mon 9a-5p", "Mon 9:00 am-5:00 pm"),
    ("Mon 6 pm-midnight", "Mon 6:00 pm-midnight"),
    ("Mon 12 am-6 am", "Mon 12:00 am-6:00 am"),
    ("Mon 24 hours", "Mon 24 hours"),
    ("Mon-Sun open 24 hours", "Mon-Sun 24 hours"),
    ("Mon 9 am-12 pm, 1 pm-5 pm", "Mon 9:00 am-12:00 pm, 1:00 pm-5:00 pm"),
    ("Mon 9-12 and 1-5", "Mon 9:00 am-12:00 pm, 1:00 pm-5:00 pm"),
    ("Mon 9-12 & 1:30-5", "Mon 9:00 am-12:00 pm, 1:30 pm-5:00 pm"),
    # words, and several lines
    ("Sat closed", "Sat closed"),
    ("Closed on Sunday", "Sun closed"),
    ("Sun by appointment", "Sun by appointment"),
    ("Sunday: by appointment only", "Sun by appointment"),
    ("Sun (by appointment)", "Sun by appointment"),
    ("Mon 9-5; Sat 9-1\n\n  Sun closed ", "Mon 9:00 am-5:00 pm\nSat 9:00 am-1:00 pm\nSun closed"),
    ("", ""),
    (" \n ; ", ""),
]  # fmt: skip
REFUSED = [
    ("whenever you like", "We can't read “whenever you like”"),
    ("9-5", "We can't read “9-5”"),
    ("Mon", "We can't read “Mon”"),
    ("Mon 9", "We can't read “Mon 9”"),
    ("Mon 9-12-5", "We can't read"),
    ("Mon morning", "We can't read"),
    ("Mon\x009-5", "We can't read"),
    ("Funday 9-5", "We can't read"),
    ("Mon 25-26", "“25” in “Mon 25-26” is no time of the day"),
    ("Mon 9:75-5", "is no time of the day"),
    ("Mon 13 pm-5 pm", "is no time of the day"),
    ("Mon 5 pm-9 am", "closes before it opens"),
    ("Mon 9 am-9 am", "closes before it opens"),
    ("Mon 8 pm-2 am", "closes before it opens"),
    ("Mon 9-5, 4-6", "begins before the one before it ends"),
    ("Mon-Fri 9-5\nWed 9-12", "Wednesday stands in two lines"),
    ("Mon-Fri 9-5\nSat maybe", "We can't read “Sat maybe”"),
]


@pytest.mark.parametrize(("typed", "stored"), READ)
def test_hours_are_stored_in_one_way_however_they_are_typed(typed, stored):
    assert tidy_hours(typed) == stored
    assert tidy_hours(stored) == stored


@pytest.mark.parametrize(("typed", "sentence"), REFUSED)
def test_what_can_not_be_read_is_refused_with_its_line(typed, sentence):
    with pytest.raises(ValidationError) as refused:
        tidy_hours(typed)
    assert sentence in refused.value.messages[0]


def test_readers_and_software_read_the_same_hours():
    week, saturday, sunday = read_hours("Mon-Wed, Fri 9-12, 1-5\nSat 24 hours\nSun closed")
    assert week.days_in_words == "Monday to Wednesday, Friday"
    assert week.times_in_words == "9:00 am to 12:00 pm, 1:00 pm to 5:00 pm"
    assert week.day_names == ["Monday", "Tuesday", "Wednesday", "Friday"]
    assert week.openings == [("09:00", "12:00"), ("13:00", "17:00")]
    assert (saturday.times_in_words, saturday.openings) == ("open 24 hours", [("00:00", "23:59")])
    assert (sunday.times_in_words, sunday.openings) == ("closed", [])


@pytest.mark.django_db
def test_a_clinic_tidies_its_hours_and_refuses_what_it_can_not_read():
    made = clinic(hours="Monday to Friday 9-5")
    made.full_clean()
    assert made.hours == "Mon-Fri 9:00 am-5:00 pm"
    made.hours = "whenever"
    with pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert "We can't read “whenever”" in refused.value.message_dict["hours"][0]
