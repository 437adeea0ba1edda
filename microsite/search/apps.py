from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "microsite.search"
    label = "search"
    verbose_name = "search"
