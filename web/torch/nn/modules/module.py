"""class Module: a tree of parameters, buffers and submodules with a forward()."""

import functools
import itertools
import weakref
from collections import OrderedDict, namedtuple

import torch

from ..._conversion import conversion
from ..._tensor import Tensor
from ..._warnings import warn
from ..._wire import primitive
from ...autograd.function import Function
from ..._hooks import RemovableHandle
from ..._not_here import no_attribute
from ..parameter import Buffer, Parameter, is_lazy

_zero_grad = primitive("optimizer.zero_grad")


class _IncompatibleKeys(namedtuple("IncompatibleKeys", ["missing_keys", "unexpected_keys"])):
    __slots__ = ()

    def __repr__(self):
        if not self.missing_keys and not self.unexpected_keys:
            return "<All keys matched successfully>"
        return super().__repr__()

    __str__ = __repr__


def _indented(text, spaces=2):
    first, *rest = text.split("\n")
    return "\n".join([first, *(" " * spaces + line for line in rest)])


class BackwardHookFunction(Function):
    """Passes tensors on unchanged, and their gradients through a list of functions."""

    @staticmethod
    def forward(ctx, see, materialize, *tensors):
        ctx.see = see
        ctx.set_materialize_grads(materialize)
        ctx.mark_non_differentiable(*(tensor for tensor in tensors if not tensor.requires_grad))
        return tuple(tensor.view_as(tensor) if tensor.requires_grad else tensor for tensor in tensors)

    @staticmethod
    def backward(ctx, *gradients):
        return (None, None, *ctx.see(gradients))


