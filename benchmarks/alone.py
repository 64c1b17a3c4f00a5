"""Run a command and print the seconds by the clock, of CPU, and the most memory in MB of one of its processes.

python -m benchmarks.alone COMMAND [ARGUMENT …]

In a process of its own, because Linux counts the memory of a process that starts another as that one's.
"""

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> int:
    """Print what the command took; return its exit code."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = (time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
    sys.stdout.write(json.dumps(took))
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
