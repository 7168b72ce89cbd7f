"""Measures each stage on public gold, beside its peers, and holds the floors that only rise."""
