"""What all optimizers share: parameter groups, state, zero_grad, saving and printing."""

from collections import OrderedDict, defaultdict
from copy import deepcopy

import torch

from .._hooks import RemovableHandle
from .._warnings import warn
from .._wire import primitive

_zero_grad = primitive("optimizer.zero_grad")
_NUMBERS = frozenset({int, float, bool})
_HOOKS = (
    "step_pre", "step_post", "state_dict_pre", "state_dict_post", "load_state_dict_pre", "load_state_dict_post",
)  # fmt: skip
_of_all = {name: OrderedDict() for name in _HOOKS}  # the hooks of every optimizer


class _Required:
    def __repr__(self):
        return "<required parameter>"


required = _Required()


class Optimizer:
    """Base of the optimizers. A subclass gives `defaults` and updates one parameter in `update`.

    In `at_once` it may name a primitive of the engine that does the same to all parameters of a group.
    """

    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        if "update" in cls.__dict__ and "at_once" not in cls.__dict__:
            cls.at_once = Optimizer.at_once  # what the engine would do is another class's update

    def __init__(self, params, defaults):
        self.defaults = defaults
        self._hooks = {name: OrderedDict() for name in _HOOKS}
        if isinstance(params, torch.Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, "
                f"but got {params.type()}"
            )
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def add_param_group(self, param_group):
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        params = param_group["params"]
        if isinstance(params, torch.Tensor):
            params = [params]
        elif isinstance(params, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the ordering "
                "of tensors in sets will change between runs. Please use a list instead."
            )
        names = []
        tensors = []
        for p in params:
            if isinstance(p, tuple):  # as named_parameters() gives them
                names.append(p[0])
                p = p[1]
            if not isinstance(p, torch.Tensor):
                raise TypeError(
                    f"optimizer can only optimize Tensors, but one of the params is {torch.typename(p)}"
                )
            if not (self.defaults.get("differentiable") or p.is_leaf or p.retains_grad):
                raise ValueError("can't optimize a non-leaf Tensor")
            tensors.append(p)
        if len({id(p) for p in tensors}) < len(tensors):
            warn(
                "optimizer contains a parameter group with duplicate parameters; in future, this "
                "will cause an error; see github.com/pytorch/pytorch/issues/40967 for more "
                "information"
            )
        param_group = {**param_group, "params": tensors}
        if names:
            param_group["param_names"] = names
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(
                    f"parameter group didn't specify a value of required optimization parameter {name}"
                )
            param_group.setdefault(name, default)
        known = {id(p) for group in self.param_groups for p in group["params"]}
        if known & {id(p) for p in tensors}:
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(param_group)

    def zero_grad(self, set_to_none=True):
        """Clears the gradients: to None, or in place to zeros."""
        for group in self.param_groups:
            _zero_grad(group["params"], bool(set_to_none))

    def step(self, closure=None):
        """One update of every parameter that has a gradient; gives what `closure` gives."""
        self._opt_called = "_scheduled_step" in vars(
            self
        )  # who steps before there is a schedule, does not count
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for hook in self._hooks_of("step_pre"):
            hook(self, (self, closure) if closure else (self,), {})
        for group in self.param_groups:
            if not self._step_at_once(group):
                self._step_one_by_one(group)
        for hook in [*self._hooks["step_post"].values(), *_of_all["step_post"].values()]:
            hook(self, (self, closure) if closure else (self,), {})
        return loss

    def _step_one_by_one(self, group):
        # Steps that are differentiable have a history.
        with torch.set_grad_enabled(bool(group.get("differentiable")) and torch.is_grad_enabled()):
            for p in group["params"]:
                if p.grad is not None:
                    gradient = -p.grad if group.get("maximize") else p.grad
                    self.update(p, gradient, group, self.state)

    def _step_at_once(self, group):
        """Whether one call could step the group: not where state is missing, or a hyperparameter is a tensor."""
        primitive, names, options = self.at_once(group)
        if primitive is None or group.get("differentiable"):
            return False
        options = (group["lr"], group["weight_decay"], group["maximize"], *options)
        if not _NUMBERS.issuperset(map(type, options)):
            return False
        params = group["params"]
        states = [self.state.get(p, {}) for p in params] if any(names) else []
        lists = [[state.get(name) for state in states] if name else [] for name in names]
        return primitive(params, *options[:3], *lists, *options[3:])

    def update(self, p, gradient, group, state):
        """Changes `p` in place. `state[p]` is this parameter's, empty at first."""
        raise NotImplementedError

    def at_once(self, group):
        """What steps a whole group: a primitive, the names of the state that it takes, the options that it takes.

        The primitive takes the parameters, lr, weight_decay, maximize, a list for each name (an empty one
        for None) and the options. It gives False, and does nothing, where the state is not complete.
        """
        return None, (), ()

    def _hooks_of(self, name):
        return [*_of_all[name].values(), *self._hooks[name].values()]

    def _hook(self, name, hook, prepend=False):
        handle = RemovableHandle(self._hooks[name])
        self._hooks[name][handle.id] = hook
        if prepend:
            self._hooks[name].move_to_end(handle.id, last=False)
        return handle

    def register_step_pre_hook(self, hook):
        """Calls `hook(optimizer, args, kwargs)` before each step."""
        return self._hook("step_pre", hook)

    def register_step_post_hook(self, hook):
        """Calls `hook(optimizer, args, kwargs)` after each step."""
        return self._hook("step_post", hook)

    def register_state_dict_pre_hook(self, hook, prepend=False):
        """Calls `hook(optimizer)` before state_dict() gives the state."""
        return self._hook("state_dict_pre", hook, prepend)

    def register_state_dict_post_hook(self, hook, prepend=False):
        """Calls `hook(optimizer, state_dict)` with what state_dict() gives: what it returns takes its place."""
        return self._hook("state_dict_post", hook, prepend)

    def register_load_state_dict_pre_hook(self, hook, prepend=False):
        """Calls `hook(optimizer, state_dict)` with what is to be loaded: what it returns takes its place."""
        return self._hook("load_state_dict_pre", hook, prepend)

    def register_load_state_dict_post_hook(self, hook, prepend=False):
        """Calls `hook(optimizer)` after a state was loaded."""
        return self._hook("load_state_dict_post", hook, prepend)

    def state_dict(self):
        for hook in self._hooks_of("state_dict_pre"):
            hook(self)
        packed = self._packed()
        for hook in self._hooks_of("state_dict_post"):
            packed = _unless_none(hook(self, packed), packed)
        return packed

    def _packed(self):
        numbers = {}
        groups = []
        for group in self.param_groups:
            packed = {name: value for name, value in group.items() if name != "params"}
            for p in group["params"]:
                numbers.setdefault(id(p), len(numbers))
            packed["params"] = [numbers[id(p)] for p in group["params"]]
            groups.append(packed)
        state = {
            numbers[id(p)] if isinstance(p, torch.Tensor) else p: value for p, value in self.state.items()
        }
        return {"state": state, "param_groups": groups}

    def load_state_dict(self, state_dict):
        state_dict = state_dict.copy()
        for hook in self._hooks_of("load_state_dict_pre"):
            state_dict = _unless_none(hook(self, state_dict), state_dict)
        self._load(state_dict)
        for hook in self._hooks_of("load_state_dict_post"):
            hook(self)

    def _load(self, state_dict):
        saved = state_dict["param_groups"]
        if len(self.param_groups) != len(saved):
            raise ValueError("loaded state dict has a different number of parameter groups")
        for group, other in zip(self.param_groups, saved):
            if len(group["params"]) != len(other["params"]):
                raise ValueError(
                    "loaded state dict contains a parameter group that doesn't match the size of "
                    "optimizer's group"
                )
        by_number = {
            number: p
            for group, other in zip(self.param_groups, saved)
            for number, p in zip(other["params"], group["params"])
        }
        self.state = defaultdict(dict)
        for number, value in state_dict["state"].items():
            # As PyTorch: another dictionary with the same tensors.
            self.state[by_number.get(number, number)] = dict(value) if isinstance(value, dict) else value
        self.param_groups = [
            {**deepcopy({k: v for k, v in other.items() if k != "params"}), "params": group["params"]}
            for group, other in zip(self.param_groups, saved)
        ]

    def __repr__(self):
        lines = [f"{type(self).__name__} ("]
        for i, group in enumerate(self.param_groups):
            lines.append(("\n" if i else "") + f"Parameter Group {i}")
            for name in sorted(group):
                if name != "params":
                    lines.append(f"    {name}: {group[name]}")
        return "\n".join(lines) + "\n)"


