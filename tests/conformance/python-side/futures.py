"""torch.futures: what is to come, and what is done when it is there."""
import io
import pickle

import torch
from torch.futures import Future, collect_all, wait_all


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


future = Future()
print(future.done(), Future[int]().done())
then = future.then(lambda f: f.wait() + 1)
chained = then.then(lambda f: f.value() * 2)
order = []
future.add_done_callback(lambda f: order.append(("first", f.value())))
future.add_done_callback(lambda f: order.append("second"))
future.set_result(torch.ones(2))
print(future.done(), future.wait(), future.value(), then.wait(), chained.wait(), order)
attempt(lambda: future.set_result(3))
future.add_done_callback(lambda f: order.append("late"))
print(order[-1], then.then(lambda f: "now").wait())

failing = Future()
failing.set_exception(ValueError("no value"))
print(failing.done())
attempt(failing.wait)
attempt(failing.value)
attempt(failing.then(lambda f: f.value()).wait)
attempt(failing.then(lambda f: "all is well").wait)
attempt(lambda: Future().set_exception("text"))


def broken(f):
    raise KeyError("broken")


attempt(future.then(broken).wait)
attempt(future.then(lambda: 1).wait)
attempt(future.then(lambda f: f + 1).wait)

first, second = Future(), Future()
both = collect_all([first, second])
second.set_result(2)
print(both.done())
first.set_result(1)
print(both.done(), [each.wait() for each in both.wait()], wait_all([first, second]))
attempt(lambda: wait_all([first, failing]))
attempt(lambda: wait_all((None,)))
attempt(lambda: collect_all((first, None)))
attempt(lambda: collect_all([]).wait())
attempt(lambda: pickle.dumps(first))
attempt(lambda: torch.save(first, io.BytesIO()))
print(repr(first)[:30])
