"""Figures in the manner of scikit-learn: one Display a file, and one figure that moves.

A Display computes in `from_...`, stores in `__init__` and draws in `plot`, which returns it.
"""
