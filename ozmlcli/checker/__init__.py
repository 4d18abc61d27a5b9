"""From bytes to diagnostics: the verdict of the XSD, what rules find, where it stands, what passes, and what mends it."""
