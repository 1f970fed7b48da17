"""XLSForm logic: a form, its expressions, and the state of one set of answers."""
