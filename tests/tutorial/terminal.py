"""Records what a terminal shows of some texts, as terminal.json: `python terminal.py`, with pyte, an emulator of one."""

import json
from pathlib import Path

import pyte

TEXTS = [
    "plain\ntext\n",
    "10%\r20%\r100%\n",
    "a long one\rshort\n",
    "a long one\r\x1b[Kshort\n",
    "crlf\r\nnext\r\n",
    "typed\b\b\b\bTY\n",
    "\b\bat the start",
    "wait |\b/\b-\b\\\b done\n",
    "no newline at the end\r",
    "one\ntwo\nthree\x1b[A\x1b[A\rONE\x1b[B!\n",
    "bar 0\nbar 1\x1b[A\rBAR 0\n\rBAR 1\n",
    "\x1b[31mred\x1b[0m plain \x1b[1;32mbold green\x1b[m\n",
    "\x1b[34mblue\x1b[39m usual \x1b[4munder\x1b[24mnot \x1b[33myellow\n",
    "\x1b[38;5;208morange\x1b[38;2;1;2;3mrgb\x1b[48;5;3mground\x1b[1mbold\n",
    "\x1b[31mred\rR\x1b[0m\n",
    "first\nsecond\x1b[2J\x1b[Hafter\n",
    "abcdef\x1b[3D\x1b[K!\n",
    "abcdef\x1b[4D\x1b[1K\n",
    "abcdef\x1b[2K\rxy\n",
    "up\ndown\x1b[1A\x1b[0J.",
    "tab\tstop\rX\n",
    "tab\tstop\rtable and\n",
    "\x1b[5Cpushed\n",
    "\x1b]0;a title\x07shown\n",
    "bell\x07 and nul\x00 go\n",
    "\x1b[?25lhidden cursor\x1b[?25h\n",
    "\x1b[7Gcolumn\x1b[1Gc\n",
    "üñí →\rU\n",
    "down\x0bright\n",
    "a\x1b[Eb\x1b[Fc\n",
]

COLOURS = {name: name for name in ("black", "red", "green", "blue", "magenta", "cyan", "white")}
COLOURS["brown"] = "yellow"  # as pyte calls it


def shown(text):
    """The lines of the screen down to where the cursor has come, each without blanks at its end, and its colours."""
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed(text.replace("\n", "\r\n"))  # as a terminal's driver does
    lines = [line.rstrip() for line in screen.display]
    while lines and not lines[-1]:
        lines.pop()
    styled = {}
    for cell in (screen.buffer[row][column] for row in range(24) for column in range(80)):
        names = [COLOURS.get(cell.fg), cell.bold and "bold", cell.underscore and "underlined"]
        key = " ".join(sorted(filter(None, names)))
        if key and cell.data != " ":
            styled[key] = styled.get(key, "") + cell.data
    return {"text": text, "lines": lines, "styled": styled}


Path(__file__).with_suffix(".json").write_text(
    json.dumps([shown(text) for text in TEXTS], indent=1, ensure_ascii=True) + "\n"
)
