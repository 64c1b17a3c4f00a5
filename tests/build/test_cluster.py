"""A Dask cluster gives what one process gives, also when a worker is killed in mid-run."""

import os
import signal
import threading
import time
import warnings
from pathlib import Path

import pytest

from kg.build import cluster, workers
from kg.errors import KGError
from kg.read import sources

# Dask leaves its own sockets and event loops to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


def write(folder: Path, number: int) -> None:
    for index in range(number):
        text = f"X县科技局新建众创空间{index + 2}家。\n" * 30
        (folder / f"{index:03}.txt").write_text(text, encoding="utf-8")


def test_a_worker_killed_in_mid_run_loses_nothing(tmp_path: Path) -> None:
    from distributed import Client

    write(tmp_path, 60)
    found = list(sources([tmp_path]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
            pids = client.run(os.getpid)
            victim = sorted(pids.values())[0]
            timer = threading.Timer(1.0, os.kill, (victim, signal.SIGKILL))
            timer.start()
            begun = time.monotonic()
            address = client.scheduler.address
            outcomes = {row.name: row.block for row in cluster.process(found, 2, "rules", address)}
            timer.join()
            assert time.monotonic() - begun < 60
    alone = {row.name: row.block for row in workers.process(found, 1, "rules")}
    assert outcomes == alone


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path) -> None:
    write(tmp_path, 1)
    with pytest.raises(KGError, match="no Dask scheduler"):
        list(cluster.process(list(sources([tmp_path])), 1, "rules", "tcp://127.0.0.1:9"))
