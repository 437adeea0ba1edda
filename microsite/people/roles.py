"""The two roles and what each may do. Filled in after every migrate, so this file is the truth."""

from django.contrib.auth.models import Group, Permission

EDITORS = "Editors"
CLINICIANS = "Clinicians"


def _writing(page):
    """What an editor may do with a kind of page and with its texts."""
    text = f"{page}revision"
    verbs = ("view", "add", "change")
    return [
        *(f"{verb}_{page}" for verb in verbs),
        *(f"{verb}_{text}" for verb in (*verbs, "delete", "publish")),
    ]


def _reviewing(page):
    """What a clinician may do with them."""
    return [f"view_{page}", f"view_{page}revision", f"approve_{page}revision"]


# app label -> permission code names. Nobody gets a bulk delete; texts are withdrawn, not deleted.
ROLES = {
    EDITORS: {
        "articles": [
            *_writing("article"), *_writing("safetynotice"), *_writing("alert"),
            *_writing("claim"), *_writing("glossaryterm"),
            "view_source", "add_source", "change_source", "view_linkcheck",
            "view_figure", "add_figure", "change_figure",
        ],
        "questions": [
            "view_question", "change_question", "moderate_question",
            "view_answer", "change_answer", "view_answerrevision", "change_answerrevision",
            "publish_answerrevision", "view_retentionrun",
            *_writing("comparison"),
        ],
        "newsletter": [
            "view_edition", "add_edition", "change_edition", "delete_edition",
            "publish_edition", "approve_edition", "view_editionitem", "change_editionitem",
        ],
        "clinics": [
            "view_clinic", "add_clinic", "change_clinic",
            "view_board", "add_board", "change_board",
            "view_stateguide", "change_stateguide",
            "view_listingreport", "change_listingreport", "view_licensetocheck",
            "view_device", "add_device", "change_device",
        ],
        "people": [
            "view_clinician", "add_clinician", "change_clinician",
            "view_licensecheck", "add_licensecheck", "view_user",
            "view_invitation", "add_invitation",
        ],
        "publishing": ["view_formeraddress", "add_formeraddress", "delete_formeraddress"],
        "mail": ["view_outboxmessage"],
    },
    CLINICIANS: {
        "articles": [
            *_reviewing("article"), *_reviewing("safetynotice"), *_reviewing("alert"),
            *_reviewing("claim"), *_reviewing("glossaryterm"),
            "view_source", "view_figure",
        ],
        "questions": [
            "view_question", "moderate_question",
            "view_answer", "add_answer", "view_answerrevision", "add_answerrevision",
            "change_answerrevision", "delete_answerrevision", "approve_answerrevision",
            *_reviewing("comparison"),
        ],
        "clinics": ["view_clinic", "view_device"],
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
