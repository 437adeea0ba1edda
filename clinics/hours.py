"""Opening hours as people type them: one way of writing each, and a kind sentence for the rest.

A line names days and what happens on them: “Mon-Fri 9:00 am-5:00 pm”, “Sat closed”, “Sun by
appointment”. Without am and pm, the hours are those of a working day.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from django.core.exceptions import ValidationError

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = tuple(day[:3] for day in DAYS)
NOON, DAY_END = 12 * 60, 24 * 60
# Without am or pm, this hour and those after it are before noon.
FIRST_MORNING_HOUR = 6
CLOSED, BY_APPOINTMENT = "closed", "by appointment"

_GROUPS = {
    "weekdays": range(5), "weekday": range(5), "weekends": range(5, 7), "weekend": range(5, 7),
    "daily": range(7), "everyday": range(7), "every day": range(7), "7 days a week": range(7),
    "7 days": range(7), "all week": range(7),
}  # fmt: skip
_DAY_NAMES = {
    name: place
    for place, day in enumerate(day.lower() for day in DAYS)
    for name in (day, day + "s", day[:3], day[:4], day[:2])
} | {"tues": 1, "weds": 2, "thurs": 3}
_DAY = "|".join(sorted(map(re.escape, [*_GROUPS, *_DAY_NAMES]), key=len, reverse=True))
_TO = r"\s*(?:-|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b)\s*"
_AND = r"\s*(?:,\s*and\b|,|&|/|\+|\band\b)\s*"
_DAY_RANGE = rf"(?:{_DAY})\b\.?(?:{_TO}(?:{_DAY})\b\.?)?"
_DAYS = re.compile(rf"(?P<days>{_DAY_RANGE}(?:{_AND}{_DAY_RANGE})*)\s*[:,]?\s*(?P<rest>.*)")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?(?:m\.?)?)?")
_WORDS = {
    "closed": CLOSED,
    "by appointment": BY_APPOINTMENT,
    "by appointment only": BY_APPOINTMENT,
    "appointment only": BY_APPOINTMENT,
    "appointments only": BY_APPOINTMENT,
    "open by appointment": BY_APPOINTMENT,
}
_ALL_DAY = {"24 hours", "24 hrs", "open 24 hours", "24h", "24/7", "all day"}


@dataclass(frozen=True)
class Hours:
    """One line: days (0 is Monday), and times in minutes after midnight, or a word instead."""

    days: tuple[int, ...]
    times: tuple[tuple[int, int], ...] = ()
    word: str = ""

    @property
    def line(self):
        """The one way of writing it: “Mon-Fri 9:00 am-12:00 pm, 1:00 pm-5:00 pm”."""
        spans = [f"{_written(opens)}-{_written(closes)}" for opens, closes in self.times]
        if self.times == ((0, DAY_END),):
            spans = ["24 hours"]
        return f"{_days_written(self.days, SHORT, '-')} {self.word or ', '.join(spans)}"

    @property
    def days_in_words(self):
        """The days for readers: “Monday to Friday”."""
        return _days_written(self.days, DAYS, " to ")

    @property
    def times_in_words(self):
        """What happens on them: “9:00 am to 5:00 pm”, “closed”."""
        if self.times == ((0, DAY_END),):
            return "open 24 hours"
        spans = [f"{_written(opens)} to {_written(closes)}" for opens, closes in self.times]
        return self.word or ", ".join(spans)

    @property
    def day_names(self):
        return [DAYS[day] for day in self.days]

    @property
    def openings(self):
        """[(opens, closes)] as software reads them: “09:00”, “17:00”; none on closed days."""
        return [(_clock(opens), _clock(min(closes, DAY_END - 1))) for opens, closes in self.times]


def read_hours(text):
    """The Hours of each line; ValidationError that names the first line that can't be read."""
    found, seen = [], set()
    for line in _lines(text):
        hours = _read_line(line)
        for day in hours.days:
            if day in seen:
                raise ValidationError(
                    f"{DAYS[day]} stands in two lines. Put all its hours into one line, with a "
                    "comma: “Mon 9:00 am-12:00 pm, 1:00 pm-5:00 pm”."
                )
        seen.update(hours.days)
        found.append(hours)
    return found


