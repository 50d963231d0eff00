"""Ask of every small change to the code that computes whether a test notices it: `make mutate`.

mutmut changes `lkj/capaian` and `lkj/pengukuran`, one change at a time, and runs the tests of that package; what
survives is code that no test holds. Changes of wording alone (a message in other words, or left out) are not tried:
what a finding says is read by people, not by tests. Prints the share of changes that were noticed, and every survivor
with the line it changed. It works on copies in `.mutmut/`, and takes about half an hour on two idle cores.

`scripts/mutate.py NAME...` tries named changes only, for example those that survived, on the copies of the last run:
new tests are taken over, while a change of the code asks for a whole run.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
COPIES = ROOT / ".mutmut"
PACKAGES = ("capaian", "pengukuran")
# What stands in pyproject.toml for both packages; in the copy of one it names that package only.
BOTH = 'only_mutate = ["lkj/capaian/*.py", "lkj/pengukuran/*.py"]'
TESTS = 'pytest_add_cli_args_test_selection = ["tests/capaian", "tests/pengukuran"]'
# Remedies: what a text was likely meant to be is wording too.
_REMEDIES = frozenset({"maksud", "saran"})
NOTICED, SURVIVED, UNTESTED = "noticed", "survived", "untested"
# mutmut's codes: 0 where every test passed, 33 and 5 where there was none; any other is a failure or a time-out.
_CODES = {0: SURVIVED, 33: UNTESTED, 5: UNTESTED}
# Variables and fields that hold sentences.
_SENTENCES = frozenset({"pesan", "saran", "alasan", "contoh", "teks", "kata"})
_PREFIX, _ORIGINAL = "__mutmut_", "__mutmut_orig"


def _text(node: ast.AST) -> bool:
    """Tell whether an expression is a sentence, or a variable that holds one."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and " " in node.value.strip()
    if isinstance(node, ast.JoinedStr):
        return True
    return isinstance(node, ast.Name) and node.id in _SENTENCES


def _worded(node: ast.AST) -> bool:
    """Tell whether something stands in the place of a sentence that changes its words only."""
    if isinstance(node, ast.Constant):
        return node.value is None or isinstance(node.value, str)
    return isinstance(node, ast.JoinedStr)


def _alike(a: object, b: object) -> bool:
    """Tell whether two trees are one but for the words of sentences, or a sentence left out."""
    if isinstance(a, ast.AST) and isinstance(b, ast.AST):
        if _text(a) and _worded(b):
            return True
        return type(a) is type(b) and all(_alike(getattr(a, f, None), getattr(b, f, None)) for f in a._fields)
    if isinstance(a, list) and isinstance(b, list):
        if len(a) == len(b):
            return all(map(_alike, a, b))
        sentences = (n for n, one in enumerate(a) if isinstance(one, ast.AST) and _text(getattr(one, "value", one)))
        return len(a) == len(b) + 1 and any(_alike(a[:n] + a[n + 1 :], b) for n in sentences)
    return a == b


def _changes(module: Path) -> Iterator[tuple[str, ast.FunctionDef, ast.FunctionDef]]:
    """Yield every changed function of a module: its name, what it was, what it became."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    found = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and _PREFIX in node.name}
    for name, node in found.items():
        stem, _, number = name.rpartition(_PREFIX)
        if number.isdecimal() and stem + _ORIGINAL in found:
            yield name, found[stem + _ORIGINAL], node


def _difference(before: ast.FunctionDef, after: ast.FunctionDef) -> str:
    old, new = (ast.unparse(ast.Module(node.body, [])).split("\n") for node in (before, after))
    pairs = ((a.strip(), b.strip()) for a, b in zip(old, new, strict=False) if a != b)
    return next((f"{a}  →  {b}" for a, b in pairs), "")


def results(package: str) -> Iterator[tuple[str, str, str]]:
    """Yield every change that is not one of wording: its name, what it changed, and whether a test noticed."""
    folder = COPIES / package / "mutants"
    for meta in sorted((folder / "lkj" / package).rglob("*.py.meta")):
        module = meta.with_suffix("")
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        if module.stem in _REMEDIES or not codes:
            continue
        for name, before, after in _changes(module):
            key = ".".join((*module.relative_to(folder).with_suffix("").parts, name)).replace(".__init__.", ".")
            if key in codes and not _alike(before.body, after.body):
                code = codes[key]
                yield key, _difference(before, after), UNTESTED if code is None else _CODES.get(code, NOTICED)


def _mutmut(package: str, names: Sequence[str], **options: Any) -> str:
    """Run mutmut on the copy of a package, which it finds through the folder it is started in; return what it said."""
    command = [sys.executable, "-m", "mutmut", "run", *names]
    return str(subprocess.run(command, cwd=COPIES / package, check=False, text=True, **options).stdout)


def _copy(package: str) -> None:
    """Copy what is checked out, and have mutmut write the changed code: it does, then finds that no name fits."""
    target = COPIES / package
    shutil.rmtree(target, ignore_errors=True)
    listed = subprocess.check_output(["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=ROOT)
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    config = (target / "pyproject.toml").read_text(encoding="utf-8")
    assert BOTH in config and TESTS in config, "[tool.mutmut] in pyproject.toml no longer has these lines"
    config = config.replace(BOTH, f'only_mutate = ["lkj/{package}/*.py"]')
    config = config.replace(TESTS, f'pytest_add_cli_args_test_selection = ["tests/{package}"]')
    (target / "pyproject.toml").write_text(config, encoding="utf-8")
    print(f"lkj/{package}: mutmut writes the changed code", flush=True)
    said = _mutmut(package, ["none"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if not any(results(package)):
        sys.exit(f"mutmut wrote no changed code of lkj/{package}:\n{said}")


def _report(package: str) -> None:
    counts: Counter[str] = Counter()
    for name, difference, kind in results(package):
        counts[kind] += 1
        if kind != NOTICED:
            print(f"{kind:9} {name}\n          {difference}")
    share = counts[NOTICED] / max(1, counts.total())
    print(f"lkj/{package}: {counts[NOTICED]} of {counts.total()} changes noticed, {share:.1%}")


def main() -> None:
    """Try all changes, or the named ones, and report on all that are known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="changes to try, as the last run named them")
    names: list[str] = parser.parse_args().names
    os.environ["LKJ_EXAMPLES"] = "15"  # see tests/conftest.py
    os.environ["PATH"] = str(Path(sys.executable).parent) + os.pathsep + os.environ.get("PATH", "")
    for package in PACKAGES:
        if names:
            chosen = [name for name in names if name.startswith(f"lkj.{package}.")]
            for folder in (COPIES / package / "tests", COPIES / package / "mutants" / "tests"):
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(ROOT / "tests", folder)
        else:
            _copy(package)
            chosen = [name for name, _, _ in results(package)]
        if chosen:
            _mutmut(package, chosen)
    for package in PACKAGES:
        _report(package)


if __name__ == "__main__":
    main()
