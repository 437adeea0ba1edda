"""The two roles and what each may do. Filled in after every migrate, so this file is the truth."""

from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
CLINICIANS = "Clinicians"

# app label -> permission code names. Nobody gets a bulk delete; texts are withdrawn, not deleted.
ROLES = {
    EDITORS: {
        "articles": [
            "view_article", "add_article", "change_article",
            "view_articlerevision", "add_articlerevision", "change_articlerevision",
            "delete_articlerevision", "publish_articlerevision",
            "view_safetynotice", "add_safetynotice", "change_safetynotice",
            "view_safetynoticerevision", "add_safetynoticerevision",
            "change_safetynoticerevision", "delete_safetynoticerevision",
            "publish_safetynoticerevision",
            "view_source", "add_source", "change_source",
            "view_figure", "add_figure", "change_figure",
        ],
        "questions": [
            "view_question", "change_question", "moderate_question",
            "view_answer", "change_answer", "view_answerrevision", "change_answerrevision",
            "publish_answerrevision",
        ],
        "clinics": ["view_clinic", "add_clinic", "change_clinic"],
        "people": [
            "view_clinician", "add_clinician", "change_clinician",
            "view_licensecheck", "add_licensecheck", "view_user",
        ],
        "publishing": ["view_formeraddress", "add_formeraddress", "delete_formeraddress"],
        "mail": ["view_outboxmessage"],
    },
    CLINICIANS: {
        "articles": [
            "view_article", "view_articlerevision", "approve_articlerevision",
            "view_safetynotice", "view_safetynoticerevision", "approve_safetynoticerevision",
            "view_source", "view_figure",
        ],
        "questions": [
            "view_question", "moderate_question",
            "view_answer", "add_answer", "view_answerrevision", "add_answerrevision",
            "change_answerrevision", "delete_answerrevision", "approve_answerrevision",
        ],
        "clinics": ["view_clinic"],
        "people": ["view_clinician", "view_licensecheck"],
    },
}  # fmt: skip


def fill_roles(**signal):
    """Give each group exactly the permissions named above; unknown ones raise LookupError."""
    for name, wanted in ROLES.items():
        permissions = []
        for app_label, codenames in wanted.items():
            found = list(
                Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
            )
            missing = set(codenames) - {permission.codename for permission in found}
            if missing:
                raise LookupError(f"{name}: no such permission in {app_label}: {sorted(missing)}")
            permissions += found
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(permissions)
