"""What a text says in nearly the same words as another page that readers see."""

from dataclasses import dataclass, field

from microsite.markup.alike import SENTENCE, pieces_of, repeats
from microsite.search import find

from .finding import Finding

# So many of the longest paragraphs are looked up, each among so many pages.
MOST_LOOKED_UP, MOST_PAGES = 12, 3
# Words of a paragraph by which it is looked up: the longest say most.
LOOKED_UP_BY = 10


@dataclass(frozen=True)
class Place:
    """A page; the text itself has no address, and may repeat itself from field to field."""

    url: str
    name: str = field(compare=False)


def repeated_pages(revision, searchables):
    """Findings for the Markdown fields of a text; `searchables` are the kinds to compare it to."""
    ours = [
        piece for name, text in revision.parts.items() for piece in pieces_of(Place("", name), text)
    ]
    theirs = [
        piece
        for place, other in _like(revision, ours, searchables)
        for text in other.parts.values()
        for piece in pieces_of(place, text)
    ]
    for repeat in repeats([*theirs, *ours]):
        if not repeat.piece.place.url and repeat.other.place.url:
            yield _finding(repeat)


def _like(revision, pieces, searchables):
    """(Place, text) of the pages that hold the words of the longest paragraphs."""
    hits = {
        (hit.kind, hit.object_id): hit
        for piece in _longest(pieces)
        for hit in find(_query(piece), searchables, per_page=MOST_PAGES).hits
    }
    for searchable in searchables:
        wanted = [pk for kind, pk in hits if kind == searchable.kind]
        for pk, text in (searchable.visible().in_bulk(wanted) if wanted else {}).items():
            if type(text) is not type(revision) or text.page_id != revision.page_id:
                hit = hits[searchable.kind, pk]
                yield Place(hit.url, hit.title), text


def _longest(pieces):
    long = [piece for piece in pieces if max(map(len, piece.sentences)) >= SENTENCE or piece.grams]
    return sorted(long, key=lambda piece: -sum(map(len, piece.sentences)))[:MOST_LOOKED_UP]


def _query(piece):
    words = {word for sentence in piece.sentences for word in sentence}
    return " ".join(sorted(words, key=lambda word: (-len(word), word))[:LOOKED_UP_BY])


def _finding(repeat):
    beginning = " ".join(repeat.words.split()[:8])
    what = "This paragraph" if repeat.whole else "This sentence"
    place = repeat.other.place
    return Finding(
        repeat.piece.place.name,
        repeat.piece.line,
        f"{what} (“{beginning} …”) stands on “{place.name}” ({place.url}) in nearly the same "
        "words. Say it once and link there, or say something else.",
    )
