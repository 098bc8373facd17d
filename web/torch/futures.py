"""torch.futures: a result that is to come, and what is called when it is there."""

import sys


class _Future:
    """A result that someone sets, once."""

    def __init__(self):
        self._done = False
        self._result = self._error = None
        self._due = []

    def done(self):
        """Whether there is a result, or an error."""
        return self._done

    def wait(self):
        """The result; here, where there are no other threads that could set it, it has to be there."""
        if not self._done:
            raise NotImplementedError(
                "Future.wait() of a future that is not complete is not supported in Tensorglass: "
                "programs have one thread, so that nobody would complete it"
            )
        return self.value()

    def value(self):
        if not self._done:
            raise RuntimeError("Future.value() of a future that is not complete")
        if self._error is not None:
            raise self._error
        return self._result

    def _complete(self, result=None, error=None):
        if self._done:
            raise RuntimeError(
                "Attempting to mark a completed Future as complete again. Note that a Future can "
                "only be marked completed once."
            )
        self._done, self._result, self._error = True, result, error
        due, self._due = self._due, []
        for each in due:
            each()

    def set_result(self, result):
        self._complete(result)

    def set_exception(self, result):
        if not isinstance(result, Exception):
            raise AssertionError(f"{result} is of type {type(result)}, not an Exception.")
        self._complete(error=result)

    def _when_done(self, call):
        if self._done:
            call()
        else:
            self._due.append(call)

    def then(self, callback):
        """A future of what `callback` makes of this one when it is complete."""
        following = Future()

        def run():
            try:
                result = callback(self)
            except Exception as error:
                following._complete(
                    error=RuntimeError(
                        f"Got the following error when running the callback: {type(error).__name__}: {error}"
                    )
                )
            else:
                following._complete(result)

        self._when_done(run)
        return following

    def add_done_callback(self, callback):
        """Calls `callback` with this future when it is complete; what it raises is only told of."""

        def run():
            try:
                callback(self)
            except Exception as error:
                print(
                    f"[E] Got the following error when running the callback: {type(error).__name__}: {error}",
                    file=sys.stderr,
                )

        self._when_done(run)

    def __reduce__(self):
        raise RuntimeError("Can not pickle torch.futures.Future")

    def __repr__(self):
        return f"<torch.jit.Future object at {id(self):#x}>"


_Future.__name__ = _Future.__qualname__ = "Future"
_Future.__module__ = "torch"


class Future[T](_Future):
    """A future that says of what."""

    def __init__(self, *, devices=None):
        super().__init__()


def collect_all(futures):
    """A future of the list of futures, complete when all of them are."""
    futures = list(futures)
    if any(each is None for each in futures):
        raise RuntimeError("Future can't be None")
    every = Future()
    missing = len(futures)

    def one_less():
        nonlocal missing
        missing -= 1
        if missing == 0:
            every._complete(futures)

    for each in futures:
        each._when_done(one_less)
    if not futures:
        every._complete(futures)
    return every


def wait_all(futures):
    """The results of all futures."""
    return [each.wait() for each in collect_all(futures).wait()]


__all__ = ["Future", "collect_all", "wait_all"]
