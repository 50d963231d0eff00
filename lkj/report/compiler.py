"""Jinja's compiler, made to write templates that count what they do, and to refuse what is nested beyond reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import CodeType
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.lexer import TokenStream
from jinja2.parser import Parser

__all__ = ["CountingGenerator", "SourceError", "compiled", "parse"]

# Python itself nests 20 loops, 100 blocks and 200 brackets; a report needs a handful.
_LOOPS, _BLOCKS, _EXPRESSION = 10, 25, 60
# Expressions that one file can hold, in tokens: compiling takes far more memory than the text.
_MOST_TOKENS = 30_000
_BODIES = ("body", "else_")


class SourceError(TemplateSyntaxError):
    """A file cannot be compiled as it is; `message` and `hint` are Indonesian sentences."""

    def __init__(self, message: str, hint: str, lineno: int, name: str | None, filename: str | None) -> None:
        super().__init__(message, lineno, name, filename)
        self.hint = hint


class CountingGenerator(CodeGenerator):
    """Writes code in which every body says at its start what it costs, and no expression grows unseen."""

    def _make_finalize(self) -> Any:
        # Nothing is computed while compiling: that would be outside the budget, and only where nothing is kept.
        return super()._make_finalize()._replace(const=None)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write a body, and before it its price."""
        body = list(nodes)
        self.writeline(f"environment.budget.charge({_price(body)})", body[0] if body else None)
        super().blockvisit(body, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """Write a loop; its condition is paid for each item, also for what it leaves out."""
        if node.test is not None:
            charge = nodes.EnvironmentAttribute("budget.charge")
            price = nodes.Const(_price([node.test]), lineno=node.lineno)
            paid = nodes.Call(charge, [price], [], None, None, lineno=node.lineno)
            node.test = nodes.And(paid, node.test, lineno=node.lineno)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write `a ~ b` as a call that looks at the length first."""
        markup = not frame.eval_ctx.volatile and frame.eval_ctx.autoescape
        self.write(f"environment.budget.joined({'markup_join' if markup else 'str_join'}, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """Write a comparison of values that are weighed first."""
        self.write("(")
        self._weighed(node.expr, frame)
        for op in node.ops:
            self.visit(op, frame)
        self.write(")")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:  # noqa: N802
        """Write one side of a comparison."""
        self.write(f" {_OPERATORS[node.op]} ")
        self._weighed(node.expr, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """Write a mapping; a key is weighed before it is hashed."""
        self.write("{")
        for pair in node.items:
            self._weighed(pair.key, frame)
            self.write(": ")
            self.visit(pair.value, frame)
            self.write(", ")
        self.write("}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write a part of a value; a slice is a copy and is weighed as one."""
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self._weighed(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Write a filter that prints a figure so that it keeps its name: what it is a part of, and which."""
        part = node.node
        if node.name not in FIGURES or not isinstance(part, nodes.Getattr) or not _plain_path(part.node):
            super().visit_Filter(node, frame)
            return
        self.write("environment.bernama(")
        super().visit_Filter(node, frame)
        self.write(", ")
        self.visit(part.node, frame)
        self.write(f", {part.attr!r})")

    def _weighed(self, node: nodes.Expr, frame: Frame) -> None:
        if isinstance(node, nodes.Const):
            self.visit(node, frame)
            return
        self.write("environment.budget.plain(")
        self.visit(node, frame)
        self.write(")")


#: The filters that print a number.
FIGURES = frozenset(["angka", "bilangan", "indeks", "kuantitas", "kuantitas_sempit", "persen", "rupiah"])


def _plain_path(node: nodes.Expr) -> bool:
    """Tell whether an expression only names something, and costs next to nothing to be asked for twice."""
    if isinstance(node, nodes.Getattr):
        return _plain_path(node.node)
    if isinstance(node, nodes.Getitem):
        return _plain_path(node.node) and _plain_path(node.arg)
    return isinstance(node, (nodes.Name, nodes.Const))


_OPERATORS = {
    "eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in",
}  # fmt: skip


def _price(body: Sequence[nodes.Node]) -> int:
    """Return how many nodes of expressions and statements a body holds, without those of the bodies within it."""
    waiting, price = list(body), 1
    while waiting:
        node = waiting.pop()
        price += 1
        own = () if isinstance(node, nodes.ScopedEvalContextModifier) else _BODIES
        waiting += node.iter_child_nodes(exclude=own)
    return price


def _bounded(stream: TokenStream, name: str | None, filename: str | None) -> Iterator[Any]:
    seen = 0
    for token in stream:
        seen += token.type != "data"
        if seen > _MOST_TOKENS:
            hint = "bagi isinya, atau tulis sebagai teks biasa"
            raise SourceError("berkas ini memuat terlalu banyak ungkapan", hint, token.lineno, name, filename)
        yield token


def parse(environment: Environment, source: str, name: str | None, filename: str | None) -> nodes.Template:
    """Parse a template; SourceError at its line for what is nested too deep, or is too much, to be compiled."""
    read: TokenStream | None = None
    try:
        parser = Parser(environment, source, name, filename)
        read = parser.stream
        parser.stream = TokenStream(_bounded(read, name, filename), name, filename)
        tree = parser.parse()
    except RecursionError:
        raise _too_deep(_line(read), name, filename) from None
    except TemplateSyntaxError as error:
        error.name = name  # of a comment that is not closed the lexer says its path instead
        raise
    except ValueError:  # Python reads no number of thousands of digits
        hint = "pakai bilangan yang wajar"
        raise SourceError("bilangan ini terlalu panjang", hint, _line(read), name, filename) from None
    _require_shallow(tree, name, filename)
    return tree


def _line(read: TokenStream | None) -> int:
    return 1 if read is None else read.current.lineno


def compiled(source: str, filename: str) -> CodeType:
    """Return what Python makes of the code of a template; SourceError where it is more than Python takes."""
    try:
        return compile(source, filename, "exec")
    except (SyntaxError, RecursionError, MemoryError, OverflowError, ValueError):
        raise _too_deep(1, filename, filename) from None


def _too_deep(lineno: int, name: str | None, filename: str | None) -> SourceError:
    hint = "sederhanakan: pakai elif, and, atau set, jangan if di dalam if tanpa akhir"
    return SourceError("ungkapan atau blok di sini bertingkat terlalu dalam", hint, lineno, name, filename)


def _require_shallow(tree: nodes.Template, name: str | None, filename: str | None) -> None:
    waiting: list[tuple[nodes.Node, int, int, int]] = [(tree, 0, 0, 0)]
    while waiting:
        node, loops, blocks, expression = waiting.pop()
        loops += isinstance(node, nodes.For)
        blocks += isinstance(node, nodes.Stmt)
        expression = expression + 1 if isinstance(node, nodes.Expr) else 0
        if loops > _LOOPS or blocks > _BLOCKS or expression > _EXPRESSION:
            raise _too_deep(node.lineno, name, filename)
        waiting += [(child, loops, blocks, expression) for child in node.iter_child_nodes()]
