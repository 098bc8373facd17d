"""What all optimizers share: parameter groups, state, zero_grad, saving and printing."""

import functools
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from copy import deepcopy

import torch

from .._hooks import RemovableHandle
from .._warnings import warn
from .._wire import primitive

_zero_grad = primitive("optimizer.zero_grad")
_NUMBERS = frozenset({int, float, bool})


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
        self._hook_step()
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

    def _hook_step(self):
        """Gives an optimizer the dictionaries of its hooks, and its class a step that calls them."""
        for name in _HOOKS:
            setattr(self, name, OrderedDict())
        cls = type(self)
        if not getattr(cls.step, "hooked", False):
            cls.step = self.profile_hook_step(cls.step)
            cls.step.hooked = True

    @staticmethod
    def profile_hook_step(func):
        """A step with the hooks before and after it."""

        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            self = args[0]
            for hook in (*_global_pre_hooks.values(), *self._optimizer_step_pre_hooks.values()):
                result = hook(self, args, kwargs)
                if result is not None:
                    if not (isinstance(result, tuple) and len(result) == 2):
                        raise RuntimeError(
                            f"{func} must return None or a tuple of (new_args, new_kwargs), but got {result}."
                        )
                    args, kwargs = result
            # Who steps before there is a schedule, does not count.
            self._opt_called = "_scheduled_step" in vars(self)
            made = func(*args, **kwargs)
            for hook in (*self._optimizer_step_post_hooks.values(), *_global_post_hooks.values()):
                hook(self, args, kwargs)
            return made

        return wrapper

    def __getstate__(self):
        return {"defaults": self.defaults, "state": self.state, "param_groups": self.param_groups}

    def __setstate__(self, state):
        vars(self).update(state)
        if not hasattr(self, _HOOKS[0]):
            self._hook_step()

    def add_param_group(self, param_group):
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        params = param_group["params"]
        if isinstance(params, set):
            raise TypeError(
                "optimizer parameters need to be organized in ordered collections, but the ordering "
                "of tensors in sets will change between runs. Please use a list instead."
            )
        names, tensors = [], []
        for p in [params] if isinstance(params, torch.Tensor) else params:
            if isinstance(p, tuple):  # as named_parameters() gives them
                names.append(p[0])
                p = p[1]
            tensors.append(p)
        param_group["params"] = tensors
        if names:
            if len(names) != len(tensors):
                raise ValueError(
                    "all optimizer params should be with/without names. Some param names are missing"
                )
            param_group["param_names"] = names
        for p in tensors:
            if not isinstance(p, torch.Tensor):
                raise TypeError(
                    f"optimizer can only optimize Tensors, but one of the params is {torch.typename(p)}"
                )
            if not (self.defaults.get("differentiable") or p.is_leaf or p.retains_grad):
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(
                    f"parameter group didn't specify a value of required optimization parameter {name}"
                )
            param_group.setdefault(name, default)
        if len({id(p) for p in tensors}) < len(tensors):
            warn(
                "optimizer contains a parameter group with duplicate parameters; in future, this "
                "will cause an error; see github.com/pytorch/pytorch/issues/40967 for more "
                "information"
            )
        known = set()
        for group in self.param_groups:
            known.update(map(id, group["params"]))
            if ("param_names" in param_group) != ("param_names" in group):
                added = "with" if names else "without"
                raise ValueError(
                    "all optimizer param groups should be with/without names. cannot add param group "
                    f"{added} names to the optimizer"
                )
        if not known.isdisjoint(map(id, tensors)):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(param_group)

    def zero_grad(self, set_to_none=True):
        """Clears the gradients: to None, or in place to zeros."""
        for group in self.param_groups:
            _zero_grad(group["params"], bool(set_to_none))

    def step(self, closure=None):
        """One update of every parameter that has a gradient; gives what `closure` gives."""
        if type(self).update is Optimizer.update:
            raise NotImplementedError
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            if not self._step_at_once(group):
                self._step_one_by_one(group)
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

    def register_step_pre_hook(self, hook):
        """Calls hook(optimizer, args, kwargs) before each step; it may give both anew."""
        return _added(self._optimizer_step_pre_hooks, hook)

    def register_step_post_hook(self, hook):
        """Calls hook(optimizer, args, kwargs) after each step."""
        return _added(self._optimizer_step_post_hooks, hook)

    def register_state_dict_pre_hook(self, hook, prepend=False):
        """Calls hook(optimizer) before state_dict()."""
        return _added(self._optimizer_state_dict_pre_hooks, hook, prepend)

    def register_state_dict_post_hook(self, hook, prepend=False):
        """Calls hook(optimizer, state_dict) after state_dict(); what it returns is given instead."""
        return _added(self._optimizer_state_dict_post_hooks, hook, prepend)

    def register_load_state_dict_pre_hook(self, hook, prepend=False):
        """Calls hook(optimizer, state_dict) before a state is loaded; what it returns is loaded instead."""
        return _added(self._optimizer_load_state_dict_pre_hooks, hook, prepend)

    def register_load_state_dict_post_hook(self, hook, prepend=False):
        """Calls hook(optimizer) when a state has been loaded."""
        return _added(self._optimizer_load_state_dict_post_hooks, hook, prepend)

    def state_dict(self):
        for hook in self._optimizer_state_dict_pre_hooks.values():
            hook(self)
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
        made = {"state": state, "param_groups": groups}
        for hook in self._optimizer_state_dict_post_hooks.values():
            changed = hook(self, made)
            if changed is not None:
                made = changed
        return made

    def load_state_dict(self, state_dict):
        state_dict = state_dict.copy()
        for hook in self._optimizer_load_state_dict_pre_hooks.values():
            changed = hook(self, state_dict)
            if changed is not None:
                state_dict = changed
        groups = self.param_groups
        saved = deepcopy(state_dict["param_groups"])
        if len(groups) != len(saved):
            raise ValueError("loaded state dict has a different number of parameter groups")
        if any(len(group["params"]) != len(other["params"]) for group, other in zip(groups, saved)):
            raise ValueError(
                "loaded state dict contains a parameter group that doesn't match the size of "
                "optimizer's group"
            )
        by_number = {
            number: (p, group)
            for group, other in zip(groups, saved)
            for number, p in zip(other["params"], group["params"])
        }
        state = defaultdict(dict)
        for number, value in state_dict["state"].items():
            if number in by_number:
                p, group = by_number[number]
                state[p] = _as_of(p, value, group)
            else:
                state[number] = value
        for group, other in zip(groups, saved):
            other["params"] = group["params"]
            if "param_names" in group:
                other.setdefault("param_names", group["param_names"])
        self.__setstate__({"state": state, "param_groups": saved})
        for hook in self._optimizer_load_state_dict_post_hooks.values():
            hook(self)

    def __repr__(self):
        lines = [f"{type(self).__name__} ("]
        for i, group in enumerate(self.param_groups):
            lines.append(("\n" if i else "") + f"Parameter Group {i}")
            for name in sorted(group):
                if name != "params":
                    lines.append(f"    {name}: {group[name]}")
        return "\n".join(lines) + "\n)"


