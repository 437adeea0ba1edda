"""App configurations of the assembly: the admin with our own site, and the roles."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate


class DeskConfig(AdminConfig):
    """Django's admin with our admin site as the default one."""

    default_site = "microsite.admin_site.DeskSite"


class MicrositeConfig(AppConfig):
    """The assembly: commands and template tags. Fills the roles after every migrate."""

    name = "microsite"

    def ready(self):
        # Models are loaded only now: the one import that can't stand at the top.
        from microsite.people.roles import fill_roles

        # The last app with models: by then every permission exists.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(fill_roles, sender=last, dispatch_uid="fill_roles")
