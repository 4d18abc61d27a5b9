"""The forms in which ``ozml diff`` can say what differs."""
