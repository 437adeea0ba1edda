"""Asking in a real browser: with and without JavaScript, out in time, and over a bad connection."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.questions.models import Question
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUESTION = "My cheeks feel tight and dry on day three. Is that normal?"
TELLING = f"{QUESTION} Write to dana.miller@example.org."
HUMAN_PAUSE = 3_100  # milliseconds: nobody types it in less than three seconds
SMALL = {"width": 320, "height": 640}
# Browsers give scripts the tab's own storage only; this reads all of it.
STORED = "() => JSON.stringify([Object.values(sessionStorage), Object.values(localStorage)])"


@pytest.fixture(autouse=True)
def answered(transactional_db):
    """The notice, and a thread that answers the question."""
    make.red_flags()
    return make.answered(make.accepted("Are tight, dry cheeks on day three normal?"))


@pytest.fixture
def plain(browser, live_server):
    """A page without JavaScript, as wide as a small phone."""
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport=SMALL
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def reader(request):
    """A page of each kind."""
    return request.getfixturevalue("page" if request.param == "with JavaScript" else "plain")


def begin(page, text=QUESTION):
    """From the signs to the page that shows what is answered."""
    page.goto("/questions/ask/")
    page.click("text=No, none of them")
    page.fill("[name=question]", text)
    page.click("text=Show me what is answered")


def go_on(page):
    page.click("main form button:has-text('Go on')")
    page.check("text=30 to 44")
    page.check("[name=consent]")


def finish(page):
    page.click("text=Send the question")
    page.wait_for_url("**/questions/ask/thanks/")


def wait_until_broken(page):
    """Until Chromium says in its own words that the page did not come."""
    for _ in range(100):
        if page.url.startswith("chrome-error:"):
            return
        page.wait_for_timeout(100)
    pytest.fail("the connection did not break")


def test_the_whole_way_from_a_worry_to_a_question(reader):
    begin(reader, TELLING)
    assert reader.locator("mark", has_text="dana.miller@example.org").count() == 1
    reader.click("text=Use the suggested text")
    assert reader.locator(".result__link").first.inner_text().startswith("Are tight, dry cheeks")
    go_on(reader)
    reader.select_option("[name=stage]", "healing")
    reader.select_option("[name=treatment]", "pen")
    reader.select_option("[name=skin_tone]", "brown")
    reader.fill("[name=day_since]", "3")
    reader.fill("[name=shown_name]", "Dana")
    reader.fill("[name=email]", "dana@")
    reader.wait_for_timeout(HUMAN_PAUSE)
    reader.click("text=Send the question")
    assert "should look like you@example.org" in reader.locator("main").inner_text()
    assert reader.title().startswith("Error:")
    reader.fill("[name=email]", "dana@example.org")
    reader.wait_for_timeout(HUMAN_PAUSE)
    finish(reader)
    question = Question.objects.get(status="received")
    assert question.asked_text == f"{QUESTION} Write to [e-mail removed]."
    told = (question.stage, question.treatment, question.skin_tone, question.day_since)
    assert told == ("healing", "pen", "brown", 3)
    assert (question.shown_name, question.email) == ("Dana", "dana@example.org")
    assert question.held_at is None
    assert reader.context.cookies() == []


def test_the_question_can_be_changed_from_the_last_step_and_nothing_is_lost(reader):
    begin(reader)
    go_on(reader)
    reader.fill("[name=shown_name]", "Dana")
    reader.click("text=Change the question")
    assert reader.input_value("[name=question]") == QUESTION
    reader.fill("[name=question]", "May I go swimming on day three?")
    reader.click("text=Show me what is answered")
    reader.click("main form button:has-text('Go on')")
    assert reader.input_value("[name=shown_name]") == "Dana"
    assert reader.is_checked("text=30 to 44")
    assert "swimming" in reader.locator("blockquote").inner_text()


@pytest.mark.parametrize("answer", ["Yes", "I am not sure"])
def test_who_has_a_sign_is_shown_what_to_do_now_and_no_form(reader, answer):
    reader.goto("/questions/ask/")
    reader.click(f"main button:text-is('{answer}')")
    reader.wait_for_url("**/questions/ask/help/**")
    assert "Call 911 now" in reader.locator("main").inner_text()
    assert reader.locator("main form").count() == 0


def test_who_is_under_18_gets_a_page_of_their_own(reader):
    begin(reader)
    go_on(reader)
    reader.check("text=Under 18")
    reader.click("text=Send the question")
    reader.wait_for_url("**/questions/ask/under-18/")
    assert "An adult you trust" in reader.locator("main").inner_text()
    assert not Question.objects.filter(status="received").exists()


def test_a_form_that_never_arrived_can_be_sent_again(reader):
    begin(reader)
    go_on(reader)
    reader.fill("[name=shown_name]", "Dana")
    reader.wait_for_timeout(HUMAN_PAUSE)
    reader.route("**/ask/details/", lambda route: route.abort("internetdisconnected"))
    reader.click("text=Send the question", no_wait_after=True)
    wait_until_broken(reader)
    assert not Question.objects.filter(status="received").exists()
    reader.unroute("**/ask/details/")
    reader.reload()
    reader.wait_for_url("**/questions/ask/thanks/")
    assert Question.objects.get(status="received").shown_name == "Dana"


def send_and_lose_the_answer(page):
    """The form arrives, but the connection breaks before the answer is back."""

    def lose(route):
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    begin(page)
    go_on(page)
    page.wait_for_timeout(HUMAN_PAUSE)
    page.route("**/ask/details/", lose)
    page.click("text=Send the question", no_wait_after=True)
    wait_until_broken(page)
    page.unroute("**/ask/details/")
    assert Question.objects.filter(status="received").count() == 1


def test_a_form_whose_answer_was_lost_makes_one_question_when_it_is_sent_again(reader):
    send_and_lose_the_answer(reader)
    reader.reload()
    reader.wait_for_url("**/questions/ask/thanks/")
    assert Question.objects.filter(status="received").count() == 1


def test_while_the_device_is_offline_nothing_is_sent_and_everything_stays(page):
    begin(page)
    go_on(page)
    page.fill("[name=shown_name]", "Dana")
    page.wait_for_timeout(HUMAN_PAUSE)
    page.context.set_offline(True)
    page.click("text=Send the question")
    assert page.locator("text=You seem to be offline").is_visible()
    assert page.input_value("[name=shown_name]") == "Dana"
    page.context.set_offline(False)
    finish(page)
    assert Question.objects.get(status="received").shown_name == "Dana"


def test_a_draft_comes_back_in_the_same_tab_until_it_is_sent(page):
    page.goto("/questions/ask/question/?now=no")
    page.fill("[name=question]", QUESTION)
    page.goto("/questions/")
    page.goto("/questions/ask/question/?now=no")
    assert page.input_value("[name=question]") == QUESTION
    page.click("text=Show me what is answered")
    go_on(page)
    page.fill("[name=shown_name]", "Dana")
    page.wait_for_timeout(HUMAN_PAUSE)
    finish(page)
    assert page.evaluate(STORED) == "[[],[]]"
    page.goto("/questions/ask/question/?now=no")
    assert page.input_value("[name=question]") == ""


def test_who_begins_again_after_a_lost_answer_asks_the_same_question(page):
    """The draft brings back the stamp that belongs to the text."""
    send_and_lose_the_answer(page)
    page.goto("/questions/ask/question/?now=no")
    assert page.input_value("[name=question]") == QUESTION
    page.click("text=Show me what is answered")
    go_on(page)
    finish(page)
    assert Question.objects.filter(status="received").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_is_accessible_and_fits_a_small_phone(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(SMALL)
    seen = []

    def look():
        page.wait_for_load_state("networkidle")
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{page.title()} scrolls sideways by {wider} px"
        found = Axe().run(page, options={"preload": False})
        assert found.violations_count == 0, found.generate_report()
        small = page.eval_on_selector_all(
            "main :is(button, input:not([type=hidden], [name=website]), select, textarea)",
            "all => all.filter((each) => each.getBoundingClientRect().height < 22).length",
        )
        assert small == 0
        assert page.locator("h1").count() == 1
        seen.append(page.title())

    for path in ("/questions/ask/", "/questions/ask/help/", "/questions/ask/under-18/"):
        page.goto(path)
        look()
    page.goto("/questions/ask/question/?now=no")
    look()
    page.click("text=Show me what is answered")
    look()
    page.fill("[name=question]", f"{TELLING} It is painful.")
    page.click("text=Show me what is answered")
    look()
    page.click("text=Keep my text as it is")
    look()
    page.click("main form button:has-text('Go on')")
    look()
    page.click("text=Send the question")
    look()
    page.check("text=30 to 44")
    page.check("[name=consent]")
    page.wait_for_timeout(HUMAN_PAUSE)
    finish(page)
    look()
    assert len(set(seen)) >= 8


def test_the_form_can_be_filled_in_with_the_keyboard_alone(page):
    page.goto("/questions/ask/")
    page.focus("text=No, none of them")
    page.keyboard.press("Enter")
    page.focus("[name=question]")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Show me what is answered"
    page.keyboard.press("Enter")
    page.focus("main form button:has-text('Go on')")
    page.keyboard.press("Enter")
    page.focus("[name=age_band] >> nth=0")
    page.keyboard.press("ArrowDown")
    page.focus("[name=consent]")
    page.keyboard.press("Space")
    page.wait_for_timeout(HUMAN_PAUSE)
    page.focus("[name=shown_name]")
    # Enter sends the form; it does not lead back to the question.
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/ask/thanks/")
    assert Question.objects.get(status="received").age_band == "18-29"
