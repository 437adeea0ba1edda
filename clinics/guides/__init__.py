"""State guides: the boards of a state, how to look a license up, who may do microneedling there."""
