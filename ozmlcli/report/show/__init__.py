"""One file for each form in which ``ozml show`` prints outlines and charts."""
