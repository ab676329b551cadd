"""House rules that no linter knows: how large things are, how they are called, what they cost."""

import ast
import resource
import statistics
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "onrecord"
MODULES = sorted(SOURCE.rglob("*.py"))

MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 50
MEDIAN_LINES_OF_A_FUNCTION = 10
MOST_ARGUMENTS = 6
MOST_POSITIONAL_ARGUMENTS = 3
# Four bare arguments cannot be told apart where they are handed over. These are to go, one by one;
# nothing is added.
STILL_POSITIONAL = {
    "annotations/actors.py:_fits_end",
    "annotations/actors.py:_fits_start",
    "annotations/actors.py:_same",
    "annotations/capitals.py:known_kind",
    "annotations/chains.py:link_mentions",
    "annotations/names.py:_ends_title",
    "annotations/names.py:_name",
    "annotations/times.py:_phrase",
    "overview/naming.py:_short",
    "overview/phrase.py:of",
}
# Its arguments are those of the method that it stands for.
NOT_OURS = {"pages/network.py:connect_tcp"}
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "base", "manager"}
HEAVY = {"alembic", "dateparser", "httpx2", "jinja2", "rich", "sqlalchemy", "trafilatura"} | {
    "numpy",
    "onnxruntime",
    "psycopg",
    "pyarrow",
    "tokenizers",
}
MOST_SECONDS_OF_HELP = 0.3
# What other rooms may use of a room stands in its `__init__`, or in that of these.
DOORS = {"overview.building", "record.corrections", "record.desk", "record.exports"}
# Each of their modules holds one sort of words or values, and shows all of it.
OPEN = {"languages", "model", "tagging"}


def functions(module: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(parsed(module)) if isinstance(node, ast.FunctionDef)]


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def lines(function: ast.FunctionDef) -> int:
    """Lines of code: a docstring costs a reader nothing."""
    said = ast.get_docstring(function, clean=False)
    return (function.end_lineno or 0) - function.lineno + 1 - (said.count("\n") + 1 if said else 0)


def named(module: Path) -> str:
    return str(module.relative_to(SOURCE))


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_is_one_idea(module):
    assert len(module.read_text("utf-8").splitlines()) <= MOST_LINES_OF_A_MODULE
    assert module.stem not in NAMES_THAT_SAY_NOTHING


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_function_fits_the_eye(module):
    long = [f.name for f in functions(module) if lines(f) > MOST_LINES_OF_A_FUNCTION]
    assert long == []


@pytest.mark.parametrize("module", [m for m in MODULES if m.parent.name != "cli"], ids=named)
def test_arguments_are_few_and_named(module):
    """An option of the command is an argument of its function, so the command may have more."""
    crowded = [f.name for f in functions(module) if arguments(f) > MOST_ARGUMENTS]
    assert crowded == []


def test_arguments_that_could_be_mistaken_are_named():
    """Those of a command are named by its options; Typer hands them over by name."""
    outside = [module for module in MODULES if module.parent.name != "cli"]
    crowded = {
        f"{named(module)}:{function.name}"
        for module in outside
        for function in not_nested(parsed(module))
        if positional(function) > MOST_POSITIONAL_ARGUMENTS and not function.name.startswith("__")
    }
    assert crowded - NOT_OURS == STILL_POSITIONAL


def not_nested(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """Functions and methods, without the functions in them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from not_nested(node)


def arguments(function: ast.FunctionDef) -> int:
    return positional(function) + len(function.args.kwonlyargs)


def positional(function: ast.FunctionDef) -> int:
    taken = [*function.args.posonlyargs, *function.args.args]
    return sum(argument.arg not in ("self", "cls") for argument in taken)


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_room_is_entered_by_its_door(module):
    room = module.relative_to(SOURCE).parts[0]
    for imported in imports(module):
        other = imported.partition(".")[0]
        if (SOURCE / other).is_dir() and other != room and other not in OPEN:
            assert imported == other or imported in DOORS, f"{imported} is {other}'s own"


def imports(module: Path) -> Iterator[str]:
    """Modules of ours that a module imports, without `onrecord.`."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "onrecord":
            beginning = (node.module or "").removeprefix("onrecord").lstrip(".")
            for name in node.names:
                full = f"{beginning}.{name.name}".lstrip(".")
                path = SOURCE.joinpath(*full.split("."))
                is_module = path.is_dir() or path.with_suffix(".py").exists()
                yield full if is_module else beginning
        if isinstance(node, ast.Import):
            ours = (name.name for name in node.names if name.name.startswith("onrecord."))
            yield from (name.removeprefix("onrecord.") for name in ours)


def test_half_of_all_functions_are_short():
    lengths = [lines(f) for f in chain.from_iterable(map(functions, MODULES))]
    assert statistics.median(lengths) <= MEDIAN_LINES_OF_A_FUNCTION


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_nothing_is_called_any_in_a_dict(module):
    """`dict[str, Any]` is where a design goes to hide; the schema alone is one by its nature."""
    hidden = [line for line in module.read_text("utf-8").splitlines() if "dict[str, Any]" in line]
    assert hidden == [] or named(module) == "codec.py"


@pytest.mark.parametrize(
    "code", ["import onrecord", "from onrecord.cli import main; main(['--help'])"], ids=str
)
def test_what_is_heavy_is_imported_when_it_is_used(code):
    loaded = f"import atexit, sys; atexit.register(lambda: print(*sys.modules)); {code}"
    run = subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True)
    assert HEAVY & set(run.stdout.split()) == set()


def test_help_is_there_at_once():
    """In seconds of the processor, the best of three, since machines that run tests are busy."""
    assert min(seconds_of_help() for _ in range(3)) < MOST_SECONDS_OF_HELP


def seconds_of_help() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "onrecord", "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