class Module:
    """Base of all networks: assign parameters and modules in __init__(), define forward()."""

    training: bool
    call_super_init = False
    dump_patches = False
    _version = 1

    def __init__(self, *args, **kwargs):
        if not self.call_super_init and kwargs:
            raise TypeError(
                f"{type(self).__name__}.__init__() got an unexpected keyword argument '{next(iter(kwargs))}'"
            )
        if not self.call_super_init and args:
            raise TypeError(
                f"{type(self).__name__}.__init__() takes 1 positional argument but {len(args) + 1} were given"
            )
        put = super().__setattr__
        put("training", True)
        put("_parameters", {})
        put("_buffers", {})
        put("_non_persistent_buffers_set", set())
        for name in _HOOKS:
            put(name, OrderedDict())
        put("_is_full_backward_hook", None)
        put("_modules", {})
        if self.call_super_init:
            super().__init__(*args, **kwargs)

    forward = None

    # --- Attributes ------------------------------------------------------------------------------

    def register_buffer(self, name, tensor, persistent=True):
        """Adds state that is not trained; it is in state_dict() if persistent."""
        self._check_name(name, "buffer", self._buffers)
        if tensor is not None and not isinstance(tensor, Tensor):
            raise TypeError(
                f"cannot assign '{_type_name(tensor)}' object to buffer '{name}' "
                "(torch Tensor or None required)"
            )
        self._buffers[name] = _registered(_global_buffer_hooks, self, name, tensor)
        if persistent:
            self._non_persistent_buffers_set.discard(name)
        else:
            self._non_persistent_buffers_set.add(name)

    def register_parameter(self, name, param):
        """Adds a parameter by name."""
        self._check_name(name, "parameter", self._parameters)
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(
                f"cannot assign '{_type_name(param)}' object to parameter '{name}' "
                "(torch.nn.Parameter or None required)"
            )
        if param is not None and param.grad_fn is not None:
            raise ValueError(
                f"Cannot assign non-leaf Tensor to parameter '{name}'. Model parameters must be "
                f"created explicitly. To express '{name}' as a function of another Tensor, "
                "compute the value in the forward() method."
            )
        if param is not None:
            param = _registered(_global_parameter_hooks, self, name, param)
        self._parameters[name] = param

    def add_module(self, name, module):
        """Adds a submodule by name."""
        if not isinstance(module, Module) and module is not None:
            raise TypeError(f"{_type_name(module)} is not a Module subclass")
        self._check_name(name, "module", self._modules)
        self._modules[name] = _registered(_global_module_hooks, self, name, module)

    register_module = add_module

    def _check_name(self, name, kind, place):
        if "_parameters" not in self.__dict__:
            raise AttributeError(f"cannot assign {kind} before Module.__init__() call")
        if not isinstance(name, str):
            raise TypeError(f"{kind} name should be a string. Got {_type_name(name)}")
        if "." in name:
            raise KeyError(
                f'module name can\'t contain ".", got: {name}'
                if kind == "module"
                else f'{kind} name can\'t contain "."'
            )
        if name == "":
            raise KeyError(f'{kind} name can\'t be empty string ""')
        if hasattr(self, name) and name not in place:
            raise KeyError(f"attribute '{name}' already exists")

    def __setattr__(self, name, value):
        own = self.__dict__
        parameters = own.get("_parameters")
        if isinstance(value, Parameter):
            if parameters is None:
                raise AttributeError("cannot assign parameters before Module.__init__() call")
            self._forget(name, own, self._buffers, self._modules)
            self.register_parameter(name, value)
            return
        if parameters is not None and name in parameters:
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_type_name(value)}' as parameter '{name}' "
                    "(torch.nn.Parameter or None expected)"
                )
            self.register_parameter(name, value)
            return
        modules = own.get("_modules")
        if isinstance(value, Module):
            if modules is None:
                raise AttributeError("cannot assign module before Module.__init__() call")
            self._forget(name, own, self._parameters, self._buffers)
            modules[name] = _registered(_global_module_hooks, self, name, value)
            return
        if modules is not None and name in modules:
            if value is not None:
                raise TypeError(
                    f"cannot assign '{_type_name(value)}' as child module '{name}' "
                    "(torch.nn.Module or None expected)"
                )
            modules[name] = _registered(_global_module_hooks, self, name, value)
            return
        buffers = own.get("_buffers")
        if isinstance(value, Buffer) and buffers is not None:
            self._forget(name, own, self._parameters, self._modules)
            self.register_buffer(name, value, value.persistent)
            return
        if buffers is not None and name in buffers:
            if value is not None and not isinstance(value, Tensor):
                raise TypeError(
                    f"cannot assign '{_type_name(value)}' as buffer '{name}' "
                    "(torch.nn.Buffer, torch.Tensor or None expected)"
                )
            buffers[name] = _registered(_global_buffer_hooks, self, name, value)
            return
        super().__setattr__(name, value)

    def _forget(self, name, *places):
        for place in places:
            place.pop(name, None)
        self._non_persistent_buffers_set.discard(name)

    def __getattr__(self, name):
        own = self.__dict__
        if "_modules" in own:  # Module.__init__() has run
            for place in (own["_parameters"], own["_buffers"], own["_modules"]):
                if name in place:
                    return place[name]
        raise no_attribute(self, name)

    def __delattr__(self, name):
        for place in (self._parameters, self._buffers, self._modules):
            if name in place:
                del place[name]
                self._non_persistent_buffers_set.discard(name)
                return
        super().__delattr__(name)

    def __dir__(self):
        names = {*dir(type(self)), *self.__dict__, *self._parameters, *self._buffers, *self._modules}
        return sorted(name for name in names if not name[0].isdigit())

    # --- The tree --------------------------------------------------------------------------------

    def named_modules(self, memo=None, prefix="", remove_duplicate=True):
        """Itself and all modules below, each once, by dotted name."""
        memo = set() if memo is None else memo
        if self in memo:
            return
        if remove_duplicate:
            memo.add(self)
        yield prefix, self
        for name, module in self._modules.items():
            if module is not None:
                below = prefix + ("." if prefix else "") + name
                yield from module.named_modules(memo, below, remove_duplicate)

    def modules(self, remove_duplicate=True):
        for _, module in self.named_modules(remove_duplicate=remove_duplicate):
            yield module

    def named_children(self):
        seen = set()
        for name, module in self._modules.items():
            if module is not None and module not in seen:
                seen.add(module)
                yield name, module

    def children(self):
        for _, module in self.named_children():
            yield module

    def _named_members(self, place, prefix, recurse, remove_duplicate):
        seen = set()
        modules = (
            self.named_modules(prefix=prefix, remove_duplicate=remove_duplicate)
            if recurse
            else [(prefix, self)]
        )
        for path, module in modules:
            for name, value in getattr(module, place).items():
                if value is None or value in seen:
                    continue
                if remove_duplicate:
                    seen.add(value)
                yield path + ("." if path else "") + name, value

    def named_parameters(self, prefix="", recurse=True, remove_duplicate=True):
        yield from self._named_members("_parameters", prefix, recurse, remove_duplicate)

    def parameters(self, recurse=True):
        for _, parameter in self.named_parameters(recurse=recurse):
            yield parameter

    def named_buffers(self, prefix="", recurse=True, remove_duplicate=True):
        yield from self._named_members("_buffers", prefix, recurse, remove_duplicate)

    def buffers(self, recurse=True):
        for _, buffer in self.named_buffers(recurse=recurse):
            yield buffer

    def get_submodule(self, target):
        """The module of a dotted name."""
        module = self
        for name in filter(None, target.split(".")):
            if not hasattr(module, name):
                raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
            module = getattr(module, name)
            if not isinstance(module, Module):
                raise AttributeError(f"`{name}` is not an nn.Module")
        return module

    def _get_member(self, target, kind, cls):
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
        found = getattr(module, name)
        if not isinstance(found, cls):
            raise AttributeError(f"`{name}` is not an {kind}")
        return found

    def get_parameter(self, target):
        return self._get_member(target, "nn.Parameter", Parameter)

    def get_buffer(self, target):
        path, _, name = target.rpartition(".")
        module = self.get_submodule(path)
        if not hasattr(module, name):
            raise AttributeError(f"{type(module).__name__} has no attribute `{name}`")
        if name not in module._buffers:
            raise AttributeError(f"`{name}` is not a buffer")
        return module._buffers[name]

    def set_submodule(self, target, module, strict=False):
        """Puts another module in the place of a dotted name."""
        if target == "":
            raise ValueError("Cannot set the submodule without a target name!")
        if not isinstance(module, Module):
            raise ValueError(f"`module` is not an nn.Module, found {type(module)}")
        path, _, name = target.rpartition(".")
        parent = self.get_submodule(path)
        if strict and not hasattr(parent, name):
            raise AttributeError(f"{type(parent).__name__} has no attribute `{name}`")
        setattr(parent, name, module)

    def apply(self, fn):
        """Calls `fn` on every module below, then on itself."""
        for module in self.children():
            module.apply(fn)
        fn(self)
        return self

    def _apply(self, fn, recurse=True):
        if recurse:
            for module in self.children():
                module._apply(fn)
        for parameter in self._parameters.values():
            if parameter is None:
                continue
            with torch.no_grad():
                new = fn(parameter)
                if new is not parameter:
                    parameter.data = new
                if parameter.grad is not None:
                    gradient = fn(parameter.grad)
                    if gradient is not parameter.grad:
                        parameter.grad = gradient
        for name, buffer in self._buffers.items():
            if buffer is not None:
                self._buffers[name] = fn(buffer)
        return self

    # --- Modes and moves -------------------------------------------------------------------------

    def train(self, mode=True):
        """Sets training mode, in which dropout drops and batch norm learns."""
        if not isinstance(mode, bool):
            raise ValueError("training mode is expected to be boolean")
        self.training = mode
        for module in self.children():
            module.train(mode)
        return self

    def eval(self):
        """Sets evaluation mode."""
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none=True):
        """Takes the gradients of all parameters away, or zeroes them."""
        _zero_grad(list(self.parameters()), bool(set_to_none))

    def to(self, *args, **kwargs):
        """Casts floating point parameters and buffers."""
        dtype, copies, memory_format = conversion(args, kwargs)
        if copies:
            raise RuntimeError(".to() does not accept copy argument")
        if dtype is None and memory_format is None:
            return self
        if dtype is not None and not (dtype.is_floating_point or dtype.is_complex):
            raise TypeError(
                f"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}"
            )

        def convert(t):
            to = dtype if dtype is not None and t.is_floating_point() else t.dtype
            # Formats are of the weights of planes and volumes.
            return t.to(to, memory_format=memory_format if t.dim() in (4, 5) else None)

        return self._apply(convert)

    def to_empty(self, *, device, recurse=True):
        """Gives parameters and buffers new memory, whose values are not set."""
        return self._apply(lambda t: torch.empty_like(t, device=device), recurse=recurse)

    def type(self, dst_type):
        return self._apply(lambda t: t.type(dst_type))

    def float(self):
        return self._apply(lambda t: t.float() if t.is_floating_point() else t)

    def double(self):
        return self._apply(lambda t: t.double() if t.is_floating_point() else t)

    def half(self):
        return self._apply(lambda t: t.half() if t.is_floating_point() else t)

    def bfloat16(self):
        return self._apply(lambda t: t.bfloat16() if t.is_floating_point() else t)

    def cpu(self):
        return self

    def cuda(self, device=None):
        raise AssertionError("Torch not compiled with CUDA enabled")

    def share_memory(self):
        """Itself: there is one process, and what it has not made yet cannot be shared with others."""
        for tensor in itertools.chain(self.parameters(), self.buffers()):
            if is_lazy(tensor):
                tensor.share_memory_()
        return self

    def compile(self, *args, **kwargs):
        return None

    # --- Calls and hooks -------------------------------------------------------------------------

    def __call__(self, *args, **kwargs):
        own = self.__dict__
        try:
            hooked = (
                own["_forward_hooks"] or own["_forward_pre_hooks"] or own["_backward_hooks"]
                or own["_backward_pre_hooks"] or _any_global
            )  # fmt: skip
        except KeyError:  # without Module.__init__()
            raise AttributeError(
                f"'{type(self).__name__}' object has no attribute '_backward_hooks'"
            ) from None
        if hooked:
            return self._call_with_hooks(args, kwargs)
        forward = self.forward
        if forward is None:
            self._no_forward()
        return forward(*args, **kwargs)

    def _no_forward(self):
        raise NotImplementedError(
            f'Module [{type(self).__name__}] is missing the required "forward" function'
        )

    def _call_with_hooks(self, args, kwargs):
        due = self._forward_hooks_always_called.copy()
        due.update(_global_forward_hooks_always_called)
        try:
            return self._call_in_order(args, kwargs, due)
        except Exception:
            # Those that are always called learn of no output; what they raise is not heard.
            for id, hook in (*_global_forward_hooks.items(), *self._forward_hooks.items()):
                if id in due:
                    try:
                        if id in self._forward_hooks_with_kwargs:
                            hook(self, args, kwargs, None)
                        else:
                            hook(self, args, None)
                    except Exception as raised:
                        warn(
                            "module forward hook with ``always_call=True`` raised an exception "
                            f"that was silenced as another error was raised in forward: {raised}",
                        )
            raise

    def _call_in_order(self, args, kwargs, due):
        for id, hook in (*_global_forward_pre_hooks.items(), *self._forward_pre_hooks.items()):
            if id in self._forward_pre_hooks_with_kwargs:
                changed = hook(self, args, kwargs)
                if changed is not None:
                    if not (isinstance(changed, tuple) and len(changed) == 2):
                        raise RuntimeError(
                            "forward pre-hook must return None or a tuple of (new_args, "
                            f"new_kwargs), but got {changed}."
                        )
                    args, kwargs = changed
            else:
                changed = hook(self, args)
                if changed is not None:
                    args = changed if isinstance(changed, tuple) else (changed,)
        full = self._hooks_backward(True)
        watched = bool(full or self._backward_pre_hooks or _global_backward_pre_hooks)
        if watched:
            seen = {}
            args = self._watch_inputs(args, seen, full)
        if self.forward is None:
            self._no_forward()
        output = self.forward(*args, **kwargs)
        for id, hook in (*_global_forward_hooks.items(), *self._forward_hooks.items()):
            due.pop(id, None)
            if id in self._forward_hooks_with_kwargs:
                changed = hook(self, args, kwargs, output)
            else:
                changed = hook(self, args, output)
            if changed is not None:
                output = changed
        if watched:
            if not isinstance(output, (Tensor, tuple)):
                warn(
                    "For backward hooks to be called, module output should be a Tensor or a tuple of "
                    f"Tensors but received {type(output)}"
                )
            output = self._watch_outputs(output, seen, full)
        if old := self._hooks_backward(False):
            self._hook_last_node(old, args, output)
        return output

    def _hooks_backward(self, full):
        """Backward hooks of one kind: those of all modules, then its own."""
        every = _global_backward_hooks.values() if _global_is_full is full else ()
        own = self._backward_hooks.values() if self._is_full_backward_hook is full else ()
        return [*every, *own]

    def _hook_last_node(self, hooks, inputs, output):
        """Hooks of old are those of the one node that made the first output."""
        first = output
        while not isinstance(first, Tensor):
            first = next(each for each in first.values()) if isinstance(first, dict) else first[0]
        node = first.grad_fn
        if node is None:
            return
        for hook in hooks:
            node.register_hook(lambda made, given, hook=hook: hook(self, made, given))
        _warn_of_other_nodes(inputs, output, node)

    def _watch_inputs(self, args, seen, hooks):
        # `see` must not hold what BackwardHookFunction gives: their node holds `see`.
        places = [i for i, arg in enumerate(args) if isinstance(arg, Tensor)]
        count = len(args)

        def see(gradients):
            whole = [None] * count
            for i, gradient in zip(places, gradients):
                whole[i] = gradient
            if seen.get("outputs") is None:  # a double backward, that the outputs have no part in
                return list(gradients)
            inputs = self._run_backward_hooks(hooks, tuple(whole), seen.pop("outputs"))
            return [inputs[i] for i in places]

        seen["has_inputs"] = torch.is_grad_enabled() and any(args[i].requires_grad for i in places)
        if not seen["has_inputs"]:
            seen["count"] = count
            return args
        args = list(args)
        for i, tensor in zip(places, BackwardHookFunction.apply(see, True, *(args[i] for i in places))):
            args[i] = tensor
        return tuple(args)

    def _run_backward_hooks(self, hooks, inputs, outputs):
        for hook in hooks:
            changed = hook(self, inputs, outputs)
            if changed is not None:
                changed = changed if isinstance(changed, tuple) else (changed,)
                if len(changed) != len(inputs):
                    raise RuntimeError(
                        "Backward hook returned an invalid number of grad_input, got "
                        f"{len(changed)}, but expected {len(inputs)}"
                    )
                inputs = changed
        return inputs

    def _watch_outputs(self, output, seen, hooks):
        several = isinstance(output, tuple)
        outputs = list(output) if several else [output]
        places = [i for i, each in enumerate(outputs) if isinstance(each, Tensor)]
        count = len(outputs)

        def see(gradients):
            whole = [None] * count
            for i, gradient in zip(places, gradients):
                whole[i] = gradient
            whole = tuple(whole)
            for hook in (
                *_global_backward_pre_hooks.values(), *self._backward_pre_hooks.values()
            ):  # fmt: skip
                changed = hook(self, whole)
                if changed is not None:
                    changed = changed if isinstance(changed, tuple) else (changed,)
                    if len(changed) != len(whole):
                        raise RuntimeError(
                            "Backward pre hook returned an invalid number of grad_output, got "
                            f"{len(changed)}, but expected {len(whole)}"
                        )
                    whole = changed
            seen["outputs"] = whole
            if not seen["has_inputs"]:
                if hooks:
                    warn(_NO_INPUTS)
                for hook in hooks:
                    changed = hook(self, (None,) * seen["count"], whole)
                    if changed is not None and not (
                        isinstance(changed, tuple) and all(each is None for each in changed)
                    ):
                        raise RuntimeError(
                            "Backward hook for Modules where no input requires gradient should "
                            "always return None or None for all gradients."
                        )
            return [whole[i] for i in places]

        if not torch.is_grad_enabled() or not any(outputs[i].requires_grad for i in places):
            return output
        for i, tensor in zip(places, BackwardHookFunction.apply(see, False, *(outputs[i] for i in places))):
            outputs[i] = tensor
        return tuple(outputs) if several else outputs[0]

    def _add_hook(self, hooks, hook, prepend=False, flags=None):
        handle = RemovableHandle(hooks, extra_dict=flags)
        hooks[handle.id] = hook
        if prepend:
            hooks.move_to_end(handle.id, last=False)
        return handle

    def register_forward_pre_hook(self, hook, *, prepend=False, with_kwargs=False):
        """Calls hook(module, args) before forward(); what it returns replaces args."""
        flags = self._forward_pre_hooks_with_kwargs
        handle = self._add_hook(self._forward_pre_hooks, hook, prepend, flags)
        if with_kwargs:
            flags[handle.id] = True
        return handle

    def register_forward_hook(self, hook, *, prepend=False, with_kwargs=False, always_call=False):
        """Calls hook(module, args, output) after forward(); what it returns replaces output."""
        flags = [self._forward_hooks_with_kwargs, self._forward_hooks_always_called]
        handle = self._add_hook(self._forward_hooks, hook, prepend, flags)
        for asked, flag in zip((with_kwargs, always_call), flags):
            if asked:
                flag[handle.id] = True
        return handle

    def register_full_backward_hook(self, hook, prepend=False):
        """Calls hook(module, grad_input, grad_output) when the gradients of the input are known."""
        self._only_one_kind(True)
        return self._add_hook(self._backward_hooks, hook, prepend)

    def register_backward_hook(self, hook):
        """The older register_full_backward_hook()."""
        self._only_one_kind(False)
        return self._add_hook(self._backward_hooks, hook)

    def _only_one_kind(self, full):
        if self._is_full_backward_hook is (not full):
            raise RuntimeError(
                "Cannot use both regular backward hooks and full backward hooks on a single "
                "Module. Please use only one of them."
            )
        self._is_full_backward_hook = full

    def register_full_backward_pre_hook(self, hook, prepend=False):
        """Calls hook(module, grad_output) before the gradients of the input are computed."""
        return self._add_hook(self._backward_pre_hooks, hook, prepend)

    def register_state_dict_post_hook(self, hook):
        return self._add_hook(self._state_dict_hooks, hook)

    _register_state_dict_hook = register_state_dict_post_hook

    def register_state_dict_pre_hook(self, hook):
        return self._add_hook(self._state_dict_pre_hooks, hook)

    def register_load_state_dict_pre_hook(self, hook):
        return self._register_load_state_dict_pre_hook(hook, with_module=True)

    def _register_load_state_dict_pre_hook(self, hook, with_module=False):
        return self._add_hook(
            self._load_state_dict_pre_hooks, _WrappedHook(hook, self if with_module else None)
        )

    def register_load_state_dict_post_hook(self, hook):
        return self._add_hook(self._load_state_dict_post_hooks, hook)

    # --- State -----------------------------------------------------------------------------------

    def get_extra_state(self):
        raise RuntimeError("Reached a code path in Module.get_extra_state() that should never be called.")

    def set_extra_state(self, state):
        raise RuntimeError("Reached a code path in Module.set_extra_state() that should never be called.")

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        for name, parameter in self._parameters.items():
            if parameter is not None:
                destination[prefix + name] = parameter if keep_vars else parameter.detach()
        for name, buffer in self._buffers.items():
            if buffer is not None and name not in self._non_persistent_buffers_set:
                destination[prefix + name] = buffer if keep_vars else buffer.detach()
        if type(self).get_extra_state is not Module.get_extra_state:
            destination[prefix + "_extra_state"] = self.get_extra_state()

    def state_dict(self, *args, destination=None, prefix="", keep_vars=False):
        """Parameters and persistent buffers by dotted name; they share the module's memory."""
        if args:
            warn(
                "Positional args are being deprecated, use kwargs instead. Refer to "
                "https://pytorch.org/docs/main/generated/torch.nn.Module.html#torch.nn.Module.state_dict"
                " for details.",
                FutureWarning,
            )
            destination, prefix, keep_vars = (*args, *(destination, prefix, keep_vars)[len(args) :])
        if destination is None:
            destination = OrderedDict()
            destination._metadata = OrderedDict()
        metadata = {"version": self._version}
        if hasattr(destination, "_metadata"):
            destination._metadata[prefix[:-1]] = metadata
        for hook in self._state_dict_pre_hooks.values():
            hook(self, prefix, keep_vars)
        self._save_to_state_dict(destination, prefix, keep_vars)
        for name, module in self._modules.items():
            if module is not None:
                module.state_dict(destination=destination, prefix=prefix + name + ".", keep_vars=keep_vars)
        for hook in self._state_dict_hooks.values():
            changed = hook(self, destination, prefix, metadata)
            if changed is not None:
                destination = changed
        return destination

    def _load_from_state_dict(
        self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs
    ):
        for hook in self._load_state_dict_pre_hooks.values():
            hook(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs)
        buffers = {
            name: buffer
            for name, buffer in self._buffers.items()
            if name not in self._non_persistent_buffers_set
        }
        owned = {
            name: own
            for name, own in itertools.chain(self._parameters.items(), buffers.items())
            if own is not None
        }
        assign = local_metadata.get("assign_to_params_buffers", False)
        for name, own in owned.items():
            key = prefix + name
            if key not in state_dict:
                if strict:
                    missing_keys.append(key)
                continue
            given = state_dict[key]
            if not isinstance(given, Tensor):
                error_msgs.append(
                    f'While copying the parameter named "{key}", expected torch.Tensor or '
                    f"Tensor-like object from checkpoint but received {type(given)}"
                )
                continue
            if not is_lazy(own):
                if own.dim() == 0 and given.shape == (1,):  # scalars were once of one dimension
                    given = given[0]
                if given.shape != own.shape:
                    error_msgs.append(
                        f"size mismatch for {key}: copying a param with shape {given.shape} from "
                        f"checkpoint, the shape in current model is {own.shape}."
                    )
                    continue
            try:
                self._load_one(name, own, given, assign)
            except Exception as raised:
                error_msgs.append(
                    f'While copying the parameter named "{key}", whose dimensions in the model are '
                    f"{own.size()} and whose dimensions in the checkpoint are {given.size()}, an "
                    f"exception occurred : {raised.args}."
                )
        if type(self).set_extra_state is not Module.set_extra_state:
            key = prefix + "_extra_state"
            if key in state_dict:
                self.set_extra_state(state_dict[key])
            elif strict:
                missing_keys.append(key)
        elif strict and prefix + "_extra_state" in state_dict:
            unexpected_keys.append(prefix + "_extra_state")
        if strict:
            for key in state_dict:
                if key.startswith(prefix) and key != prefix + "_extra_state":
                    name, dot, _ = key[len(prefix) :].partition(".")
                    if name not in (self._modules if dot else owned):
                        unexpected_keys.append(key)

    def _load_one(self, name, own, given, assign):
        if not assign:
            with torch.no_grad():
                own.copy_(given)
            return
        if isinstance(own, Parameter):
            if isinstance(given, Parameter):
                given.requires_grad_(own.requires_grad)
            else:
                given = Parameter(given, requires_grad=own.requires_grad)
        setattr(self, name, given)

    def load_state_dict(self, state_dict, strict=True, assign=False):
        """Copies the values of a state_dict() into the parameters and buffers."""
        if not hasattr(state_dict, "items"):
            raise TypeError(f"Expected state_dict to be dict-like, got {type(state_dict)}.")
        missing, unexpected, errors = [], [], []
        metadata = getattr(state_dict, "_metadata", {})
        state_dict = OrderedDict(state_dict)

        _load_tree(self, state_dict, "", metadata, assign, (missing, unexpected, errors))
        if strict:
            if unexpected:
                errors.insert(0, f"Unexpected key(s) in state_dict: {_quoted(unexpected)}. ")
            if missing:
                errors.insert(0, f"Missing key(s) in state_dict: {_quoted(missing)}. ")
        if errors:
            raise RuntimeError(
                f"Error(s) in loading state_dict for {type(self).__name__}:\n\t" + "\n\t".join(errors)
            )
        return _IncompatibleKeys(missing, unexpected)

    def __setstate__(self, state):
        self.__dict__.update(state)
        for name in _HOOKS:
            self.__dict__.setdefault(name, OrderedDict())
        self.__dict__.setdefault("_is_full_backward_hook", None)

    # --- Printing --------------------------------------------------------------------------------

    def _get_name(self):
        return type(self).__name__

    def extra_repr(self):
        """What stands between the brackets besides the submodules."""
        return ""

    def __repr__(self):
        extra = self.extra_repr().split("\n") if self.extra_repr() else []
        children = [f"({name}): {_indented(repr(module))}" for name, module in self._modules.items()]
        lines = extra + children
        if not lines:
            return self._get_name() + "()"
        if len(extra) == 1 and not children:
            return f"{self._get_name()}({extra[0]})"
        return self._get_name() + "(\n  " + "\n  ".join(lines) + "\n)"


