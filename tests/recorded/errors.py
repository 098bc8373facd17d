"""Records errors as Python code meets them: of the argument parser, of indexing, of broadcasting, of autograd."""
import torch

import forms

SETUP = 'x = torch.ones(2, 3); i = torch.tensor([0, 1]); r = torch.ones(2, 3, requires_grad=True); s = torch.tensor(1.0)'

PARSER = [
    'torch.add()', 'torch.add(x)', 'torch.add(x, "a")', 'torch.add(x, x, x)', 'torch.add(x, x, alpha="a")', 'torch.add(x, x, beta=2)', 'torch.add(1, 2)', 'torch.add(x, None)', 'x.add()', 'x.add("a")', 'x.add(x, beta=1)',
    'x.add(x, x, x)', 'x.add_("a")', 'torch.exp()', 'torch.exp(1)', 'torch.exp(x, x)', 'torch.exp("a")', 'torch.exp(x, foo=1)', 'x.exp(1)', 'x.exp(foo=1)', 'torch.exp(input=1)', 'torch.exp([1.0])', 'torch.sin(None)',
    'torch.sum("a")', 'torch.sum(x, "a")', 'torch.sum(x, 0, keepdim=2)', 'torch.sum(x, 0, 1, 2)', 'x.sum("a")', 'x.sum(0.5)', 'x.sum([0.5])', 'x.sum(dim=0, foo=1)', 'x.sum(0, dim=1)', 'torch.sum(x, axes=0)', 'torch.mean(x, dim="a")',
    'torch.max(x, "a")', 'torch.max(x, 0.5)', 'torch.max(x, 0, 1, 2)', 'torch.max(x, dim=0, foo=1)', 'torch.max()', 'x.max(dims=0)', 'torch.clamp(x, "a")', 'torch.clamp(x, min=None, max="a")', 'torch.clamp()', 'torch.pow(2, 3)', 'torch.pow(x)',
    'torch.matmul(x)', 'torch.matmul(x, 1)', 'torch.matmul(1, x)', 'x.matmul(1)', 'x.mm(2)', 'torch.mm(x, [1])', 'torch.mm(x, mat3=x)', 'x @ 1', 'torch.zeros("a")', 'torch.zeros(1.5)', 'torch.zeros([1.5])', 'torch.zeros(2, "a")', 'torch.zeros()',
    'torch.zeros(2, dtype="float32")', 'torch.zeros(2, dtype=1)', 'torch.zeros(2, device=3.5)', 'torch.zeros(2, foo=1)', 'torch.zeros(2, requires_grad="a")', 'torch.zeros(size=(2,), foo=1)', 'torch.zeros((2, "a"))', 'torch.ones(None)', 'torch.full((2,))',
    'torch.full(2, 1.0)', 'torch.full((2,), "a")', 'torch.full((2,), None)', 'torch.arange()', 'torch.arange("a")', 'torch.arange(1, 2, 3, 4)', 'torch.arange(1, "a")', 'torch.linspace(0)', 'torch.linspace(0, 1)', 'torch.linspace(0, 1, 2.5)', 'torch.eye("a")',
    'torch.eye(2.0)', 'torch.rand("a")', 'torch.rand(2.5)', 'torch.randn(2, generator=1)', 'torch.randint(5)', 'torch.randint(5, 3)', 'torch.randint(1.5, (2,))', 'torch.randperm(2.5)', 'torch.randperm("a")', 'x.view("a")', 'x.view(1.5)', 'x.view()',
    'x.view(2, "a")', 'x.reshape("a")', 'x.reshape(1.5)', 'torch.reshape(x)', 'torch.reshape(x, 6.0)', 'torch.reshape(x, 6)', 'x.transpose(0)', 'x.transpose(0, "a")', 'x.transpose(0, 1, 2)', 'torch.transpose(x, 0)', 'x.permute("a")', 'x.permute(0.5, 1)',
    'x.expand("a")', 'x.expand(2.5)', 'x.squeeze("a")', 'x.squeeze(0.5)', 'x.unsqueeze()', 'x.unsqueeze("a")', 'x.unsqueeze(0.5)', 'torch.cat()', 'torch.cat(x)', 'torch.cat(1)', 'torch.cat([1, 2])', 'torch.cat([x, 1])', 'torch.cat([x, x], "a")',
    'torch.cat([x, x], dim=0.5)', 'torch.cat((x, None))', 'torch.stack(1)', 'torch.stack([1])', 'torch.stack([x, "a"])', 'torch.stack([x], 0, 1)', 'torch.where()', 'torch.where(1)', 'torch.where(x, x)', 'torch.where("a", x, x)', 'torch.gather(x, 0)',
    'torch.gather(x, 0, 1)', 'x.gather("a", i)', 'torch.index_select(x, 0, 1)', 'x.masked_fill(x)', 'x.masked_fill(1, 2)', 'x.masked_fill(x > 0, "a")', 'x.fill_("a")', 'x.fill_()', 'x.fill_(1, 2)', 'x.zero_(1)', 'x.clone(1)', 'x.detach(1)',
    'x.copy_(1)', 'x.copy_("a")', 'x.copy_()', 'x.to(1.5)', 'x.to("a")', 'x.to(foo=1)', 'x.item(1)', 'x.softmax("a")', 'torch.softmax(x)', 'torch.softmax(x, 0.5)', 'torch.softmax(x, dim=0, dtype=1)', 'x.split("a")', 'x.chunk("a")', 'x.chunk(1.5)', 'x.topk("a")',
    'x.topk(1.5)', 'torch.topk(x)', 'torch.sort(x, "a")', 'torch.einsum(1, x)', 'torch.einsum("ij->ji", 1)', 'torch.tril(x, 0.5)', 'torch.dot(x)', 'torch.bmm(x)', 'torch.allclose(x, 1)', 'torch.equal(x, 1)', 'torch.isclose(x, 1)', 'torch.norm(x, "abc")',
    'torch.var(x, unbiased=1)', 'torch.std(x, 0, 1)', 'torch.div(x, x, rounding_mode=1)', 'torch.div(x, "a")', 'torch.lerp(x, x)', 'torch.lerp(x, x, "a")', 'torch.addmm(x, x)', 'torch.addmm(x, x, 1)', 'torch.manual_seed("a")', 'torch.manual_seed()', 'torch.tensor()',
    'torch.tensor("a")', 'torch.tensor([1, "a"])', 'torch.tensor(None)', 'torch.tensor([[1, 2], [3]])', 'torch.tensor([1, [2]])', 'torch.tensor([[1], 2])', 'torch.tensor([1, None])', 'torch.tensor(1, dtype=1)', 'torch.tensor(1, foo=1)', 'torch.tensor(object())',
    'torch.tensor({1: 2})', 'torch.tensor([1, 2], 3)', 'torch.tensor([300], dtype=torch.uint8)', 'torch.tensor([2**63])', 'torch.tensor([2**64])', 'torch.tensor([2**31], dtype=torch.int32)', 'torch.tensor([-1], dtype=torch.uint8)',
    'torch.tensor([1.5], dtype=torch.int64)', 'torch.tensor([1], requires_grad=True)', 'x.new_zeros()', 'x.new_zeros("a")', 'x.size("a")', 'x.size(5)', 'x.stride(3)', 'x.requires_grad_("a")', 'i.requires_grad_()', 'x + "a"', 'x + None', 'x - [1]', '"a" * x', 'x ** "a"',
    'x / {}', 'x // "a"', 'x % "a"', 'x < "a"', 'x == "a"', 'x & 1.5', 'x & x', '~x', 'x << "a"', 'x and x', 'bool(x)', 'float(x)', 'int(x)', 'len(s)', 'iter(s)', 'x.foo', 'torch.foo', 'x.__index__()', 'range(x)', 'range(s)', 'x.tolist(1)', 'hash(x) * 0', 'x.item()', '[1, 2][s]',
    'x in [1]', 'for_ = [v for v in s]', 'del x[0]',
]
SHAPES = [
    'x + torch.ones(2)', 'x + torch.ones(4, 3)', 'x * torch.ones(2, 2)', 'x + torch.ones(3, 2, 2)', 'x.add_(torch.ones(2, 2, 3))', 'torch.ones(3).add_(x)', 'torch.ones(3).mul_(x)', 'x.copy_(torch.ones(3, 3))', 'x.expand(3, 3)', 'x.expand(3)', 'x.view(5)',
    'x.view(-1, -1)', 'x.t().view(6)', 'x.view(4, -1)', 'x.reshape(5)', 'x.reshape(-1, 4)', 'x.reshape(-1, 0)', 'x @ x', 'x.mm(x)', 'torch.mm(x, torch.ones(3))', 'x.mv(torch.ones(2))', 'torch.dot(torch.ones(2), torch.ones(3))', 'torch.dot(x, x)', 'torch.bmm(x, x)',
    'torch.matmul(x, torch.ones(2))', 'torch.matmul(torch.ones(2, 2, 3), torch.ones(3, 3, 2))', 'torch.matmul(s, x)', 'torch.cat([x, torch.ones(2, 2)])', 'torch.cat([x, torch.ones(3)])', 'torch.cat([])', 'torch.stack([])', 'torch.stack([x, torch.ones(2)])', 'x.sum(2)', 'x.sum(-3)', 'x.sum((0, 0))',
    'x.sum((0, 2))', 's.sum(1)', 'x.max(2)', 'torch.zeros(0).max()', 'torch.zeros(0, 3).max(0)', 'torch.zeros(0).argmax()', 'torch.zeros(0).min()', 'x.transpose(0, 2)', 'x.permute(0)', 'x.permute(0, 0)', 'x.permute(0, 3)', 'x.unsqueeze(4)', 'x.squeeze(2)', 'x.select(2, 0)', 'x.select(0, 2)', 'x.narrow(0, 1, 2)',
    'x.narrow(0, 0, -1)', 'x.narrow(0, -3, 1)', 'x.split(0)', 'x.split(-1)', 'x.split([1, 2])', 'x.chunk(0)', 'x.unbind(2)', 's.unbind()', 'x.diagonal(0, 0, 0)', 'x.t().t().unfold(0, 3, 1)', 'x.as_strided((2, 3), (1,))', 'x.as_strided((9,), (1,))', 'x.as_strided((2,), (-1,))', 'torch.ones(2, 2, 2).t()',
    'torch.zeros(-1)', 'torch.zeros(2, -1)', 'torch.arange(1, 0)', 'torch.arange(0, 1, 0)', 'torch.arange(0, 1, -1)', 'torch.linspace(0, 1, -1)', 'torch.eye(-1)', 'torch.full((-1,), 0)', 'torch.randint(0, (2,))', 'torch.randint(5, 3, (2,))', 'torch.randperm(-1)', 'torch.zeros(10**10, 10**10)',
    'torch.where(x > 0, torch.ones(2), torch.ones(3))', 'x.masked_fill(torch.tensor([True, False]), 0)', 'x.masked_select(i)', 'torch.gather(x, 0, i)', 'torch.gather(x, 1, torch.tensor([[5]]))', 'torch.gather(x, 1, torch.tensor([[0.0]]))', 'x.index_select(0, torch.tensor([5]))', 'x.index_select(2, i)',
    'x.index_select(0, torch.tensor([[0]]))', 'x.scatter(0, i, 1.0)', 'x.scatter(1, torch.tensor([[7]]), 1.0)', 'torch.softmax(x, 2)', 'torch.softmax(i, 0)', 'i.mean()', 'i.var()', 'x.topk(5)', 'x.kthvalue(9)', 'i.sqrt_()', 'i.add_(0.5)', 'i.div_(2)', 'i.exp_()', '(x > 0).sub_(True)', '(x > 0) - (x > 0)', '-(x > 0)',
    'i // 0', 'i % 0', 'i / 0', 'i ** -1', 'torch.triu(torch.ones(3))', 'torch.einsum("ij,jk", x, x)', 'torch.einsum("ii", x)', 'torch.nn.functional.linear(x, torch.ones(2, 2))', 'torch.addmm(x, x, x)', 'torch.outer(x, x)', 'torch.tril(s)', 'torch.diag(torch.ones(2, 2, 2))', 'x.expand(-1, -1, 3)', 'x.repeat(2)', 'x.flip(2)', 'x.roll(1, 2)',
    'x.roll((1, 2), 0)', 'x.cumsum(2)', 'x.unflatten(1, (2, 2))', 'x.flatten(1, 0)', 'x.movedim(0, 2)', 'torch.meshgrid(x, x, indexing="ij")', 'torch.broadcast_tensors(x, torch.ones(2))', 'x.T.view(2, 3).add_(torch.ones(7))', 'torch.ones(1, 3).expand(2, 3).add_(1)', 'torch.ones(1, 3).expand(2, 3).fill_(1)',
    'torch.normal(0.0, -1.0, (2,))', 'torch.bernoulli(torch.tensor([2.0]))', 'torch.multinomial(torch.ones(2), 3)', 'torch.multinomial(torch.tensor([-1.0, 1.0]), 1)', 'torch.ones(2).uniform_(1, 0)', 'torch.ones(2).normal_(0, -1)',
]
INDEX = [
    'x[2]', 'x[-3]', 'x[0, 3]', 'x[0, 0, 0]', 's[0]', 'x[2] = 1', 'x[0, 0, 0] = 1', 'x[..., ...]', 'x["a"]', 'x[1.5]', 'x[None, "a"]', 'x[torch.tensor([2])]', 'x[torch.tensor([0.5])]', 'x[i, torch.tensor([0, 1, 2])]', 'x[torch.tensor([True])]', 'x[torch.tensor([[True, False]])]', 'x[::-1]', 'x[::0]', 'x[0.5:]', 'x["a":]', 'x[:, :, 0]',
    'x[[2]]', 'x[[0, 1], [0, 1, 2]]', 'x[0] = torch.ones(2)', 'x[0] = torch.ones(2, 3)', 'x[0] = "a"', 'x[0] = [1, 2, 3]', 'x[0] = None', 'x[i] = torch.ones(3, 3)', 'x[x > 0] = torch.ones(2)', 'x[:, 5]', 's[...] = x', 'i[0] = x', 'x[True, 5]', 'x[{}]', 'x[object()]', 'x[torch.tensor(5)]', 'x[(0, 1, 2)]', 'x[2:, 3]', 'x[[]][0]', 'torch.zeros(0)[0]',
]
AUTOGRAD = [
    'r.add_(1)', 'r[0] = 1', 'r[0].mul_(2)', 'r.view(6).zero_()', 'x.sum().backward()', 'r.backward()', '(r * 2).backward()', '(r * 2).backward(torch.ones(2))', 'r.sum().backward(torch.ones(2))', '(y := r.sum()).backward() or y.backward()', '(y := (r * r).sum()).backward() or y.backward()', '(y := r.exp(), y.add_(1), y.sum().backward())',
    '(y := r.clone(), z := y * y, y.add_(1), z.sum().backward())', '(y := r.clone(), z := y.sigmoid(), z.zero_(), z.sum().backward())', 'r.numpy()', '(r * 2).numpy()', 'setattr(r * 2, "requires_grad", False)', '(r * 2).requires_grad_(False)', 'setattr(r, "grad", torch.ones(3))', 'setattr(r, "grad", torch.ones(2, 3, dtype=torch.float64))',
    'setattr(r, "grad", 1)', 'setattr(r, "data", 1)', 'setattr(r, "data", torch.ones(2, dtype=torch.int64))', 'torch.autograd.grad(r.sum(), x)', 'torch.autograd.grad(r, r)', 'torch.autograd.grad(r.sum(), torch.ones(2, requires_grad=True))', 'torch.autograd.grad(x.sum(), r)', '__import__("copy").deepcopy(r * 2)',
    '(y := r.detach(), y.requires_grad_(), (y * 2).detach_().sum().backward())', '(r * 2).chunk(2)[0].detach_()', '(r * 2).view(6).detach_()', '(a := (r * 2).unbind(), a[0].add_(1))', '(a := (r * 2).split(1), a[0].mul_(2))', '(a := (r * 2).chunk(2), a[0].zero_())', 'x.register_hook(print)', 'x.retain_grad()', 'r.argmax().requires_grad_()',
    'torch.nn.Parameter(i)', 'torch.add(r, 1, out=x)', 'torch.tensor(r > 0).requires_grad_()', 'r.resize_(2)', 'r.grad.foo', '(r > 0).sum().backward()', 'r.sum().backward(gradient=1)', 'r.data.sum().backward()', '(y := r * 2, torch.no_grad().__enter__(), v := y.view(6), torch.no_grad().__exit__(None, None, None), v.add_(1))',
]


def answer(code):
    names = {'torch': torch}
    exec(SETUP, names)
    try:
        try:
            out = eval(code, names)
        except SyntaxError:
            exec(code, names)
            out = None
        return {'code': code, 'value': repr(out)}
    except BaseException as error:
        if isinstance(error, SystemError):
            return None
        return {'code': code, 'error': forms.error_form(error)}
    finally:
        torch.set_grad_enabled(True)


def record(folder):
    groups, count = [], 0
    for name, codes in (('parser', PARSER), ('shapes', SHAPES), ('index', INDEX), ('autograd', AUTOGRAD)):
        answers = [a for a in map(answer, codes) if a]
        count += len(answers)
        groups.append(f'{forms.dump(name)}:[\n' + ',\n'.join(map(forms.dump, answers)) + '\n]')
    (folder / 'errors.json').write_text(f'{{"setup":{forms.dump(SETUP)},\n' + ',\n'.join(groups) + '}\n', encoding='utf-8')
    print('errors', count)
