"""Mail servers and clients for tests, in a place of their own."""
