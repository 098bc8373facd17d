"""The bar: an iterable that says how far it is."""

import sys
from collections import OrderedDict
from contextlib import contextmanager
from numbers import Number
from time import time
from weakref import WeakSet

from ._errors import TqdmDeprecationWarning, TqdmKeyError, absent
from ._text import Bar, format_interval, format_meter, format_num, format_sizeof
from .utils import disp_len

__all__ = ["Bar", "tqdm", "trange"]


class _Average:
    """A moving average, in which what came last counts most."""

    def __init__(self, smoothing):
        self._alpha = smoothing
        self._last = 0
        self._calls = 0

    def __call__(self, value=None):
        beta = 1 - self._alpha
        if value is not None:
            self._last = self._alpha * value + beta * self._last
            self._calls += 1
        return self._last / (1 - beta**self._calls) if self._calls else self._last


class _Printer:
    """Writes a line over the one before."""

    def __init__(self, file):
        self._file = file
        self._length = 0

    def __call__(self, text):
        length = disp_len(text)
        self._file.write("\r" + text + " " * max(self._length - length, 0))
        self._file.flush()
        self._length = length


class tqdm:
    """An iterable with a progress bar, or a bar that is moved by `update`."""

    monitor_interval = 10
    _instances = WeakSet()

    format_sizeof = staticmethod(format_sizeof)
    format_interval = staticmethod(format_interval)
    format_num = staticmethod(format_num)
    format_meter = staticmethod(format_meter)
    status_printer = staticmethod(_Printer)

    def __init__(
        self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
        maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it", unit_scale=False,
        dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
        unit_divisor=1000, write_bytes=False, lock_args=None, nrows=None, colour=None, delay=0.0,
        gui=False, **kwargs,
    ):  # fmt: skip
        self.fp = sys.stderr if file is None else file
        if disable is None:
            disable = not getattr(self.fp, "isatty", lambda: True)()
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        if total == float("inf"):
            total = None
        self.iterable, self.disable, self.leave = iterable, disable, leave
        self.n, self.total = initial, total
        if disable:
            self.pos = self._free_position()
            return
        if kwargs:
            self.disable = True
            self.pos = self._free_position()
            if "nested" in kwargs:
                raise TqdmDeprecationWarning(
                    "`nested` is deprecated and automated.\nUse `position` instead for manual control.\n"
                )
            raise TqdmKeyError("Unknown argument(s): " + str(kwargs))
        if gui or write_bytes:
            option = "gui" if gui else "write_bytes"
            raise NotImplementedError(f"tqdm({option}=True) is not in the Tensorglass playground yet")
        self.desc, self.unit, self.unit_scale, self.unit_divisor = desc or "", unit, unit_scale, unit_divisor
        self.ncols, self.nrows, self.colour = ncols, nrows, colour
        self.ascii = (
            not str(getattr(self.fp, "encoding", None)).lower().startswith("utf") if ascii is None else ascii
        )
        self.mininterval, self.maxinterval = mininterval or 0, maxinterval or 0
        self.dynamic_miniters, self.miniters = miniters is None, miniters or 0
        self.dynamic_ncols, self.bar_format = dynamic_ncols, bar_format
        self.smoothing, self.delay, self.initial, self.postfix = smoothing or 0, delay, initial, None
        self._moved, self._took = _Average(self.smoothing), _Average(self.smoothing)
        if postfix:
            try:
                self.set_postfix(refresh=False, **postfix)
            except TypeError:
                self.postfix = postfix
        self._instances.add(self)
        # What was asked for is marked as such: it stays where it is.
        self.pos = self._free_position() if position is None else -position
        self.sp = _Printer(self.fp)
        if delay <= 0:
            self.refresh()
        self.last_print_n = initial
        self.last_print_t = self.start_t = time()

    def _free_position(self):
        taken = {abs(other.pos) for other in self._instances if other is not self and hasattr(other, "pos")}
        return min(set(range(len(taken) + 1)) - taken)

    def __iter__(self):
        if self.disable:
            yield from self.iterable
            return
        n = self.n
        try:
            for item in self.iterable:
                yield item
                n += 1
                if n - self.last_print_n >= self.miniters:
                    now = time()
                    if now - self.last_print_t >= self.mininterval and now >= self.start_t + self.delay:
                        self.update(n - self.last_print_n)
        finally:
            self.n = n
            self.close()

    def update(self, n=1):
        """Moves the bar on; true when it was drawn."""
        if self.disable:
            return None
        if n < 0:
            self.last_print_n += n
        self.n += n
        moved = self.n - self.last_print_n
        if moved < self.miniters:
            return None
        now = time()
        took = now - self.last_print_t
        if took < self.mininterval or now < self.start_t + self.delay:
            return None
        if self.smoothing and took and moved:
            self._moved(moved)
            self._took(took)
        self.refresh()
        if self.dynamic_miniters:
            self._pace(moved, took)
        self.last_print_n, self.last_print_t = self.n, now
        return True

    def _pace(self, moved, took):
        """After how many steps to look at the clock again."""
        if self.maxinterval and took >= self.maxinterval:
            self.miniters = moved * (self.mininterval or self.maxinterval) / took
        elif self.smoothing:
            ratio = self.mininterval / took if self.mininterval and took else 1
            self.miniters = self.smoothing * moved * ratio + (1 - self.smoothing) * self.miniters
        else:
            self.miniters = max(self.miniters, moved)

    def close(self):
        """Draws the bar for the last time, or takes it away where `leave` says so."""
        if self.disable:
            return
        self.disable = True
        place = abs(self.pos)
        self._instances.discard(self)
        if self.last_print_t < self.start_t + self.delay:
            return  # it was never drawn
        leave = place == 0 if self.leave is None else self.leave
        if leave:
            self._took = lambda: None  # the rate over all
            self.display(pos=0)
            self._write("\n")
        else:
            self.display(msg="", pos=place)
            if not place:
                self._write("\r")

    def reset(self, total=None):
        """Begins anew, perhaps with another total."""
        self.n = 0
        if total is not None:
            self.total = total
        if self.disable:
            return
        self.last_print_n = 0
        self.last_print_t = self.start_t = time()
        self._moved, self._took = _Average(self.smoothing), _Average(self.smoothing)
        self.refresh()

    def unpause(self):
        """Leaves out of the time what has passed since the last drawing."""
        if self.disable:
            return
        now = time()
        self.start_t += now - self.last_print_t
        self.last_print_t = now

    def refresh(self, nolock=False, lock_args=None):
        """Draws the bar."""
        if not self.disable:
            self.display()

    def clear(self, nolock=False):
        """Takes the bar away until it is drawn again."""
        if self.disable:
            return
        place = abs(self.pos)
        if place < (self.nrows or 20):
            self._move(place)
            self.sp("")
            self._write("\r")
            self._move(-place)

    def display(self, msg=None, pos=None):
        """Writes the bar, or a text in its place; false where there is no room."""
        place = abs(self.pos) if pos is None else pos
        rows = self.nrows or 20
        if place >= rows - 1:
            if place >= rows:
                return False
            if msg or msg is None:
                msg = " ... (more hidden) ..."
        if place:
            self._move(place)
        self.sp(str(self) if msg is None else msg)
        if place:
            self._move(-place)
        return True

    def _move(self, lines):
        self._write("\n" * lines + "\x1b[A" * -lines)
        self.fp.flush()

    def _write(self, text):
        self.fp.write(text)

    def set_description(self, desc=None, refresh=True):
        """Says what goes on, before the bar."""
        self.desc = desc + ": " if desc else ""
        if refresh:
            self.refresh()

    def set_description_str(self, desc=None, refresh=True):
        """The same without a colon."""
        self.desc = desc or ""
        if refresh:
            self.refresh()

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        """Says values, behind the bar."""
        values = OrderedDict([] if ordered_dict is None else ordered_dict)
        values |= {name: kwargs[name] for name in sorted(kwargs)}
        for name, value in values.items():
            values[name] = format_num(value) if isinstance(value, Number) else str(value)
        self.postfix = ", ".join(f"{name}={value.strip()}" for name, value in values.items())
        if refresh:
            self.refresh()

    def set_postfix_str(self, s="", refresh=True):
        """Says a text, behind the bar."""
        self.postfix = str(s)
        if refresh:
            self.refresh()

    @property
    def format_dict(self):
        """What the line of the bar is made of."""
        if self.disable and not hasattr(self, "unit"):
            return {"n": self.n, "total": self.total, "elapsed": 0, "unit": "it"}
        now = time()
        took = self._took()
        return {
            "n": self.n,
            "total": self.total,
            "elapsed": now - self.start_t if hasattr(self, "start_t") else 0,
            "ncols": self.ncols,
            "nrows": self.nrows,
            "prefix": self.desc,
            "ascii": self.ascii,
            "unit": self.unit,
            "unit_scale": self.unit_scale,
            "rate": self._moved() / took if took else None,
            "bar_format": self.bar_format,
            "postfix": self.postfix,
            "unit_divisor": self.unit_divisor,
            "initial": self.initial,
            "colour": self.colour,
        }

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        """Prints a text without tearing the bars."""
        file = sys.stdout if file is None else file
        with cls.external_write_mode(file=file, nolock=nolock):
            file.write(s)
            file.write(end)

    @classmethod
    @contextmanager
    def external_write_mode(cls, file=None, nolock=False):
        """Takes the bars away while something else is printed."""
        file = sys.stdout if file is None else file
        standard = (sys.stdout, sys.stderr)
        cleared = []
        for bar in list(cls._instances):
            if hasattr(bar, "start_t") and (bar.fp is file or (file in standard and bar.fp in standard)):
                bar.clear(nolock=True)
                cleared.append(bar)
        yield
        for bar in cleared:
            bar.refresh(nolock=True)

    @classmethod
    def set_lock(cls, lock):
        """Nothing: one thread runs a program here."""

    @classmethod
    def get_lock(cls):
        """A lock that is always free."""
        from contextlib import nullcontext

        return nullcontext()

    @classmethod
    def pandas(cls, **_):
        raise NotImplementedError(
            "tqdm.pandas() is not in the Tensorglass playground yet: pandas is not here"
        )

    @classmethod
    def wrapattr(cls, *_, **__):
        raise NotImplementedError("tqdm.wrapattr() is not in the Tensorglass playground yet")

    def __len__(self):
        if self.iterable is None:
            return self.total
        if hasattr(self.iterable, "shape"):
            return self.iterable.shape[0]
        if hasattr(self.iterable, "__len__"):
            return len(self.iterable)
        if hasattr(self.iterable, "__length_hint__"):
            return self.iterable.__length_hint__()
        return getattr(self, "total", None)

    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError("bool() undefined when iterable == total == None")
        return bool(self.iterable)

    def __contains__(self, item):
        inside = getattr(self.iterable, "__contains__", None)
        return inside(item) if inside is not None else item in self.__iter__()

    def __reversed__(self):
        original = self.iterable
        if original is None:
            raise TypeError("'tqdm' object is not reversible")
        self.iterable = reversed(original)
        return self.__iter__()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __del__(self):
        if hasattr(self, "disable"):
            self.close()

    def __str__(self):
        return format_meter(**self.format_dict)

    __repr__ = __str__

    def __hash__(self):
        return id(self)


def trange(*args, **kwargs):
    """`tqdm(range(…))`."""
    return tqdm(range(*args), **kwargs)


__getattr__ = absent("tqdm.std")
