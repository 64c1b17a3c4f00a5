"""The pages about the ontology and the questions say what the files say."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pyoxigraph
import pytest

from kg.model import PREDICATES, TYPES
from kg.resources import resource

ROOT = Path(__file__).parent.parent


def describe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("describe", ROOT / "ontology" / "describe.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["ontology.md", "questions.md"])
def test_the_page_is_not_stale(name: str, tmp_path: Path) -> None:
    describe().main(tmp_path)
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == (tmp_path / name).read_text(encoding="utf-8"), "run python ontology/describe.py"


def test_every_term_has_labels_and_own_classes_and_predicates_a_definition_in_both_languages() -> None:
    module = describe()
    found = module.terms()
    own = [name for name in found if name.startswith(("pkg:", "plan:", "level:", "genre:"))]
    assert [name for name in own for tag in ("zh", "en") if not module.text(found[name], "rdfs:label", tag)] == []
    defined = [f"pkg:{name}" for name in (*TYPES, *PREDICATES)]
    assert [name for name in defined if len(found[name].get("skos:definition", ())) != 2] == []


def test_every_plan_is_the_plan_of_a_predicate_and_nothing_is_blank() -> None:
    found = describe().terms()
    assert [found[f"plan:{name}"]["pkg:plans"] for name in PREDICATES] == [[f"pkg:{name}"] for name in PREDICATES]
    quads = list(pyoxigraph.parse(path=str(resource("ontology/policy.ttl"))))
    assert not [quad for quad in quads for term in quad.triple if isinstance(term, pyoxigraph.BlankNode)]
