"""A class: the course folder as nbgrader reads it, and grading that no submission can stop, slow down or falsify."""
