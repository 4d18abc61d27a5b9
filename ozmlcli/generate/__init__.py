"""Makes the files that follow from the language table: the XSD and the classes of the commands."""
