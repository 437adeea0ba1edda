"""`python -m microsite.markup.readability FILE…`: the grade of content files, and what is hard.

Of the front matter only the fields that readers see as prose are measured. The exit status is 1
if a file is above its ceiling: 6 for notices and aftercare, 8 for everything else.
"""

import sys
from pathlib import Path

import yaml

from . import grade, hardest_sentences

PROSE_FIELDS = ("main_message", "known", "unknown", "next_step", "short_answer", "what_to_do")


def split_front_matter(text):
    """The front matter as a dictionary (empty if there is none) and the body."""
    if not text.startswith("---\n"):
        return {}, text
    head, found, body = text[4:].partition("\n---\n")
    if not found:
        return {}, text
    loaded = yaml.safe_load(head)
    return (loaded if isinstance(loaded, dict) else {}), body


def prose(front, body):
    """The prose fields of the front matter and the body as one Markdown text."""
    fields = [str(front[name]) for name in PROSE_FIELDS if front.get(name)]
    return "\n\n".join([*fields, body])


def ceiling(path, front):
    """The highest grade that this file may have."""
    return 6 if front.get("section") == "aftercare" or "notices" in path.parts else 8


def report(path):
    """Print the grade of one file; True if it is within its ceiling."""
    front, body = split_front_matter(path.read_text(encoding="utf-8"))
    text = prose(front, body)
    highest = ceiling(path, front)
    measured = grade(text)
    fits = round(measured, 1) <= highest
    print(f"{measured:5.1f}  {'ok  ' if fits else 'OVER'} (at most {highest})  {path}")
    if not fits:
        for hard, sentence in hardest_sentences(text):
            print(f"       {hard:5.1f}  {sentence}")
    return fits


def main(arguments):
    if not arguments:
        print("usage: python -m microsite.markup.readability FILE…", file=sys.stderr)
        return 2
    results = []
    for argument in arguments:
        try:
            results.append(report(Path(argument)))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            print(f"  ---  cannot be read: {argument}: {error}", file=sys.stderr)
            results.append(False)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
