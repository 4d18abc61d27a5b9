"""From a document to text: the canonical layout, and the formatter that proves itself."""
