"""Read and extract documents on a Dask cluster whose workers see the same files.

Dask was chosen among Dask, Ray and Spark: all have the same throughput once work is batched, Dask starts in
1.2 s (Ray 4.6 s, Spark 10 s), is pure Python, and runs on Slurm, Kubernetes or a few office machines.
Give workers one thread each: extraction holds Python's lock, and its time limit is one a process. A task whose
worker dies is tried on others; one that kills three of them is reported and passed over.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from kg.build.workers import Outcome, guarded
from kg.errors import KGError
from kg.read import Source

WINDOW = 4  # tasks in flight for each worker thread, so that neither they nor the scheduler wait or swell


def process(sources: Sequence[Source], jobs: int, tagger: str, scheduler: str = "") -> Iterator[Outcome]:
    """Yield the outcome of every source as it is done.

    ``scheduler`` is the address of a running one (``tcp://host:8786``); without it a cluster of
    ``jobs`` processes is started here for the time of the call.
    """
    dask = _dask()
    with _client(dask, jobs, scheduler) as client:
        waiting = iter(sources)
        names: dict[str, str] = {}

        def submit(source: Source) -> Any:
            future = client.submit(guarded, source, tagger, pure=False)
            names[future.key] = source.name
            return future

        window = max(len(client.scheduler_info()["workers"]), 1) * WINDOW
        flying = dask.as_completed([submit(source) for source in islice(waiting, window)])
        for future in flying:
            yield _outcome(names.pop(future.key), future)
            following = next(waiting, None)
            if following is not None:
                flying.add(submit(following))


def _dask() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise KGError("--engine dask", "needs Dask", "pip install 'policy-kg[cluster]'") from error
    return distributed


def _client(dask: Any, jobs: int, scheduler: str) -> Any:
    if not scheduler:
        return dask.Client(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
    try:
        return dask.Client(scheduler, timeout=10)
    except OSError as error:
        raise KGError(scheduler, "no Dask scheduler answers there", "start one with: dask scheduler") from error


def _outcome(name: str, future: Any) -> Outcome:
    if future.status == "error":
        return Outcome(name, problem=f"{name}: ended its worker process (damaged or too large a file)")
    outcome: Outcome = future.result()
    return outcome
