"""The iterators of a DataLoader, and its workers: they take turns in this process.

A worker has what it would have in a process of its own: a copy of the dataset, and random streams that nobody
else draws from. What is loaded is what PyTorch's workers load.
"""

import random
import sys
import traceback
from collections import deque
from contextlib import contextmanager
from copy import copy

import torch

from ..._warnings import warn
from .dataset import IterableDataset

_worker_info = None  # of the worker whose turn it is
_said = False  # that workers take turns
_END = object()


class WorkerInfo:
    """What get_worker_info() tells a worker."""

    def __init__(self, **facts):
        vars(self).update(facts)

    def __setattr__(self, name, value):
        raise RuntimeError(f"Cannot assign attributes to {type(self).__name__} objects.")

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v}' for k, v in vars(self).items())})"


WorkerInfo.__module__ = "torch.utils.data._utils.worker"


def get_worker_info():
    """Which worker runs this: None outside of workers."""
    return _worker_info


class _Streams:
    """Random streams of a worker's own, for a block: torch's, Python's and, where a program uses it, NumPy's."""

    def __init__(self, base_seed, worker):
        self._base_seed, self._worker = base_seed, worker
        self._states = None

    @contextmanager
    def in_use(self):
        numpy = sys.modules.get("numpy")
        others = [(torch.get_rng_state, torch.set_rng_state), (random.getstate, random.setstate)]
        if numpy is not None:
            others.append((numpy.random.get_state, numpy.random.set_state))
        outside = [get() for get, _ in others]
        if self._states is None:
            self._seed(numpy)
        else:
            for (_, put), state in zip(others, self._states):
                put(state)
        try:
            yield
        finally:
            self._states = [get() for get, _ in others]
            for (_, put), state in zip(others, outside):
                put(state)

    def _seed(self, numpy):
        seed = self._base_seed + self._worker
        random.seed(seed)
        torch.manual_seed(seed)
        if numpy is not None:
            words = [self._worker, self._base_seed & 0xFFFFFFFF, self._base_seed >> 32, 0]
            numpy.random.seed(numpy.random.SeedSequence(words).generate_state(4))


class _Fetcher:
    """Gets the data of one index of the sampler: a list of items, or one."""

    def __init__(self, dataset, loader):
        self._dataset = dataset
        self._batches = loader.batch_sampler is not None
        self._collate, self._drop_last = loader.collate_fn, loader.drop_last
        self._items = iter(dataset) if isinstance(dataset, IterableDataset) else None
        self._ended = False

    def fetch(self, index):
        if self._items is not None:
            return self._collate(self._next_batch(len(index)) if self._batches else next(self._items))
        if not self._batches:
            return self._collate(self._dataset[index])
        many = getattr(self._dataset, "__getitems__", None)
        return self._collate(many(index) if many else [self._dataset[i] for i in index])

    def _next_batch(self, size):
        if self._ended:
            raise StopIteration
        batch = []
        for _ in range(size):
            try:
                batch.append(next(self._items))
            except StopIteration:
                self._ended = True
                break
        if not batch or (self._drop_last and len(batch) < size):
            raise StopIteration
        return batch


class _Worker:
    def __init__(self, loader, base_seed, number):
        self._loader, self._number = loader, number
        self._dataset = copy(loader.dataset)
        self._streams = _Streams(base_seed, number)
        self._info = WorkerInfo(
            id=number, num_workers=loader.num_workers, seed=base_seed + number, dataset=self._dataset
        )
        self._failed = None
        with self._turn():
            try:
                if loader.worker_init_fn is not None:
                    loader.worker_init_fn(number)
                self.start_again()
            except Exception as raised:
                self._failed = raised

    @contextmanager
    def _turn(self):
        global _worker_info
        outside, _worker_info = _worker_info, self._info
        try:
            with self._streams.in_use():
                yield
        finally:
            _worker_info = outside

    def start_again(self):
        self._fetcher = _Fetcher(self._dataset, self._loader)
        self.ended = False

    def fetch(self, index):
        """The data; None with `ended` set where an iterable dataset is at its end."""
        with self._turn():
            try:
                failed, self._failed = self._failed, None
                if failed is not None:
                    raise failed
                return self._fetcher.fetch(index)
            except StopIteration:
                if isinstance(self._dataset, IterableDataset):
                    self.ended = True
                    return None
                raise
            except Exception as raised:
                self._raise_again(raised)

    def _raise_again(self, raised):
        kind = type(raised)
        trace = "".join(traceback.format_exception(raised))
        text = f"Caught {kind.__name__} in DataLoader worker process {self._number}.\nOriginal {trace}"
        try:
            again = kind(_Text(text) if kind is KeyError else text)
        except Exception:
            raise RuntimeError(text) from None
        raise again from None