_HOOKS = tuple(
    f"_optimizer_{what}_{when}_hooks"
    for what in ("step", "state_dict", "load_state_dict")
    for when in ("pre", "post")
)
_global_pre_hooks = OrderedDict()
_global_post_hooks = OrderedDict()


def _added(hooks, hook, prepend=False):
    handle = RemovableHandle(hooks)
    hooks[handle.id] = hook
    if prepend:
        hooks.move_to_end(handle.id, last=False)
    return handle


def register_optimizer_step_pre_hook(hook):
    """Calls hook(optimizer, args, kwargs) before each step of any optimizer."""
    return _added(_global_pre_hooks, hook)


def register_optimizer_step_post_hook(hook):
    """Calls hook(optimizer, args, kwargs) after each step of any optimizer."""
    return _added(_global_post_hooks, hook)


def _as_of(p, value, group, key=None):
    """Loaded state of a parameter: tensors in its dtype, but for the count of steps."""
    if isinstance(value, torch.Tensor):
        if key == "step":
            return value.to(torch.float32) if group.get("capturable") or group.get("fused") else value
        return value.to(p.dtype) if p.is_floating_point() else value
    if isinstance(value, dict):
        return {name: _as_of(p, each, group, name) for name, each in value.items()}
    if isinstance(value, Iterable):
        return type(value)(_as_of(p, each, group) for each in value)
    return value


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


def own(tensor, group):
    """The tensor, or where a history of the step is kept a copy: what is saved must not change."""
    return tensor.clone() if group["differentiable"] else tensor


def filled(p, value):
    """Like `p`, of a number; complex ones have it as both of their parts."""
    return torch.full_like(p, complex(value, value) if p.is_complex() else value).detach()
