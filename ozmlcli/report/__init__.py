"""Diagnostics as output: one file per format, each a pure function from values to text."""