_HOOKS = (
    "_backward_pre_hooks", "_backward_hooks", "_forward_hooks", "_forward_hooks_with_kwargs",
    "_forward_hooks_always_called",
    "_forward_pre_hooks", "_forward_pre_hooks_with_kwargs", "_state_dict_hooks",
    "_state_dict_pre_hooks", "_load_state_dict_pre_hooks", "_load_state_dict_post_hooks",
)  # fmt: skip


class _WrappedHook:
    """A hook that is given its module first. What a module holds must not hold it."""

    def __init__(self, hook, module=None):
        functools.update_wrapper(self, hook)
        self.hook = hook
        self.with_module = module is not None
        if self.with_module:
            self.module = weakref.ref(module)

    def __call__(self, *args, **kwargs):
        if not self.with_module:
            return self.hook(*args, **kwargs)
        module = self.module()
        if module is None:
            raise RuntimeError("You are trying to call the hook of a dead Module!")
        return self.hook(module, *args, **kwargs)

    def __getstate__(self):
        state = {"hook": self.hook, "with_module": self.with_module}
        return state | {"module": self.module()} if self.with_module else state

    def __setstate__(self, state):
        self.__init__(state["hook"])
        if state["with_module"]:
            if state["module"] is None:
                raise RuntimeError("You are trying to revive the hook of a dead Module!")
            self.with_module, self.module = True, weakref.ref(state["module"])


