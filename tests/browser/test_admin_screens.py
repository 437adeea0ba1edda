"""Every screen of the desk: nothing against the policy, no error, nothing wider than the page."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from articles.questions.models import Question
from microsite.people.models import User
from microsite.publishing.admin_urls import admin_url
from tests import make

from .signing_in import may_sign_in, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (400, 1280)
SCHEMES = ("light", "dark")
# What we designed ourselves; the rest is Django's own.
OURS = ("articlerevision", "answerrevision", "questions/question/", "/articles/article/")
OURS += ("clinic/import/", "clinic/export/")
VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
# What stands out of the page to the right, and does not stand in something that scrolls.
OVERFLOW = """() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return "";
    const out = [...document.body.querySelectorAll("*")].filter((one) =>
        one.getBoundingClientRect().right > wide + 1);
    return out.slice(-3).map((one) => one.outerHTML.slice(0, 120)).join(" | ") || "the page";
}"""


def people():
    return {
        "clinician": make.clinician(),
        "editor": make.editor(),
        "administrator": make.user(is_staff=True, is_superuser=True),
    }


@pytest.fixture
def everything(transactional_db):
    """One row of everything, in the states that a screen has to show; somebody of each role."""
    make.red_flags()
    roles = {name: may_sign_in(user) for name, user in people().items()}
    published = make.published(title="A page with a rather long title for a narrow screen")
    published.page.edit(roles["editor"])
    make.submitted()
    make.published(publish_at=timezone.now() + timezone.timedelta(days=1))
    make.submitted(author=roles["editor"]).return_with_notes(roles["clinician"], "Shorter.")
    make.claim(), make.term(), make.alert(), make.drawing()
    make.question(urgent_at=timezone.now())
    make.comparison(make.thread())
    mine = make.answer_draft(author=roles["clinician"])
    make.answer_draft(mine.page.question).submit(User.objects.order_by("-pk").first())
    return roles


def addresses(user):
    """Every screen that this user may open: the desk, each list, each form, one row of each."""
    request = RequestFactory().get("/admin/")
    request.user = user
    found = ["/admin/", "/admin/password_change/"]
    for model, screen in admin.site._registry.items():
        if not screen.has_view_or_change_permission(request):
            continue
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        found.append(reverse(f"admin:{name}_changelist"))
        if screen.has_add_permission(request):
            found.append(reverse(f"admin:{name}_add"))
        if hasattr(screen, "import_action") and screen.has_import_permission(request):
            found += [reverse(f"admin:{name}_{deed}") for deed in ("import", "export")]
        rows = screen.get_queryset(request)
        # The screens of a text differ by its state.
        states = "status" if hasattr(model, "status") and model is not Question else "pk"
        seen = {}
        for row in itertools.islice(rows.order_by("-pk"), 8):
            seen.setdefault(getattr(row, states) if states == "status" else "", row)
        found += [admin_url(row) for row in seen.values()]
    return found


def wrong_with(page, address, errors):
    """What is wrong with one screen, as sentences."""
    errors.clear()
    found = []
    response = page.goto(address)
    if response.status != 200:
        found.append(f"status {response.status}")
    for width, scheme in itertools.product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        overflow = page.evaluate(OVERFLOW)
        if overflow:
            found.append(f"overflows at {width} px: {overflow}")
    return [f"{address} {each}" for each in dict.fromkeys([*found, *errors])]


def axe_says(page, **options):
    # Django's own list with a search in it has a field without a label.
    others = {"exclude": [[".select2-container"]]}
    result = Axe().run(
        page, context=others, options={"iframes": False, "preload": False, **options}
    )
    return [
        f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:2]]}"
        for each in result.response["violations"]
    ]


@pytest.mark.parametrize("role", ["clinician", "editor", "administrator"])
def test_every_screen_keeps_to_the_policy_and_to_the_width_of_the_page(page, everything, role):
    errors, wrong = [], []
    page.add_init_script(VIOLATIONS)
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    sign_in(page, everything[role])
    for address in addresses(everything[role]):
        wrong += wrong_with(page, address, errors)
    assert wrong == [], "\n".join(wrong)


def test_axe_finds_nothing_on_the_screens_that_we_designed(page, everything):
    """Apart from the test above: the tool itself adds styles that the policy refuses."""
    wrong, user = [], everything["administrator"]
    sign_in(page, user)
    ours = [one for one in addresses(user) if any(name in one for name in OURS)]
    for address in ["/admin/", *ours]:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        wrong += [f"{address}: {each}" for each in axe_says(page)]
        # In the dark only the colors are others, once links have faded into theirs.
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(250)
        wrong += [f"{address}, dark: {each}" for each in axe_says(page, runOnly=["color-contrast"])]
    assert wrong == [], "\n".join(wrong)


def press_until(page, selector, key="Tab", most=120):
    """Press a key until the focus is on what is wanted, as somebody without a mouse does."""
    for _ in range(most):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_the_loop_of_answering_and_approving_works_by_keyboard_alone(page, everything):
    """Tab, Enter, Space and typing: no mouse."""
    Question.objects.filter(status="received").delete()
    thread = make.accepted("Are tight cheeks expected?")
    clinician = everything["clinician"]
    sign_in(page, clinician)
    press_until(page, f"a[href='{admin_url(thread)}']")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Write my answer")
    press_until(page, "form[action$='/do/answer/'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=short_answer]")
    for name, text in {
        "short_answer": "Tight skin is common.",
        "body": "Skin that heals feels tight.[@test-source]",
        "what_to_do": "- Use a plain cream.",
        "conflicts": "None",
    }.items():
        press_until(page, f"[name={name}]")
        page.keyboard.type(text)
    press_until(page, "[name=ai_help]")
    page.keyboard.press("Space")
    press_until(page, "[name=_submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Submitted. It waits for a second person now.")
    text = thread.answers.get().open_revision
    page.context.clear_cookies()
    sign_in(page, may_sign_in(make.clinician()))
    press_until(page, f"a[href='{admin_url(text)}']")
    page.keyboard.press("Enter")
    page.wait_for_selector("form[action$='/do/approve/']")
    press_until(page, "[name=all_hold]")
    page.keyboard.press("Space")
    press_until(page, "form[action$='/do/approve/'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Approved. Readers see it now.")
