"""Reliability campaigns: long runs that look for what the tests let through. Each is a target of the Makefile."""
