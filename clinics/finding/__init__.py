"""How readers find clinics: near a place or in a state, by what matters to them."""
