"""Many files: what is done with each, in any process, and how processes share them."""
