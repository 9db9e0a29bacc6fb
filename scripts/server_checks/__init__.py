"""What the checks of a running server share: the server's process, HTTP read strictly, and what clients may send."""
