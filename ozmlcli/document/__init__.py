"""A document in OzML's own terms: its elements, what their names and values say, and in which mode it counts."""
