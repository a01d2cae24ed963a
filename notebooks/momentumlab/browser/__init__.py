"""The notebooks and the book as a person sees them, in a headless browser."""
