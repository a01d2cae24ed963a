"""Unit tests of momentumlab: no kernel, no browser, no network."""
