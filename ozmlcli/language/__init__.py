"""The language as data: commands, their parts and parameters, roots, modes and notifications, each with its source."""
