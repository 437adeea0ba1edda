"""One page of each kind in every state, and every place where readers could meet it."""

from django.conf import settings

from articles.models import Article
from microsite import search
from microsite.searchables import SEARCHABLES
from tests import make

from .crawl import Page

# Words that stand in no other text of the site.
OLD, NEW = "Zanthian", "Quorvelish"
REASON = "The advice in this text was out of date."


class Case:
    """One page of some kind, and where readers meet it.

    `words_at` are addresses that show the words of its public text, `links_at` those that lead
    to it without showing them, `stays_at` those that still do when it is withdrawn. `absent` and
    `gone` are what its address answers before it was public and when it is withdrawn; with
    `keeps_old` it shows earlier texts too.
    """

    words_at = ()
    links_at = ()
    stays_at = ()
    keeps_old = False
    absent, gone = 404, 410
    kind = "article"
    # Whether its page keeps a text that a newer one has replaced, folded.
    keeps_replaced = False

    def __init__(self):
        self.author, self.reviewer, self.editor = make.editor(), make.clinician(), make.editor()
        self.page = self.make_page()

    def make_page(self):
        return make.article()

    def write(self, words):
        """A draft that says `words`."""
        draft = self.page.edit(self.author)
        self.fill(draft, words)
        draft.save()
        return draft

    def fill(self, draft, words):
        draft.title = f"{words} skin on day three"
        draft.summary = f"What {words} skin means."
        draft.main_message = f"{words} skin is common."
        draft.body = f"## A heading\n\nWords about {words} skin."
        draft.known = draft.unknown = "- A line."
        draft.next_step = "Do this next."

    def submit(self, words):
        text = self.write(words)
        text.submit(self.author)
        return text

    def publish(self, words, publish_at=None):
        text = self.submit(words)
        make.approve(text, self.reviewer, publish_at=publish_at, knowing_of_later=True)
        return text

    @property
    def address(self):
        return self.page.get_absolute_url().split("#")[0]

    @property
    def link(self):
        return f'href="{self.page.get_absolute_url()}"'

    def count(self, client):
        """How many such pages the site says it has."""
        return len(Article.objects.published())


class AnArticle(Case):
    def make_page(self):
        # A thread in the same section, whose page lists related articles.
        self.thread = make.answered(author=make.clinician()).page.question
        self.words_at = ("/", "/guide/recovery/", self.thread.get_absolute_url())
        return make.article(featured_order=1)


class AChapter(Case):
    words_at = ("/", "/guide/")

    def make_page(self):
        return make.article(kind="chapter", slug="chapter")

    def count(self, client):
        context = client.get("/").context
        assert len(context["sections"]) == len(context["site"].sections)
        return len(context["sections"])


class AnAnswer(Case):
    kind = "answer"
    keeps_replaced = True

    def __init__(self):
        super().__init__()
        self.links_at = (
            "/",
            "/questions/",
            "/questions/section/recovery/",
            "/guide/recovery/",
            f"/clinicians/{self.author.clinician.slug}/",
        )

    def make_page(self):
        self.author = make.clinician()
        # The section stands by a page of its own, so that its lists can be looked at.
        make.published(make.article(kind="chapter", slug="chapter"))
        return make.accepted("Is this normal on day three?").start_answer(self.author).page

    def fill(self, draft, words):
        make.source()
        draft.short_answer = f"{words} skin is common."
        draft.body = f"Words about {words} skin.[@test-source]"
        draft.what_to_do = "- Keep it plain."
        draft.conflicts, draft.ai_help = "None", "none"

    @property
    def link(self):
        return f'href="{self.address}'

    def count(self, client):
        context = client.get("/questions/").context
        shown = len(context["page"].threads)
        assert bool(context["facets"]) is bool(shown)
        return shown


class AClaim(Case):
    """A withdrawn claim stays in the register, with its reason; so does what it said before."""

    words_at = stays_at = ("/evidence/",)
    keeps_old = True
    kind = "claim"

    def make_page(self):
        return make.claim_draft().page

    def fill(self, draft, words):
        draft.statement = f"{words} skin is common."
        draft.basis = f"Words about {words} skin.[@test-source]"

    def count(self, client):
        context = client.get("/evidence/").context
        assert context["total"] == sum(len(claims) for _, claims in context["groups"])
        return context["total"]


class AnAlert(Case):
    kind = "alert"

    def make_page(self):
        page = make.published().page
        self.words_at = ("/alerts/", page.get_absolute_url())
        return make.alert_draft(articles=[page]).page

    def fill(self, draft, words):
        draft.title = f"{words} skin on day three"
        draft.summary = f"What {words} skin means."
        draft.body = f"Words about {words} skin.[@test-source]"

    def count(self, client):
        return len(client.get("/alerts/").context["alerts"])


class ATerm(Case):
    """A term stands in the glossary, which is there without it too."""

    absent = gone = 200
    kind = "term"

    def make_page(self):
        return make.term_draft().page

    def fill(self, draft, words):
        draft.name = words
        draft.gloss = f"what {words} means"
        draft.definition = f"Words about {words} skin."

    def count(self, client):
        context = client.get("/glossary/").context
        assert context["total"] == sum(len(terms) for _, terms in context["letters"])
        return context["total"]


class Look:
    """One look around the whole site, at this moment."""

    def __init__(self, case, client):
        self.case = case
        self.client = client
        addresses = {case.address, *case.words_at, *case.links_at, "/sitemap.xml"}
        self.bodies = {address: body(client, address) for address in addresses}
        self.status = client.get(case.address).status_code
        self.count = case.count(client)

    def words(self, words):
        """Where these words of the case's text are read: addresses, and "search"."""
        places = {at for at in (self.case.address, *self.case.words_at) if words in self.bodies[at]}
        results = search.find(words, SEARCHABLES)
        if results.total:
            assert (results.total, results.counts_by_kind[self.case.kind]) == (1, 1)
            page = Page.get(self.client, f"/search/?q={words}")
            assert f"1 result for “{words}”" in page.words
            places.add("search")
        return places

    def links(self):
        """What leads to the case: addresses, and "sitemap"."""
        listed = (*self.case.words_at, *self.case.links_at)
        places = {at for at in listed if self.case.link in self.bodies[at]}
        if f"<loc>{settings.BASE_URL}{self.case.address}</loc>" in self.bodies["/sitemap.xml"]:
            places.add("sitemap")
        return places


def body(client, address):
    return client.get(address).content.decode()


def assert_public(case, client, words, but_not=NEW):
    """`words` are read in every place, the other text's in none."""
    look = Look(case, client)
    assert look.status == 200
    assert look.words(words) == {case.address, "search", *case.words_at}
    keeps_old = case.keeps_old or (case.keeps_replaced and but_not == OLD)
    assert look.words(but_not) <= ({case.address} if keeps_old else set())
    assert look.links() == {"sitemap", *case.words_at, *case.links_at}
    assert look.count == 1


def assert_nowhere(case, client, withdrawn=False):
    look = Look(case, client)
    assert look.status == (case.gone if withdrawn else case.absent)
    stays = set(case.stays_at) if withdrawn else set()
    for words in (OLD, NEW):
        # The page that says that it is withdrawn names itself, and nothing of its text.
        assert look.words(words) <= {case.address if look.status == 410 else "", *stays}
        assert f"Words about {words} skin" not in look.bodies[case.address]
    assert look.links() == stays
    assert look.count == 0
