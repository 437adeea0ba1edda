"""Finds what two files of the library say in the same words."""

from microsite.markup.alike import pieces_of, repeats

from .files import Problem


def near_duplicates(texts):
    """A Problem for each paragraph or sentence that stands, nearly alike, in an earlier file too.

    `texts` are (path, line, Markdown): several of one path belong to one file and may repeat
    each other. Leave out what is shared on purpose.
    """
    pieces = [piece for path, line, text in texts for piece in pieces_of(path, text, line)]
    for repeat in repeats(pieces):
        beginning = " ".join(repeat.words.split()[:8])
        what = "This paragraph" if repeat.whole else "This sentence"
        yield Problem(
            repeat.piece.place,
            repeat.piece.line,
            f"{what} stands in {repeat.other.place}:{repeat.other.line} already (“{beginning} …”). "
            "Say it once and link there, or say something else.",
        )
