"""A small, faultless content folder, written for a test and broken by it."""

from io import StringIO

from django.apps import apps
from django.core.management import call_command

from articles.sections import Section

PEOPLE = "".join(
    f"""\
- slug: sample-{role}-{name}
  role: {role}
  name: Sample {role.title()} {name.title()}
  email: {role}.{name}@example.org
  credentials: "MD (sample)"
  specialty: Dermatology
  bio: Nobody.
  license: {"null" if role == "editor" else "{state: CO, board: A board, number: S-" + name + "}"}

"""
    for role in ("editor", "clinician")
    for name in ("one", "two")
)

SOURCES = """\
- key: one
  title: The first source
  authors: A. Writer
  publisher: A journal
  year: 2021
  identifier: DOI 1
  url: https://example.org/one
  kind: study
  seen: primary
  note: Read in full.

- key: two
  title: The second source
  publisher: Another journal
  year: null
  kind: review
  seen: secondary
"""

NOTICE = """\
---
title: When to get help
slug: red-flags
---

/// emergency | Call 911
- You have trouble breathing.[@one]
///
"""

ARTICLE = """\
---
title: {title}
kind: {kind}
section: {section}
slug: {slug}
summary: What it is.
main_message: |
  Dry skin is common.[@one]
known: |
  - We know this.
  - And this too.[@two]
unknown: |
  - We do not know that.
next_step: |
  Read on.
---
## A heading

Words of text.[@one]

## Another heading

/// notice | red-flags
///
"""

# What the article of the library has besides: it refers to everything that pages share.
SHARED = """
## What is shared

Dry skin is common in week one.[@claim:dry-skin] Some people get [milia].[@two]

/// figure | layers
///
"""

CLAIMS = """\
- slug: dry-skin
  section: recovery
  statement: Dry skin is common in the first week.
  grade: some
  basis: |
    One study saw it in 12 of 20 people.[@one]
"""

GLOSSARY = """\
- slug: milia
  name: milia
  other_names: [milium]
  gloss: small hard white bumps
  definition: |
    Small hard white bumps on the skin.[@two]
"""

FIGURES = """\
- key: layers
  title: Two layers of skin
  description: The top layer is thin. Below it lies a thick one.
  caption: The layers of skin.
  sources: "[@one]"
  credit: Needlewise
  license: CC BY 4.0
  skin_tone: none
"""
DRAWING = '<svg viewBox="0 0 10 10"><path class="fig-line" d="M0 0h10"/></svg>\n'

ALERT = """\
---
title: FDA warns of one device
slug: one-device
issuer: FDA
issued_on: "2025-10-15"
summary: FDA warned of burns. Ask which device it is.
pages:
  - /guide/recovery/
---

## What to do

FDA warned of burns.[@one]
"""

COMPARISON = """\
---
agree: |
  - Both say that dry skin is common.[@claim:dry-skin]
differ: |
  - One says number one, the other number two.
---
"""

POLICY = """\
---
title: Privacy
kind: policy
slug: privacy
summary: What we keep.
---
## What we keep

We keep little.
"""

QUESTION = """\
---
title: Is dry skin normal?
section: recovery
asked_by: Maya
slug: dry-skin
---

My skin is dry. Is this normal?
"""

ANSWER = """\
---
clinician: sample-clinician-{name}
short_answer: Dry skin is common, says number {name}.
what_to_do: |
  - Read on, says number {name}.
conflicts: None
ai_help: draft
---

Skin that heals is dry.[@one]
"""

CLINICS = """\
- slug: sample-clinic
  name: "Sample Clinic, Denver"
  state: CO
  city: Denver
  address: 100 Sample Street
  postal_code: "80202"
  phone: "(303) 555-0101"
  clinicians: [sample-clinician-one]
  devices: [sample-pen]
  hours: "Mon-Fri 9-5"
  confirmed_days_ago: 12
"""

DEVICES = """\
- slug: sample-pen
  name: Sample Pen
  kind: needles
  clearance: cleared
  fda_number: K000000
  checked_days_ago: 20
  sample: true

- slug: a-pen
  name: A Pen
  kind: needles
  clearance: unchecked
"""

FILES = {
    "people.yaml": PEOPLE,
    "clinics.yaml": CLINICS,
    "devices.yaml": DEVICES,
    "sources/all.yaml": SOURCES,
    "notices/red-flags.md": NOTICE,
    "policies/privacy.md": POLICY,
    "threads/dry-skin/question.md": QUESTION,
    "threads/dry-skin/answer-one.md": ANSWER.format(name="one"),
    "threads/dry-skin/answer-two.md": ANSWER.format(name="two"),
    "threads/dry-skin/comparison.md": COMPARISON,
    "claims/recovery.yaml": CLAIMS,
    "glossary.yaml": GLOSSARY,
    "figures/all.yaml": FIGURES,
    "figures/layers.svg": DRAWING,
    "alerts/one-device.md": ALERT,
    "articles/recovery/day-three.md": ARTICLE.format(
        title="Day three", kind="article", section="recovery", slug="day-three"
    )
    + SHARED,
    **{
        f"articles/{section}/chapter.md": ARTICLE.format(
            title=f"All about {section}", kind="chapter", section=section, slug="chapter"
        )
        for section in Section.values
    },
}


class SmallLibrary:
    """The folder `content` in `parent`, with methods to change its files."""

    def __init__(self, parent):
        self.root = parent / "content"
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, name, old, new):
        """Replace the one place that reads `old`."""
        text = (self.root / name).read_text()
        assert text.count(old) == 1, (name, old)
        self.write(name, text.replace(old, new))

    def remove(self, name):
        (self.root / name).unlink()

    def line(self, name, words):
        """The number of the one line with these words."""
        lines = (self.root / name).read_text(errors="replace").split("\n")
        (number,) = [number for number, line in enumerate(lines, start=1) if words in line]
        return number

    def load(self, **options):
        """What load_content says to its standard output."""
        return load(folder=self.root, **options)


def load(stderr=None, **options):
    output = StringIO()
    call_command("load_content", stdout=output, stderr=stderr or StringIO(), **options)
    return output.getvalue()


def rows():
    """{model: number of rows} of everything that is stored."""
    return {model.__name__: model._base_manager.count() for model in apps.get_models()}
