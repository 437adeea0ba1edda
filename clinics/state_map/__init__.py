"""The map of the states: shapes made once from public-domain data, drawn by a template."""
