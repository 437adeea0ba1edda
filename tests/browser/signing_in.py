"""How somebody comes to the desk in a browser: the one place to change when signing in does."""

PASSWORD = "a-long-password-for-tests"


def may_sign_in(user):
    """Give this user the password that `sign_in` types."""
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(page, user, address="/admin/"):
    """Open an address of the desk as this user."""
    page.goto(address)
    fill_in(page, user)
    page.wait_for_selector("#content, .writing")


def fill_in(page, user):
    """Sign in on the page that asks for it."""
    page.fill("[name=login]", user.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main [type=submit]")
