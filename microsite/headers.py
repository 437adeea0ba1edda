"""Security headers of every response: what a browser may load, and what it may use.

Nothing comes from another host, nothing runs inline, and no page asks for a
sensor, a camera or a payment. The stock admin works under the same policy: its images are
files, so `data:` stays closed.
"""

from csp.constants import NONE, SELF

# A guide to read and a form to write in need none of these. Passkeys
# (publickey-credentials-*) stay at the browser's default, which is our own origin.
UNUSED_FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)


def content_security_policy():
    """The value of CONTENT_SECURITY_POLICY (django-csp).

    No nonce is ever part of it: a page with a nonce can't be the same for everyone.
    """
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF],
            "style-src": [SELF],
            "img-src": [SELF],
            "font-src": [SELF],
            "connect-src": [SELF],
            "manifest-src": [SELF],
            "form-action": [SELF],
            "base-uri": [NONE],
            "frame-ancestors": [NONE],
            "object-src": [NONE],
        }
    }


def permissions_policy():
    """The value of PERMISSIONS_POLICY (django-permissions-policy): each feature, for nobody."""
    return {feature: [] for feature in UNUSED_FEATURES}