# --- Hooks of all modules ------------------------------------------------------------------------

_global_buffer_hooks = OrderedDict()
_global_parameter_hooks = OrderedDict()
_global_module_hooks = OrderedDict()
_global_forward_pre_hooks = OrderedDict()
_global_forward_hooks = OrderedDict()
_global_forward_hooks_always_called = OrderedDict()
_global_backward_pre_hooks = OrderedDict()
_global_backward_hooks = OrderedDict()
_global_is_full = None  # of what kind the backward hooks are, once there are any
_any_global = False  # whether there ever was one: then every call looks


def _registered(hooks, module, name, value):
    """What is kept of what is registered under a name: itself, or what a hook gives instead."""
    for hook in hooks.values():
        changed = hook(module, name, value)
        if changed is not None:
            value = changed
    return value


def _add_registration(hooks, hook):
    handle = RemovableHandle(hooks)
    hooks[handle.id] = hook
    return handle


def register_module_buffer_registration_hook(hook):
    """Calls hook(module, name, buffer) when a buffer is registered; what it returns replaces the buffer."""
    return _add_registration(_global_buffer_hooks, hook)


def register_module_parameter_registration_hook(hook):
    """Calls hook(module, name, parameter) when a parameter is registered; what it returns replaces it."""
    return _add_registration(_global_parameter_hooks, hook)


