"""One file per fault: what is wrong, why it matters, a bad and a good document, and the check."""
