from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "microsite.people"
    label = "people"
    verbose_name = "People and licenses"
