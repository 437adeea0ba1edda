"""What an editor chooses from about a picture. Drawings of the library may say more in words."""

from django.db import models

NO_SKIN = "none"


class SkinTone(models.TextChoices):
    """The skin that a picture shows, in the words that readers read."""

    NONE = NO_SKIN, "No skin is shown"
    WHITE = "white", "White skin"
    LIGHT_BROWN = "light brown", "Light brown skin"
    MEDIUM_BROWN = "medium brown", "Medium brown skin"
    DARK_BROWN = "dark brown", "Dark brown skin"
    SEVERAL = "several skin tones", "Several skin tones, side by side"


class License(models.TextChoices):
    """Why we may show a picture. What is not here may not be shown."""

    OWN = "All rights reserved", "It is ours: all rights reserved"
    PERMISSION = "Used with permission", "Its owner allowed it in writing"
    PUBLIC_DOMAIN = "Public domain", "Public domain, such as a work of the US government"
    CC0 = "CC0 1.0", "CC0 1.0"
    CC_BY = "CC BY 4.0", "CC BY 4.0"
    CC_BY_SA = "CC BY-SA 4.0", "CC BY-SA 4.0"


LICENSE_URLS = {
    License.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    License.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    License.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
}
