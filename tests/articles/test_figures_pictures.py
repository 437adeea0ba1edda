"""Pictures: what an editor says of one, whose consent it needs, and what stays as reviewed."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Figure
from microsite.images import picture_from
from microsite.publishing.admin_urls import admin_url
from tests import make
from tests.images.files import picture, upload

pytestmark = pytest.mark.django_db
ADD = "admin:articles_figure_add"
PLACE = "## A\n\n/// figure | cheek\n///"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stored(media):
    return {path.relative_to(media).as_posix() for path in media.rglob("*") if path.is_file()}


def words(**changes):
    """What an editor's form sends about a picture."""
    return {
        "key": "cheek", "alt": "A cheek", "caption": "A cheek on day 3.", "credit": "Us",
        "license": "CC BY 4.0", "skin_tone": "dark brown", "shows_person": "no", **changes,
    }  # fmt: skip


def add(client, **changes):
    """Send the form of a new figure; the picture is chosen unless the test says otherwise."""
    data = {"upload": upload(picture(size=(900, 600))), **words(**changes)}
    return client.post(reverse(ADD), {name: value for name, value in data.items() if value})


def text_of(response):
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


def read(client, text):
    return text_of(client.get(text.get_absolute_url()))


def test_an_editor_adds_a_picture_and_an_approved_text_shows_it(client):
    client.force_login(make.editor())
    response = add(client, follow=True)
    figure = Figure.objects.get()
    assert response["Location"] == admin_url(figure)
    assert "“/// figure | cheek”" in text_of(client.get(admin_url(figure)))
    shown = read(client, make.published(body=PLACE))
    assert 'alt="A cheek" width="900" height="600" loading="lazy"' in shown
    assert "A cheek on day 3." in shown and "Skin shown: dark brown." in shown
    assert 'Us, <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0' in (
        shown
    )
    stem = figure.image.name.removesuffix("-900.jpg")
    for kind, extension in (("avif", "avif"), ("webp", "webp")):
        files = ", ".join(
            f"/media/{stem}-{width}.{extension} {width}w" for width in (400, 800, 900)
        )
        assert f'<source type="image/{kind}" srcset="{files}" sizes=' in shown
    assert f'src="/media/{stem}-900.jpg" srcset="/media/{stem}-400.jpg 400w, ' in shown


def test_a_picture_that_shows_no_skin_and_says_all_in_words_shows_both(client):
    make.picture(skin_tone="none", license="Used with permission", description="All of it.")
    shown = read(client, make.published(body=PLACE))
    assert "Skin shown" not in shown and "Us, Used with permission" in shown
    assert "This figure in words" in shown and "<p>All of it.</p>" in shown


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("upload", "Choose a picture."),
        ("alt", "Say what somebody who can't see it needs to know."),
        ("caption", "Say what the figure teaches."),
        ("credit", "Say who made it."),
        ("license", "Say why we may show it."),
        ("skin_tone", "Say which skin it shows, or that it shows none."),
        ("shows_person", "Say whether it shows a part of a real person."),
    ],
)
def test_without_one_of_its_facts_a_picture_is_refused_and_what_was_typed_stays(
    client, media, missing, sentence
):
    client.force_login(make.editor())
    shown = text_of(add(client, **{missing: ""}))
    assert sentence in shown and 'value="cheek"' in shown
    if missing != "upload":
        assert "Choose the picture once more" in shown
    assert not Figure.objects.exists() and stored(media) == set()


def test_a_key_that_is_taken_is_refused_and_no_file_is_left(client, media):
    make.drawing("cheek")
    client.force_login(make.editor())
    assert "already exists" in text_of(add(client))
    assert stored(media) == set()


def test_a_clinician_sees_figures_and_adds_none(client):
    figure = make.picture()
    client.force_login(make.clinician())
    assert add(client, key="other").status_code == 403
    assert client.post(admin_url(figure), words(caption="Other.")).status_code == 403
    assert client.post(admin_url(figure, "remove")).status_code == 403
    page = text_of(client.get(admin_url(figure)))
    assert "A cheek on day 3." in page and 'name="upload"' not in page
    assert "Remove this picture" not in page
    assert Figure.objects.get().caption == "A cheek on day 3."


# --- consent --------------------------------------------------------------------------------------


def test_a_picture_of_a_person_needs_a_consent_that_somebody_saw(client, media):
    editor = make.editor(display_name="Eda Editor")
    client.force_login(editor)
    assert "needs a signed consent" in text_of(add(client, shows_person="yes"))
    assert stored(media) == set()
    assert add(client, shows_person="yes", consent="on").status_code == 302
    figure = Figure.objects.get()
    assert figure.shows_person and figure.consent_noted_by == editor
    assert timezone.now() - figure.consent_noted_at < timezone.timedelta(minutes=1)
    desk = text_of(client.get(admin_url(figure)))
    assert "Eda Editor noted on" in desk
    shown = read(client, make.published(body=PLACE))
    assert "consent" not in shown.lower() and "Eda" not in shown


