"""The guides in the sitemap: those in which something was confirmed."""

from django.contrib.sitemaps import Sitemap

from .public import confirmed_guides


class GuideSitemap(Sitemap):
    """State guides, changed when a board or the guide did."""

    def items(self):
        return confirmed_guides()

    def location(self, item):
        return item[0].guide_url

    def lastmod(self, item):
        return item[1]
