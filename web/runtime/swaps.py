"""Where a program takes a tensor as it is, detached, copied or viewed: the places that “What if” can write otherwise."""

import ast

_MOST = 1000
_ATTRIBUTES = {"T", "mT", "H", "mH"}
_METHODS = {
    *("as_strided", "diagonal", "expand", "expand_as", "flatten", "movedim", "moveaxis", "narrow", "permute"),
    *("ravel", "reshape", "reshape_as", "select", "squeeze", "swapaxes", "swapdims", "t", "transpose"),
    *("unflatten", "unfold", "unsqueeze", "view", "view_as"),
}
_ATOMS = (ast.Name, ast.Attribute, ast.Call, ast.Subscript)


def find_swaps(source):
    """What protocol.ts calls Swaps, of a program's text; None where it is no Python.

    Columns are counted as JavaScript counts a string. What stands in an f-string is left alone: what is
    written there would have to do without its quotes.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    finder = _Finder(tree, source)
    try:
        finder.visit(tree)
    except RecursionError:
        pass
    return {"places": finder.places[:_MOST], "deepcopy": finder.deepcopy}


class _Finder(ast.NodeVisitor):
    def __init__(self, tree, source):
        self.places = []
        # As Python's own parser counts lines; `splitlines` knows more ends.
        self._lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._copies = set()  # names of the module `copy`
        self._deepcopies = set()  # names of its function
        bound = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                bound.add(node.id)
            elif isinstance(node, ast.arg):
                bound.add(node.arg)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                bound.add(node.name)
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    self._note(alias, "copy", self._copies, bound)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    self._note(alias, "deepcopy" if node.module == "copy" else None, self._deepcopies, bound)
        self.deepcopy = self._spelling(tree, bound)

    @staticmethod
    def _note(alias, wanted, known, bound):
        if alias.name == wanted:
            known.add(alias.asname or alias.name)
        else:
            bound.add((alias.asname or alias.name).split(".")[0])

    def _spelling(self, tree, bound):
        """How the program would call it, and what it would have to import for that, above which line."""
        above = _first_statement(tree)
        imported = {
            alias.asname or alias.name
            for node in tree.body
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        for name in sorted(self._copies & imported - bound):
            return {"call": f"{name}.deepcopy", "import": None, "above": above}
        for name in sorted(self._deepcopies & imported - bound):
            return {"call": name, "import": None, "above": above}
        if "copy" not in bound:
            return {"call": "copy.deepcopy", "import": "import copy", "above": above}
        return {"call": "deepcopy", "import": "from copy import deepcopy", "above": above}

    def visit_JoinedStr(self, node):
        pass

    def visit_TemplateStr(self, node):
        pass

    def visit_Assign(self, node):
        self._look_at_alias(node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node):
        # An annotation is no place of the program's.
        self.visit(node.target)
        if node.value:
            self._look_at_alias(node.value)
            self.visit(node.value)

    def visit_arg(self, node):
        pass

    def visit_FunctionDef(self, node):
        for part in (*node.decorator_list, node.args, *node.body):
            self.visit(part)

    visit_AsyncFunctionDef = visit_FunctionDef

    def _look_at_alias(self, value):
        """`y = x`, `best = model.weight`: a second name."""
        if _is_path(value) and not (
            isinstance(value, ast.Attribute) and value.attr in {"data", *_ATTRIBUTES}
        ):
            self._add("itself", value, value)

    def visit_Attribute(self, node):
        if isinstance(node.ctx, ast.Load) and node.attr == "data":
            self._add("data", node, node.value)
            self._go_on(node.value)
        elif isinstance(node.ctx, ast.Load) and node.attr in _ATTRIBUTES:
            self._add("itself", node, node, view=True)
            self._go_on(node.value)
        else:
            self.generic_visit(node)

    def visit_Subscript(self, node):
        if isinstance(node.ctx, ast.Load) and _is_view(node.slice):
            if isinstance(node.slice, ast.Constant) and node.slice.value is ...:
                self._add("view", node, node.value)
            else:
                self._add("itself", node, node, view=True)
            self._go_on(node.value)
            self.visit(node.slice)
        else:
            self.generic_visit(node)

    def visit_Call(self, node):
        form, operand = self._form(node)
        if form is None:
            self.generic_visit(node)
            return
        if form == "itself":
            self._add(form, node, node, view=True)
        else:
            self._add(form, node, operand)
        if form == "detach-clone":
            # The two calls are one place.
            self._go_on(operand)
            return
        if isinstance(node.func, ast.Attribute):
            self._go_on(node.func.value)
        for part in (*node.args, *node.keywords):
            (self._go_on if part is operand else self.visit)(part)

    def _form(self, node):
        """What a call does to a tensor, and to which; (None, None) for any other call."""
        func = node.func
        bare = not node.keywords
        if (
            bare
            and len(node.args) == 1
            and not isinstance(node.args[0], ast.Starred)
            and self._is_deepcopy(func)
        ):
            return "deepcopy", node.args[0]
        if not isinstance(func, ast.Attribute):
            return None, None
        arguments = list(node.args)
        of_torch = isinstance(func.value, ast.Name) and func.value.id == "torch"
        operand = arguments.pop(0) if of_torch and arguments else func.value
        if isinstance(operand, ast.Starred) or (of_torch and operand is func.value):
            return None, None
        if func.attr in ("detach", "clone") and bare and not arguments:
            other = {"detach": "clone", "clone": "detach"}[func.attr]
            if _is_method(operand, other):
                return "detach-clone", operand.func.value
            return func.attr, operand
        if func.attr in _METHODS:
            return "itself", node
        return None, None

    def _is_deepcopy(self, func):
        if isinstance(func, ast.Name):
            return func.id in self._deepcopies
        return (
            isinstance(func, ast.Attribute)
            and func.attr == "deepcopy"
            and isinstance(func.value, ast.Name)
            and func.value.id in self._copies
        )

    def _go_on(self, operand):
        """Looks at what a place is made of: a view that is only on the way to it is no place of its own."""
        count = len(self.places)
        self.visit(operand)
        at = self._place(operand)
        self.places[count:] = [
            place for place in self.places[count:] if not (place["view"] and place["at"] == at)
        ]

    def _add(self, form, node, operand, view=False):
        self.places.append(
            {
                "form": form,
                "at": self._place(node),
                "operand": self._place(operand),
                "atom": isinstance(operand, _ATOMS),
                "view": view,
                "root": _root(operand),
            }
        )

    def _place(self, node):
        return [
            node.lineno,
            self._column(node.lineno, node.col_offset),
            node.end_lineno,
            self._column(node.end_lineno, node.end_col_offset),
        ]

    def _column(self, line, offset):
        before = self._lines[line - 1].encode("utf-8", "surrogatepass")[:offset]
        return len(before.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")) // 2


def _is_method(node, name):
    """`….name()`"""
    return (
        isinstance(node, ast.Call)
        and not node.args
        and not node.keywords
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
        and not (isinstance(node.func.value, ast.Name) and node.func.value.id == "torch")
    )


def _is_path(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)


def _is_view(index):
    """False for an index that surely copies, or is no tensor's."""
    parts = index.elts if isinstance(index, ast.Tuple) else [index]
    return not any(
        isinstance(part, ast.List | ast.Compare | ast.JoinedStr)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str | bytes | bool | float))
        for part in parts
    )


def _root(node):
    """The name that an expression begins with; None when it begins with none."""
    while True:
        if isinstance(node, ast.Name):
            return node.id
        if isinstance(node, ast.Call):
            first = node.args[0] if node.args else None
            of_torch = isinstance(node.func, ast.Attribute) and _root(node.func.value) == "torch"
            node = first if of_torch and first is not None else node.func
        elif isinstance(node, ast.Attribute | ast.Subscript | ast.Starred | ast.Await):
            node = node.value
        elif isinstance(node, ast.BinOp):
            node = node.left
        elif isinstance(node, ast.UnaryOp):
            node = node.operand
        else:
            return None


def _first_statement(tree):
    """The line of the first import, or else of the first statement behind the docstring."""
    rest = [
        node
        for n, node in enumerate(tree.body)
        if not (n == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        and not (isinstance(node, ast.ImportFrom) and node.module == "__future__")
    ]
    imports = [node for node in rest if isinstance(node, ast.Import | ast.ImportFrom)]
    first = (imports or rest or [None])[0]
    if first is None:
        return 1
    return min([first.lineno, *(one.lineno for one in getattr(first, "decorator_list", []))])