class _Text(str):
    """A text that a KeyError prints as it is."""

    def __repr__(self):
        return self


class _Iterator:
    """What the iterators share: the sampler's indices, and what a loader warns of."""

    def __init__(self, loader):
        self._loader = loader
        if loader.pin_memory:
            if loader.pin_memory_device:
                warn(
                    "pin_memory_device is deprecated, the current accelerator will be used as the "
                    f"device,ignore pin_memory_device='{loader.pin_memory_device}'."
                )
            warn(
                "'pin_memory' argument is set as true but no accelerator is found, then device pinned "
                "memory won't be used."
            )
        # Drawn where there are no workers, too: it moves the stream on.
        seed = torch.empty((), dtype=torch.int64).random_(generator=loader.generator)
        self._base_seed = seed.item()
        self._reset(loader)

    def _reset(self, loader):
        self._indices = iter(loader._index_sampler)
        self._count = 0
        self._told_length = loader._told_length

    def __iter__(self):
        return self

    def __len__(self):
        return len(self._loader._index_sampler)

    def __next__(self):
        data = self._next_data()
        self._count += 1
        told = self._told_length
        if told is not None and self._count > told:
            text = (
                f"Length of IterableDataset {self._loader.dataset} was reported to be {told}(when "
                f"accessing len(dataloader)), but {self._count} samples have been fetched. "
            )
            if self._loader.num_workers > 0:
                text += (
                    "For multiprocessing data-loading, this could be caused by not properly configuring the "
                    "IterableDataset replica at each worker. Please see "
                    "https://pytorch.org/docs/stable/data.html#torch.utils.data.IterableDataset for examples."
                )
            warn(text)
        return data


class _SingleProcessDataLoaderIter(_Iterator):
    def __init__(self, loader):
        super().__init__(loader)
        self._fetcher = _Fetcher(loader.dataset, loader)

    def _next_data(self):
        return self._fetcher.fetch(next(self._indices))


class _MultiProcessingDataLoaderIter(_Iterator):
    """Indices go to the workers in turn, as many at once as PyTorch hands out."""

    def __init__(self, loader):
        global _said
        if not _said:
            _said = True
            print(
                f"DataLoader(num_workers={loader.num_workers}): its workers take turns in one process",
                file=sys.stderr,
            )
        super().__init__(loader)
        self._workers = [_Worker(loader, self._base_seed, i) for i in range(loader.num_workers)]
        self._hand_out_first()

    def _reset(self, loader):
        super()._reset(loader)
        self._handed_out = deque()
        self._turn = 0
        if hasattr(self, "_workers"):  # not for the first time
            for worker in self._workers:
                with worker._turn():
                    worker.start_again()
            self._hand_out_first()

    def _hand_out_first(self):
        for _ in range(max(self._loader.prefetch_factor, 1) * len(self._workers)):
            self._hand_out()

    def _hand_out(self):
        """Gives the next index to the next worker that has not come to its end."""
        index = next(self._indices, _END)
        if index is _END:
            return
        for _ in self._workers:
            worker = self._workers[self._turn]
            self._turn = (self._turn + 1) % len(self._workers)
            if not worker.ended:
                self._handed_out.append((worker, index))
                return

    def _next_data(self):
        while self._handed_out:
            worker, index = self._handed_out.popleft()
            if worker.ended:
                continue
            try:
                data = worker.fetch(index)
            finally:
                self._hand_out()
            if not worker.ended:
                return data
        raise StopIteration


def iterator(loader):
    made = _MultiProcessingDataLoaderIter if loader.num_workers > 0 else _SingleProcessDataLoaderIter
    return made(loader)
