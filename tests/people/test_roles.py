"""Roles: what each group may do, and no more."""

import pytest
from django.contrib.auth.models import Group, Permission

from microsite.people.models import User
from microsite.people.roles import CLINICIANS, EDITORS, ROLES, fill_roles
from tests import make

pytestmark = pytest.mark.django_db


def test_each_role_has_exactly_its_permissions():
    for name, wanted in ROLES.items():
        expected = {f"{app}.{code}" for app, codes in wanted.items() for code in codes}
        found = Group.objects.get(name=name).permissions.values_list(
            "content_type__app_label", "codename"
        )
        assert {f"{app}.{code}" for app, code in found} == expected


def test_a_permission_added_by_hand_is_gone_after_the_next_migrate():
    group = Group.objects.get(name=CLINICIANS)
    group.permissions.add(Permission.objects.get(codename="delete_article"))
    fill_roles()
    assert not group.permissions.filter(codename="delete_article").exists()


def test_nobody_but_an_administrator_manages_people_or_deletes_pages():
    for role in (EDITORS, CLINICIANS):
        user = make.user(role)
        for forbidden in (
            "people.add_user",
            "people.change_user",
            "people.change_licensecheck",
            "articles.delete_article",
            "questions.delete_question",
            "questions.delete_answer",
        ):
            assert not user.has_perm(forbidden), (role, forbidden)


def test_editors_publish_and_clinicians_approve_but_neither_does_both():
    editor, clinician = make.editor(), make.clinician()
    assert editor.has_perm("articles.publish_articlerevision")
    assert not editor.has_perm("articles.approve_articlerevision")
    assert clinician.has_perm("articles.approve_articlerevision")
    assert not clinician.has_perm("articles.publish_articlerevision")


def test_people_sign_in_by_email_whatever_its_case():
    made = User.objects.create_user("Some.Body@Example.org", "a-password-of-mine")
    assert made.email == "some.body@example.org"
    assert User.objects.get_by_natural_key("SOME.body@example.ORG") == made
