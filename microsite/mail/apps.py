from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "microsite.mail"
    label = "mail"
    verbose_name = "mail"
