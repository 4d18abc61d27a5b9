"""Files: which ones are meant, how they are read, and written whole or not at all."""
