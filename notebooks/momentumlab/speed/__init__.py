"""The library compared with its peers."""
