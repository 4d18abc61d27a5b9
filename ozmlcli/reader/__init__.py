"""From bytes to a document: decoded, parsed by a hardened libxml2, read into our own tree."""
