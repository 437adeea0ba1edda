"""The one form of the directory: where, and how far."""

from django import forms

from .scopes import MILES, USUAL_MILES


class FindForm(forms.Form):
    """A state, a city or a ZIP code. Sent with GET, so that the address alone is the search."""

    place = forms.CharField(
        label="State, city or ZIP code",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "enterkeyhint": "search"}),
    )
    miles = forms.TypedChoiceField(
        label="Within",
        choices=[(miles, f"{miles} miles") for miles in MILES],
        coerce=int,
        initial=USUAL_MILES,
        required=False,
        empty_value=USUAL_MILES,
    )

    def __init__(self, data=None, **options):
        # The ids must not meet those of other forms of a page.
        super().__init__(data, auto_id="find_%s", **options)
