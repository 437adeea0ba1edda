from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "microsite.publishing"
    label = "publishing"
    verbose_name = "publishing"