def register_module_module_registration_hook(hook):
    """Calls hook(module, name, submodule) when a module is; what it returns replaces the submodule."""
    return _add_registration(_global_module_hooks, hook)


def _add_global(hooks, hook):
    global _any_global
    _any_global = True
    handle = RemovableHandle(hooks, extra_dict=_global_forward_hooks_always_called)
    hooks[handle.id] = hook
    return handle


def register_module_forward_pre_hook(hook):
    """Calls hook(module, args) before any module's forward()."""
    return _add_global(_global_forward_pre_hooks, hook)


def register_module_forward_hook(hook, *, with_kwargs=False, always_call=False):
    """Calls hook(module, args, output) after any module's forward()."""
    if with_kwargs:
        plain = hook
        hook = lambda module, args, output: plain(module, args, {}, output)  # noqa: E731
    handle = _add_global(_global_forward_hooks, hook)
    if always_call:
        _global_forward_hooks_always_called[handle.id] = True
    return handle


def register_module_full_backward_pre_hook(hook):
    """Calls hook(module, grad_output) before the gradients of any module's input are computed."""
    return _add_global(_global_backward_pre_hooks, hook)


def register_module_full_backward_hook(hook):
    """Calls hook(module, grad_input, grad_output) after those of any module's input are."""
    return _add_global_backward(hook, True)


