"""The screen of an alert, with the button that sends it to the subscribers."""

from django.contrib import admin

from articles.admin.alert import AlertAdmin
from articles.models import Alert
from articles.newsletter.models import Edition, Subscriber
from microsite.publishing.admin_urls import admin_url

admin.site.unregister(Alert)


@admin.register(Alert)
class SendableAlertAdmin(AlertAdmin):
    """Alerts, which may go out alone and at once."""

    change_form_template = "admin/newsletter/alert_form.html"
    verbs = {**AlertAdmin.verbs, "send": "do_send"}

    def panel(self, request, instance):
        text = instance.public
        may = request.user.has_perm("newsletter.publish_edition")
        sendable = may and text is not None and not instance.withdrawn_at
        sent = Edition.objects.filter(alert=text, cancelled_at=None).first() if sendable else None
        return {
            **super().panel(request, instance),
            "may_send": sendable and sent is None,
            "edition_url": admin_url(sent) if sent else "",
            "subscribers": Subscriber.objects.confirmed().count() if sendable else 0,
        }

    def do_send(self, request, alert):
        edition = Edition.objects.send_alert(alert.public, request.user)
        return edition, "It goes out with the next run, to everybody on the list."
