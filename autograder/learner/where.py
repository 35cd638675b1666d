"""Which notebook one stands in: what Jupyter, VS Code and Colab tell a program about it."""

import os
import sys
from pathlib import Path

IN_COLAB = (
    "Colab keeps the open notebook in Google Drive and not as a file of this machine, so it "
    "cannot be judged from here. Download it (File, Download, .ipynb), upload it with the folder "
    'symbol on the left, and give its path: check("/content/detection_exercises.ipynb"), say.'
)


def in_colab():
    """Whether this program runs in Google Colab."""
    return "google.colab" in sys.modules or any(name.startswith("COLAB_") for name in os.environ)


def open_notebook():
    """Return the path of the notebook whose cell runs this, or None.

    Jupyter's server names it in the environment of the kernel, VS Code in a variable of the
    notebook. A notebook that was renamed since has its new name after the next start of the
    kernel: a path that is no file any more is not used.
    """
    named = [_variable("__vsc_ipynb_file__"), os.environ.get("JPY_SESSION_NAME")]
    for path in map(Path, filter(None, named)):
        if path.suffix == ".ipynb" and path.is_file():
            return path.resolve()
    return None


def _variable(name):
    """Return a variable of the notebook, or None where there is no notebook."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    value = getattr(shell, "user_ns", {}).get(name)
    return value if isinstance(value, str) else None
