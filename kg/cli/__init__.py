"""The command line: the only place that prints, exits or knows default paths.

Each command has a module of its own: it parses, calls one library function, reports. Heavy imports are
inside the commands, so that ``kg --help`` answers at once.
"""

import importlib
import os
import sys
from typing import Any, Final

import typer

from kg.errors import KGError

# In the order of use: what an analyst runs first stands first.
COMMANDS = (
    "build",
    "view",
    "ask",
    "query",
    "stats",
    "read",
    "extract",
    "export",
    "validate",
    "status",
    "how",
    "why",
    "review",
    "judge",
    "evaluate",
    "serve",
)
# What typer raises for wrong usage; newer ones carry a click of their own, so that click's has another name.
WrongUsage: Final[Any] = typer.BadParameter.mro()[2]
INTERRUPTED: Final = 130

# Before numpy is imported, here or in a worker: the matrices are small, and threads of a linear algebra library would
# take from each other the cores that --jobs gives to documents.
os.environ.setdefault("OMP_NUM_THREADS", "1")

app = typer.Typer(
    name="kg",
    help=(
        "Build a typed, cited knowledge graph from Chinese science-and-technology policy documents.\n\n"
        "例: kg build 文件夹 --out 结果    然后打开 结果/graph.html"
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

for _name in COMMANDS:
    app.command(_name)(getattr(importlib.import_module(f"kg.cli.{_name}"), _name))


def main(arguments: list[str] | None = None) -> None:
    """Run one command; exit 0, 1 with one message on stderr, 2 for wrong usage, 130 for Ctrl-C."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        code = app(args=arguments, standalone_mode=False) or 0
    except WrongUsage as error:
        error.show()
        return int(error.exit_code)
    except KGError as error:
        print(f"kg: {error}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    if code == INTERRUPTED:  # typer returns it, click raises
        print("kg: stopped; what was read so far is kept, run the same command to go on", file=sys.stderr)
    return int(code)
