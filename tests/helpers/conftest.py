"""Figures are drawn in memory and closed after each test."""

import matplotlib
import pytest


@pytest.fixture(autouse=True)
def closed_figures():
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    plt.close("all")
    yield
    plt.close("all")
