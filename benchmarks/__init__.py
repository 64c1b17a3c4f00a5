"""Speed, measured in one run beside the libraries that users know: ``make bench [CORPUS=folder]``."""

import os

# Everything is measured on one core, as the command line runs: see kg.cli.
os.environ.setdefault("OMP_NUM_THREADS", "1")
