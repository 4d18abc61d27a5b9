"""The command line: one thin file for each subcommand. Only here and in ``report/`` the outside is touched."""