def register_module_backward_hook(hook):
    """The older register_module_full_backward_hook()."""
    return _add_global_backward(hook, False)


def _add_global_backward(hook, full):
    global _global_is_full
    if _global_is_full is (not full):
        raise RuntimeError(
            "Cannot use both regular backward hooks and full backward hooks as a global Module hook. "
            "Please use only one of them."
        )
    _global_is_full = full
    return _add_global(_global_backward_hooks, hook)


def _load_tree(module, local, prefix, metadata, assign, reports):
    """Loads a module and those below it, each with the part of the state that is theirs."""
    about = dict(metadata.get(prefix[:-1], {}))
    if assign:
        about["assign_to_params_buffers"] = True
    module._load_from_state_dict(local, prefix, about, True, *reports)
    for name, child in module._modules.items():
        if child is not None:
            below = prefix + name + "."
            part = {key: value for key, value in local.items() if key.startswith(below)}
            _load_tree(child, part, below, metadata, assign, reports)
    result = _IncompatibleKeys(*reports[:2])
    for hook in module._load_state_dict_post_hooks.values():
        hook(module, result)


def _quoted(keys):
    return ", ".join(f'"{key}"' for key in keys)


def _type_name(value):
    return torch.typename(value)


_OF_OLD_HOOKS = "is deprecated and will be removed in future versions. This hook will be missing some"
_NO_INPUTS = (
    "Full backward hook is firing when gradients are computed with respect to module outputs since no "
    "inputs require gradients. See https://docs.pytorch.org/docs/main/generated/torch.nn.Module.html"
    "#torch.nn.Module.register_full_backward_hook for more details."
)


