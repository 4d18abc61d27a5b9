"""What a project settles for its documents: in [tool.ozml] of pyproject.toml, or in ozml.toml."""