def _unless_none(value, other):
    return other if value is None else value


def _hook_of_all(name, hook):
    handle = RemovableHandle(_of_all[name])
    _of_all[name][handle.id] = hook
    return handle


def register_optimizer_step_pre_hook(hook):
    """Calls `hook(optimizer, args, kwargs)` before each step of every optimizer."""
    return _hook_of_all("step_pre", hook)


def register_optimizer_step_post_hook(hook):
    """Calls `hook(optimizer, args, kwargs)` after each step of every optimizer."""
    return _hook_of_all("step_post", hook)


def check_at_least_zero(**values):
    """Raises PyTorch's ValueError for the first negative value."""
    names = {"lr": "learning rate", "eps": "epsilon value"}
    for name, value in values.items():
        if not 0.0 <= value:
            what = names.get(name) or f"{name} value"
            raise ValueError(f"Invalid {what}: {value}")


def check_betas(betas):
    for i, beta in enumerate(betas):
        if not 0.0 <= beta < 1.0:
            raise ValueError(f"Invalid beta parameter at index {i}: {beta}")


def started(state, p, *zeros):
    """The state of `p`: on first use a step count of 0 and zeros of p's shape by these names."""
    mine = state[p]
    if not mine:
        mine["step"] = torch.tensor(0.0)
        for name in zeros:
            mine[name] = torch.zeros_like(p)
    return mine


def parts(*tensors):
    """The tensors, complex ones as their real and imaginary parts: a step takes those apart."""
    return tuple(torch.view_as_real(each.resolve_conj()) if each.is_complex() else each for each in tensors)


def count_step(mine):
    """Counts one more step and gives its number."""
    mine["step"] += 1
    return mine["step"].item()