def test_the_consent_is_kept_with_the_words_and_asked_for_again_with_another_picture(client):
    client.force_login(make.editor())
    add(client, shows_person="yes", consent="on")
    figure = Figure.objects.get()
    data = words(shows_person="yes", caption="Another caption.")
    assert client.post(admin_url(figure), data).status_code == 302
    kept = Figure.objects.get()
    assert kept.caption == "Another caption."
    assert kept.consent_noted_at == figure.consent_noted_at
    data["upload"] = upload(picture(size=(50, 50)))
    assert "needs a signed consent" in text_of(client.post(admin_url(figure), data))
    data |= {"upload": upload(picture(size=(50, 50))), "consent": "on"}
    assert client.post(admin_url(figure), data).status_code == 302
    again = Figure.objects.get()
    assert again.width == 50 and again.consent_noted_at > figure.consent_noted_at


def test_the_database_wants_the_consent_of_a_person():
    figure = make.picture()
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(shows_person=True)


# --- what was reviewed stays what it was ----------------------------------------------------------


def test_a_picture_that_no_text_shows_yet_is_replaced_and_the_old_files_go(
    client, media, django_capture_on_commit_callbacks
):
    figure = make.picture()
    make.draft(body=PLACE)
    before = stored(media)
    client.force_login(make.editor())
    with django_capture_on_commit_callbacks() as later:
        client.post(admin_url(figure), words(upload=upload(picture(size=(500, 400)))))
    assert before < stored(media)
    for each in later:
        each()
    assert stored(media) == set(Figure.objects.get().file_names)
    assert not before & stored(media)


@pytest.mark.parametrize("state", ["submitted", "public", "replaced"])
def test_a_picture_that_a_second_person_saw_stays_with_all_that_it_teaches(client, state):
    figure = make.picture()
    text = make.submitted(body=PLACE, title="Your cheek")
    if state != "submitted":
        make.approve(text, make.clinician())
    if state == "replaced":
        make.published(page=text.page, body="## B\n\nNo picture.")
    client.force_login(make.editor())
    form = text_of(client.get(admin_url(figure)))
    assert "A second person saw it there" in form and "Your cheek" in form
    assert 'name="upload"' not in form and 'name="alt"' not in form
    data = words(alt="x", caption="x", skin_tone="none", credit="Them", shows_person="yes")
    data["upload"] = upload(picture())
    assert client.post(admin_url(figure), data).status_code == 302
    after = Figure.objects.get()
    assert (after.alt, after.caption, after.skin_tone) == ("A cheek", figure.caption, "dark brown")
    assert (after.image, after.shows_person, after.credit) == (figure.image, False, "Them")
    with pytest.raises(ValidationError, match="Another picture is a new figure"):
        after.show(picture_from(upload(picture())))


def test_a_returned_text_gives_the_picture_back_to_its_editors():
    figure = make.picture()
    text = make.submitted(body=PLACE)
    with pytest.raises(ValidationError, match="handed in"):
        figure.show(picture_from(upload(picture())))
    text.return_with_notes(make.clinician(), "Another picture.")
    figure.show(picture_from(upload(picture(size=(30, 30)))))
    assert Figure.objects.get().width == 30


def test_an_answer_that_places_a_picture_counts_too():
    figure = make.picture()
    make.answered(body="Look.\n\n/// figure | cheek\n///")
    with pytest.raises(ValidationError, match="This picture stands in “Answer"):
        figure.remove()


def test_a_picture_does_not_take_the_place_of_a_drawing():
    with pytest.raises(ValidationError, match="new figure"):
        make.drawing().show(picture_from(upload(picture())))


# --- removing -------------------------------------------------------------------------------------


def test_a_picture_that_no_text_shows_is_removed_with_its_files(
    client, media, django_capture_on_commit_callbacks
):
    figure = make.picture()
    address = figure.url
    client.force_login(make.editor())
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(admin_url(figure, "remove"), follow=True)
    assert "“cheek” and its files are gone" in text_of(response)
    assert stored(media) == set() and not Figure.objects.exists()
    assert client.get(address).status_code == 404


def test_a_picture_that_readers_see_is_removed_only_when_the_consent_was_taken_back(
    client, media, django_capture_on_commit_callbacks
):
    figure = make.picture()
    text = make.published(body=PLACE, title="Your cheek")
    client.force_login(make.editor())
    refused = text_of(client.post(admin_url(figure, "remove"), follow=True))
    assert "This picture stands in “Your cheek”" in refused and Figure.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(admin_url(figure, "remove"), {"consent_withdrawn": "on"})
    assert stored(media) == set()
    shown = read(client, text)
    assert "<img" not in shown and "A cheek" not in shown


def test_files_stay_while_the_removal_may_still_be_undone(media):
    figure = make.picture()
    try:
        with transaction.atomic():
            figure.remove()
            raise ValidationError("Something else went wrong.")
    except ValidationError:
        pass
    assert stored(media) == set(Figure.objects.get().file_names)
    assert all(default_storage.exists(name) for name in stored(media))


def test_a_drawing_is_not_removed(client):
    figure = make.drawing()
    client.force_login(make.editor())
    response = text_of(client.post(admin_url(figure, "remove"), follow=True))
    assert "A drawing belongs to the library." in response and Figure.objects.exists()
    assert "Remove this picture" not in response
    assert client.get(admin_url(figure, "remove")).status_code == 405
    assert client.post(admin_url(figure, "delete")).status_code == 403
