"""What two builds have in common if they gave the same."""

import hashlib
from pathlib import Path

from kg.build.output import STATE


def fingerprint(out: Path) -> dict[str, str]:
    """Hash every output file."""
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and STATE not in path.parts
    }
