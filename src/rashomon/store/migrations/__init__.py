"""How a workspace's tables came to be, step by step; run on opening (see store/migrate.py)."""
