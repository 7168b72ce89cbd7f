"""How the shipped reader was made: corpora, fit, export, evaluate. Not part of the wheel.

``make train`` goes from the data folder to ``src/rashomon/models/``; ``training/README.md`` tells
what it takes. Weights are fitted only on corpora whose licence lets them be shipped.
"""
