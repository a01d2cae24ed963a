"""The book: executed notebooks as an offline website."""
