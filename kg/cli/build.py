"""``kg build``: from files to a graph, with its outputs in one folder."""

import os
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.build.workers import Engine as Process


class Engine(StrEnum):
    """Where documents are read and extracted."""

    local = "local"
    dask = "dask"


def build(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, zip archives. 例: kg build 文件夹 --out 结果")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write into.")],
    jobs: Annotated[int, typer.Option(min=1, help="Worker processes.")] = os.cpu_count() or 1,
    engine: Annotated[Engine, typer.Option(help="Where documents are read (dask: policy-kg[cluster]).")] = Engine.local,
    scheduler: Annotated[str, typer.Option(help="Address of a running Dask scheduler, tcp://host:8786.")] = "",
    tagger: Annotated[str, typer.Option(help="How names are found: crf (default) or rules.")] = "crf",
    infer: Annotated[bool, typer.Option(help="Add inferred statements, marked as such.")] = True,
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out what is less sure.")] = 0.0,
) -> int:
    """Read documents and write graph.ttl, graph.jsonl, graph.html, tables/ and report.md.

    The graph of over 2,000 documents is kept in graph.sqlite instead, where the next build changes only what is new; kg
    export writes the files.
    """
    from kg.build import build as run
    from kg.cli.progress import progress
    from kg.ledger import FILE, there

    with progress() as show:
        result = run(
            paths,
            out,
            jobs=jobs,
            tagger=tagger,
            infer=infer,
            min_confidence=min_confidence,
            engine=_engine(engine, scheduler),
            progress=show,
        )
    for problem in result.problems:
        print(f"kg: {problem}", file=sys.stderr)
    counts = result.counts
    print(f"读入文档 {counts.documents} 份（新读 {result.read}，沿用 {result.kept}，失败 {len(result.problems)}）")
    print(f"实体 {counts.entities}  关系 {counts.statements}  指标数值 {counts.observations}")
    if there(out):
        print(f"图较大，存于 {out / FILE}；kg ask、kg query 提问，kg view --focus 浏览一部分，kg export 写出其他格式")
    else:
        print(f"打开 {out / 'graph.html'} 浏览；{out / 'graph.ttl'} 是 RDF，{out / 'report.md'} 是报告")
    return 1 if result.problems else 0


def _engine(engine: Engine, scheduler: str) -> "Process":
    if engine is Engine.dask:
        from kg.build import cluster

        return partial(cluster.process, scheduler=scheduler)
    from kg.build import workers

    return workers.process
