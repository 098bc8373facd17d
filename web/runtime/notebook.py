"""What notebooks and the prompt do and `python3 FILE` does not: commands are skipped, and values are shown."""

import __future__
import ast
import builtins
import io
import re
import sys
import tokenize

_WIDTH = 79  # columns, as in IPython
_COMMAND = re.compile(r"^[ \t]*[%!?]", re.MULTILINE)
_MEASURES = re.compile(r"%(?:time|prun)\s+(?=\S)")
_FOREIGN = re.compile(
    r"%%(?:!|bash|sh|script|system|sx|cmd|perl|ruby|html|HTML|svg|SVG|latex|markdown|javascript|js|"
    r"writefile|file|cython|sql|R)\b"
)
_CELL = re.compile(r"%%|# ?%%|# In\[")
_FUTURE = 0
for _name in __future__.all_feature_names:
    _FUTURE |= getattr(__future__, _name).compiler_flag


def skip_commands(source):
    """The source with notebook commands (`%matplotlib inline`, `!pip install …`) taken out, and notes on them.

    Only where a statement would begin, which no Python statement does with `%`, `!` or `?`. The lines
    that follow keep their numbers.
    """
    if not _COMMAND.search(source):
        return source, []
    lines = io.StringIO(source).readlines()
    notes = []
    while (at := _next_command(lines)) is not None:
        notes.append(_take_out(lines, at))
    return "".join(lines), notes


def _next_command(lines):
    """The index of the first line where a command stands in place of a statement; None for none."""
    begins = True
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            if token.type == tokenize.NEWLINE:
                begins = True
            elif token.type not in _BETWEEN:
                if begins and token.string[:1] in ("%", "!", "?"):
                    return token.start[0] - 1
                begins = False
    except (tokenize.TokenError, SyntaxError):
        pass  # of that, compile() tells
    return None


_BETWEEN = (tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)


def _take_out(lines, at):
    line = lines[at]
    command = line.strip()
    indent = line[: len(line) - len(line.lstrip())]
    what = f"`{command if len(command) <= 60 else command[:59] + '…'}`"
    measures = _MEASURES.match(command)
    if measures:
        lines[at] = indent + command[measures.end() :] + "\n"
        return f"line {at + 1}: {what} is for notebooks; the statement ran without being measured"
    last = at
    if _FOREIGN.match(command):
        while last + 1 < len(lines) and not _CELL.match(lines[last + 1]):
            last += 1
    else:
        while lines[last].rstrip("\r\n").endswith("\\") and last + 1 < len(lines):
            last += 1
    for n in range(at, last + 1):
        lines[n] = "\n"
    if indent:
        lines[at] = indent + "pass\n"  # it may be all that a block holds
    if last == at:
        return f"line {at + 1}: {what} is a notebook command; it was skipped"
    return (
        f"lines {at + 1} to {last + 1}: {what} is a notebook command; it was skipped with what belongs to it"
    )


def compile_cell(source, path):
    """The code objects to run in turn: a last line that is an expression is the second one.

    That one hands its value to `sys.displayhook`, if it does not end in a semicolon.
    """
    whole = compile(source, path, "exec", dont_inherit=True)
    flags = whole.co_flags & _FUTURE
    tree = compile(source, path, "exec", ast.PyCF_ONLY_AST | flags, dont_inherit=True)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or _silenced(source, last):
        return [whole]
    shown = ast.Interactive([tree.body.pop()])
    return [
        compile(tree, path, "exec", flags, dont_inherit=True),
        compile(shown, path, "single", flags, dont_inherit=True),
    ]


def compile_conversation(source, path):
    """A code object for each statement, as at the prompt: an expression's value goes to `sys.displayhook`."""
    whole = compile(source, path, "exec", dont_inherit=True)
    flags = whole.co_flags & _FUTURE
    tree = compile(source, path, "exec", ast.PyCF_ONLY_AST | flags, dont_inherit=True)
    return [
        compile(ast.Interactive([statement]), path, "single", flags, dont_inherit=True)
        for statement in tree.body
    ]


def _silenced(source, last):
    rest = io.StringIO(source).readlines()[last.end_lineno - 1 :]
    after = rest[0].encode()[last.end_col_offset :].decode() + "".join(rest[1:])
    return after.lstrip().startswith(";")


class LastValue:
    """`sys.displayhook` for the value of the last line: shows it as notebooks do, or notes that there is one."""

    def __init__(self, echo):
        self.echo = echo
        self.unshown = False

    def __call__(self, value):
        if value is None:
            return
        if self.echo:
            sys.stdout.write(pretty(value) + "\n")
        else:
            self.unshown = True


def show_value(value):
    """`sys.displayhook` for the prompt. It keeps no `_`: that would be a tensor which no line of the program holds."""
    if value is not None:
        sys.stdout.write(repr(value) + "\n")


def pretty(value, indent=0, column=0, depth=0):
    """The value's repr; lists and the like that are too long for a line, an item a line, as in IPython."""
    text = repr(value)
    brackets = _BRACKETS.get(type(value))
    if not brackets or not value or depth > 20 or _fits(text, column):
        return text.replace("\n", "\n" + " " * indent)
    inner = indent + 1
    items = []
    for item in value.items() if isinstance(value, dict) else value:
        key = ""
        if isinstance(value, dict):
            key = repr(item[0]) + ": "
            item = item[1]
        items.append(key + pretty(item, inner, inner + len(key), depth + 1))
        if len(items) == 1000 < len(value):
            items.append("...")
            break
    comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
    return brackets[0] + (",\n" + " " * inner).join(items) + comma + brackets[1]


_BRACKETS = {list: "[]", tuple: "()", dict: "{}", set: "{}"}


def _fits(text, column):
    return "\n" not in text and column + len(text) <= _WIDTH


class Shell:
    """What `get_ipython()` gives in a notebook: commands are skipped, and noted."""

    def __init__(self, notes):
        self._notes = notes

    def _skip(self, command):
        command = " ".join(str(command).split())
        sentence = f"`{command[:60]}` is a notebook command; it was skipped"
        if sentence not in self._notes:
            self._notes.append(sentence)

    def run_line_magic(self, magic_name, line="", **_):
        self._skip(f"%{magic_name} {line}")

    def run_cell_magic(self, magic_name, line="", cell=""):
        self._skip(f"%%{magic_name} {line}")

    def magic(self, command):
        self._skip(f"%{command}")

    def system(self, command):
        self._skip(f"!{command}")

    def getoutput(self, command, **_):
        self._skip(f"!{command}")
        return []


def display(*values, **_):
    """Shows values as a notebook does below a cell."""
    for value in values:
        sys.stdout.write(pretty(value) + "\n")


def offer_notebooks(notes):
    """Gives a program the two functions that notebooks have without an import; what they skip is noted."""
    shell = Shell(notes)
    builtins.get_ipython = lambda: shell
    builtins.display = display
