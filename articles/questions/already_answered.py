"""What the site already says about a question that somebody is about to ask."""

from urllib.parse import urldefrag

from articles.searchables import ARTICLES
from microsite.search import find_like

from .personal_details import find
from .searchables import ANSWERS

MOST_THREADS = 4
MOST_ARTICLES = 3
# Several answers of one thread may match: read on until there are enough threads.
ANSWERS_TO_READ = 3 * MOST_THREADS


def already_answered(text):
    """The Hits that may answer a text: answered questions first, each once, then pages to read.

    Names of people and places in it are no words to look for.
    """
    for detail in reversed(find(text)):
        text = f"{text[: detail.start]} {text[detail.end :]}"
    return [
        *_threads(find_like(text, [ANSWERS], per_page=ANSWERS_TO_READ)),
        *find_like(text, [ARTICLES], per_page=MOST_ARTICLES),
    ]


def _threads(hits):
    threads = {}
    for hit in hits:
        threads.setdefault(urldefrag(hit.url).url, hit)
    return list(threads.values())[:MOST_THREADS]
