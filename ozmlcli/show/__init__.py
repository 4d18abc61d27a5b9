"""What happens in a call, for people who read no XML: documents as sentences, outlines and a chart; values, no layout."""
