"""``python -m ozmlcli`` is ``ozml``."""

from .cli.main import main

if __name__ == "__main__":
    main()
