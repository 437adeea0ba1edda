"""How people sign in to the desk: settings of Django's accounts and of django-allauth.

Accounts are made by invitation only (microsite/people/invitation.py). The address of a user
is the one in `User.email`; allauth's own table of addresses stays empty.
"""

from django.urls import reverse_lazy

# Validator -> its options.
VALIDATORS = {
    "UserAttributeSimilarity": {},
    "MinimumLength": {"min_length": 12},
    "CommonPassword": {},
    "NumericPassword": {},
}

# Tries, the time in which they count, and what they are counted by: the internet address, the
# account ("key": what was typed as the e-mail address) or whoever is signed in.
RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "change_email": "5/10m/user",
    "invitation": "20/m/ip",
}
FORMS = "microsite.people.account_forms"


def account_settings(site_name, trusted_proxies, is_loopback):
    """The settings as a dictionary."""
    return {
        "AUTH_USER_MODEL": "people.User",
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}Validator", "OPTIONS": options}
            for name, options in VALIDATORS.items()
        ],
        "LOGIN_URL": reverse_lazy("account_login"),
        "LOGIN_REDIRECT_URL": reverse_lazy("admin:index"),
        # A session knows whose it is, so that its owner can see it and end it.
        "SESSION_ENGINE": "microsite.people.sessions",
        "AUTHENTICATION_BACKENDS": ["microsite.people.backends.EmailBackend"],
        "ACCOUNT_ADAPTER": "microsite.people.account_adapter.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        # Whoever was invited has opened a link that only the address got.
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        # No message goes to an address that nobody here has.
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        # A desk that is left open in a clinic ends with the browser, at the latest after
        # SESSION_COOKIE_AGE.
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_LOGOUT_REDIRECT_URL": "account_login",
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 10 * 60,
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "ACCOUNT_RATE_LIMITS": RATE_LIMITS,
        "ACCOUNT_FORMS": {
            "login": f"{FORMS}.SignInForm",
            "reauthenticate": f"{FORMS}.AgainForm",
            "change_password": f"{FORMS}.NewPasswordForm",
            "reset_password": f"{FORMS}.ForgottenForm",
            "reset_password_from_key": f"{FORMS}.ForgottenPasswordForm",
        },
        # Without proxies of ours everybody's X-Forwarded-For is disregarded; behind them, all
        # visitors would share one address without this.
        "ALLAUTH_TRUSTED_PROXY_COUNT": trusted_proxies,
        "MFA_ADAPTER": "microsite.people.account_adapter.FactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_TOTP_ISSUER": site_name,
        # A clock that is half a minute off still works.
        "MFA_TOTP_TOLERANCE": 1,
        "MFA_FORMS": {
            "authenticate": f"{FORMS}.CodeForm",
            "reauthenticate": f"{FORMS}.CodeAgainForm",
            "activate_totp": f"{FORMS}.AuthenticatorForm",
            "add_webauthn": f"{FORMS}.PasskeyForm",
            "edit_webauthn": f"{FORMS}.PasskeyNameForm",
        },
        # Browsers allow passkeys on http://localhost; everywhere else they insist on https.
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": is_loopback,
    }