def _warn_of_other_nodes(inputs, output, node):
    """Of what the hooks of old do not see, where that node is not all of the module."""

    def are_tensors(values):
        return isinstance(values, tuple) and all(isinstance(each, Tensor) for each in values)

    instead = "Please use register_full_backward_hook to get the documented behavior."
    outputs = (output,) if isinstance(output, Tensor) else output
    if not are_tensors(outputs):
        return warn(
            "Using non-full backward hooks on a Module that does not return a single Tensor or a "
            f"tuple of Tensors {_OF_OLD_HOOKS} of the grad_output. {instead}",
            FutureWarning,
        )
    if not are_tensors(inputs):
        return warn(
            "Using non-full backward hooks on a Module that does not take as input a single Tensor "
            f"or a tuple of Tensors {_OF_OLD_HOOKS} of the grad_input. {instead}",
            FutureWarning,
        )
    makers = {each.grad_fn for each in outputs} - {None}
    if makers <= {node} and node not in makers:
        warn(
            "Using a non-full backward hook when outputs are nested in python data structure "
            f"{_OF_OLD_HOOKS} grad_output.",
            FutureWarning,
        )
    elif len(makers) > 1:
        warn(
            "Using a non-full backward hook when outputs are generated by different autograd Nodes "
            f"{_OF_OLD_HOOKS} grad_output. {instead}",
            FutureWarning,
        )
    elif {each.grad_fn for each in inputs} - {None} != {each for each, _ in node.next_functions}:
        warn(
            "Using a non-full backward hook when the forward contains multiple autograd Nodes "
            f"{_OF_OLD_HOOKS} grad_input. {instead}",
            FutureWarning,
        )
