"""Finding a clinic: near a place, in a state, and how all this works."""

import re

from django.http import Http404
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from clinics.neighbors import neighbors_of
from clinics.places.answers import InState, Spot
from clinics.places.place import PlaceEdition
from clinics.places.resolve import LONGEST, resolve
from clinics.places.typed import tidy
from clinics.views import InStateAddress, crumbs
from microsite.caching import form_page

from .facets import FACETS, Chosen
from .forms import FindForm
from .found import MANY, find
from .narrowing import filters
from .scopes import MILES, USUAL_MILES, Circle, WholeState

PAGE = re.compile(r"[0-9]{1,6}")


class FoundView(TemplateView):
    """A page with a list of clinics and its filters."""

    def chosen(self):
        """The filters in the address; 404 for one that there is not."""
        try:
            return Chosen.of({facet.name: self.request.GET.get(facet.name, "") for facet in FACETS})
        except ValueError as error:
            raise Http404("No such filter") from error

    def page_number(self):
        """The number of the page in the address; 404 for what is none."""
        number = self.request.GET.get("page") or "1"
        if not PAGE.fullmatch(number) or int(number) == 0:
            raise Http404("No such page")
        return int(number)

    def list_context(self, scope, chosen, may_count=False):
        """What the templates of a list need."""
        number = self.page_number()
        found = find(scope.matching(chosen), number, may_count)
        if found is None:
            raise Http404("No such page")
        return {
            "scope": scope,
            "state": scope.state,
            "chosen": chosen,
            "found": found,
            "many": MANY,
            "filters": filters(scope, chosen, found),
            "newer_url": scope.address(chosen, number - 1) if number > 1 else "",
            "older_url": scope.address(chosen, number + 1) if found.has_next else "",
            "neighbors": [
                (each, WholeState(each).address(chosen)) for each in neighbors_of(scope.state)
            ],
        }


class StateDetail(InStateAddress, FoundView):
    """The clinics in one state, in order of name."""

    template_name = "clinics/state.html"

    def get_context_data(self, **kwargs):
        chosen = self.chosen()
        # `state` of the address is the slug; templates want the State.
        return super().get_context_data(**kwargs) | {
            **self.list_context(WholeState(self.state), chosen, may_count=not chosen),
            "find_form": FindForm(),
            "breadcrumbs": crumbs(self.state),
        }


# Nobody keeps a copy, the browser on a shared computer included: the address says where somebody
# looks for a clinic, which most often is where they live.
@method_decorator(form_page, name="dispatch")
class Near(FoundView):
    """The clinics near a place, the nearest first. A state leads to its own page."""

    template_name = "clinics/near.html"

    def get(self, request):
        chosen = self.chosen()
        miles, wrong_miles = self.miles()
        if "place" not in request.GET:
            return self.render_to_response(self.form_context(chosen, "", miles))
        text = request.GET["place"]
        answer = resolve(text)
        if isinstance(answer, InState):
            return redirect(WholeState(answer.state).address(chosen))
        context = self.form_context(chosen, tidy(text[:LONGEST]), miles)
        if isinstance(answer, Spot):
            circle = Circle(answer, miles)
            context |= self.list_context(circle, chosen)
            for clinic in context["found"].clinics:
                clinic.distance = circle.distance_words(clinic)
            context |= {"spot": answer, "wrong_miles": wrong_miles}
            if circle.wider:
                context["wider_url"] = circle.wider.address(chosen)
        else:
            context["find_form"].add_error("place", answer.sentence)
        options = answer.others if isinstance(answer, Spot) else answer.options
        context["options"] = [
            (each.label, self.address_of(each, chosen, miles)) for each in options
        ]
        return self.render_to_response(context)

    def miles(self):
        """(the distance in the address, whether it is another one than was asked for)."""
        wanted = self.request.GET.get("miles", str(USUAL_MILES))
        known = {str(miles): miles for miles in MILES}
        return known.get(wanted, USUAL_MILES), wanted not in known

    def form_context(self, chosen, typed, miles):
        """What the form needs: it keeps what was typed and chosen."""
        form = FindForm({"place": typed, "miles": miles})
        form.is_valid()
        return self.get_context_data(
            find_form=form,
            chosen=chosen,
            typed=typed,
            miles=miles,
            breadcrumbs=[*crumbs(), ("Near a place", self.request.path)],
        )

    def address_of(self, option, chosen, miles):
        """Where an option leads, with the same filters and distance."""
        if option.state is not None:
            return WholeState(option.state).address(chosen)
        return chosen.address(self.request.path, place=option.place, miles=miles)


class About(TemplateView):
    """How finding works: distances, order, filters, and whose coordinates these are."""

    template_name = "clinics/about.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            edition=PlaceEdition.objects.first(),
            breadcrumbs=[*crumbs(), ("How finding works", self.request.path)],
            **kwargs,
        )
