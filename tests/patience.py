"""How long a test waits: seconds of an idle machine, stretched by how busy this one is."""

import time


def patient(seconds):
    """Return so many seconds of a processor's work as the clock shows them here and now.

    Parameters
    ----------
    seconds : float
        On a machine with nothing else to do.
    """
    clock, work = time.perf_counter(), time.process_time()
    while time.process_time() - work < 0.1:
        pass
    busy = (time.perf_counter() - clock) / 0.1
    return seconds * max(1, busy)
