"""What other software reads of a thread: the same as it shows."""

from django.conf import settings

from microsite.people.models import Clinician
from microsite.structured_data import medical_web_page, qa_page

SEVERAL = 2


def thread_data(question, answers):
    """A QAPage where several clinicians can answer, otherwise a plain page; none of samples."""
    if not answers or question.is_sample or any(answer.is_sample for answer in answers):
        return None
    url = f"{settings.BASE_URL}{question.get_absolute_url()}"
    if several_can_answer(answers):
        return qa_page(
            url=url,
            title=question.title,
            text=question.text,
            asked_by=question.shown_name,
            asked_at=question.asked_at,
            answers=answers,
            base_url=settings.BASE_URL,
        )
    (answer,) = answers
    reviewer = answer.reviewer_credit
    return medical_web_page(
        url=url,
        title=question.title,
        description=answer.short_answer,
        published=answer.publish_at,
        modified=answer.changed_at or answer.publish_at,
        reviewer=reviewer.name if reviewer else None,
        reviewed_on=answer.reviewed_on,
    )


def several_can_answer(answers):
    """Whether more than one clinician may answer now, or has. A thread is open to all of them."""
    if len(answers) >= SEVERAL:
        return True
    able = Clinician.objects.with_current_license().filter(user__is_active=True)
    return len(able.values("pk")[:SEVERAL]) >= SEVERAL
