"""Values shown as below a notebook's cell: as text, as that is what the output shows."""

import sys

from tensorglass_notebook import display

__all__ = ["HTML", "JSON", "Latex", "Markdown", "Math", "Pretty", "SVG", "clear_output", "display"]

_MISSING = (
    "Audio Code DisplayHandle DisplayObject FileLink FileLinks GeoJSON IFrame Image Javascript "
    "ProgressBar ScribdDocument TextDisplayObject VimeoVideo Video YouTubeVideo display_html "
    "display_javascript display_jpeg display_json display_latex display_markdown display_pdf "
    "display_png display_pretty display_svg publish_display_data set_matplotlib_close "
    "set_matplotlib_formats update_display"
).split()


class _Text:
    """A text in a language of its own: it is not drawn, and shown by its name, as IPython does in a terminal."""

    def __init__(self, data=None, url=None, filename=None, metadata=None):
        if url is not None:
            raise ValueError("programs reach no network here: no address can be shown")
        if filename is not None:
            with open(filename, encoding="utf-8") as file:
                data = file.read()
        self.data, self.metadata = data, metadata

    def __repr__(self):
        return f"<IPython.core.display.{type(self).__name__} object>"


class HTML(_Text):
    pass


class SVG(_Text):
    pass


class Latex(_Text):
    pass


class Math(_Text):
    pass


class JSON(_Text):
    pass


class Markdown(_Text):
    """Is readable as it is."""

    def __repr__(self):
        return str(self.data)


class Pretty(Markdown):
    pass


def clear_output(wait=False):
    """Takes away what has been printed and shown; to wait means until there is something else."""
    sys.stderr.flush()
    sys.stdout.write("\033[?2J\033[H" if wait else "\033[2J\033[H")
    sys.stdout.flush()


def __getattr__(name):
    if name in _MISSING:
        raise AttributeError(f"IPython.display.{name} is not in the Tensorglass playground yet")
    raise AttributeError(f"module 'IPython.display' has no attribute '{name}'")