def tidy_hours(text):
    """The same hours, each line in the one way of writing it; ValidationError as above."""
    return "\n".join(hours.line for hours in read_hours(text))


def _lines(text):
    for line in re.split(r"[\n;]", text):
        tidy = re.sub(r"[‐-―−]", "-", line.replace("\xa0", " "))
        tidy = " ".join(tidy.split()).strip(" ,.")
        if tidy:
            yield tidy


def _read_line(line):
    lowered = line.lower()
    # “Closed Sunday” says the same as “Sunday closed”.
    first = re.fullmatch(r"(closed|by appointment(?: only)?)(?: on)?:? (.+)", lowered)
    if first:
        lowered = f"{first[2]} {first[1]}"
    found = _DAYS.fullmatch(lowered)
    if not found:
        raise _unreadable(line)
    days, rest = _read_days(found["days"]), found["rest"].strip(" .,()")
    if rest in _WORDS:
        return Hours(days, word=_WORDS[rest])
    if rest in _ALL_DAY:
        return Hours(days, times=((0, DAY_END),))
    spans = [_read_span(part, line) for part in re.split(_AND, rest)]
    for (_, closed), (opens, _) in pairwise(spans):
        if opens < closed:
            raise ValidationError(f"In “{line}” one time begins before the one before it ends.")
    return Hours(days, times=tuple(spans))


def _read_days(text):
    days = []
    for part in re.split(_AND, text):
        ends = [end.strip(" .") for end in re.split(_TO, part)]
        if ends[0] in _GROUPS:
            days += _GROUPS[ends[0]]
            continue
        first, last = (_DAY_NAMES.get(end, 0) for end in (ends[0], ends[-1]))
        days += [day % 7 for day in range(first, last + (7 if last < first else 0) + 1)]
    return tuple(sorted(set(days)))


def _read_span(text, line):
    ends = re.split(_TO, text)
    if len(ends) != 2:
        raise _unreadable(line)
    opens, closes = (_read_time(end.strip(), line) for end in ends)
    starts = [time for time in opens if time < DAY_END]
    if len(closes) == 1:
        # “1-5 pm” begins in the afternoon, “9-5 pm” in the morning.
        before = [time for time in starts if time < (closes[0] or DAY_END)]
        begin = max(before, default=starts[0])
        end = closes[0] or DAY_END
    else:
        begin = starts[0] if len(starts) == 1 else _of_working_day(starts)
        end = min((time for time in closes if time > begin), default=closes[0])
    if end <= begin:
        raise ValidationError(
            f"In “{line}” the clinic closes before it opens. Write am and pm beside the times."
        )
    return begin, end


def _read_time(text, line):
    """The minutes that a time can mean: one if it says am or pm, otherwise perhaps two."""
    text = {"noon": "12 pm", "12 noon": "12 pm", "midnight": "12 am"}.get(text, text)
    found = _TIME.fullmatch(text)
    if not found:
        raise _unreadable(line)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12) or (hour == 24 and minute):
        raise ValidationError(f"“{text}” in “{line}” is no time of the day.")
    if half:
        return [(hour % 12 + (12 if half[0] == "p" else 0)) * 60 + minute]
    if hour > 12 or found["hour"].startswith("0"):
        return [hour * 60 + minute]
    return [hour % 12 * 60 + minute, (hour % 12 + 12) * 60 + minute]


def _of_working_day(times):
    """Which of two halves of the day the clinic more likely opens in."""
    morning, afternoon = times
    return morning if morning >= FIRST_MORNING_HOUR * 60 else afternoon


def _written(minutes):
    if minutes == DAY_END:
        return "midnight"
    hour, minute = divmod(minutes, 60)
    return f"{hour % 12 or 12}:{minute:02} {'pm' if minutes >= NOON else 'am'}"


def _clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _days_written(days, names, to):
    """Days in order, three or more in a row as a span."""
    runs = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{names[run[0]]}{to}{names[run[-1]]}")
        else:
            parts += [names[day] for day in run]
    return ", ".join(parts)


def _unreadable(line):
    return ValidationError(
        f"We can't read “{line}”. Write days, then times, such as “Mon-Fri 9:00 am-5:00 pm”, "
        "“Sat closed” or “Sun by appointment”."
    )
