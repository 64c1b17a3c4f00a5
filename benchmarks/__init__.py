"""Speed, measured in one run beside the libraries that users know: ``make bench [CORPUS=folder]``."""
