"""stft and istft: values, layouts, history, round trips and errors."""

import torch

x = torch.arange(20.0).mul(0.7).sin()
window = torch.signal.windows.hann(8, sym=False)
box = torch.ones(8)


def show(t):
    print(t, tuple(t.shape), t.stride(), t.dtype)


def history(node):
    names = []
    while node is not None:
        names.append(node.name())
        node = node.next_functions[0][0] if node.next_functions else None
    return names


def attempt(f, *args, **options):
    try:
        r = f(*args, **options)
        print("gives", tuple(r.shape), r.dtype)
    except Exception as e:
        print(type(e).__name__, e)


show(torch.stft(x, 8, window=window, return_complex=True))
show(torch.stft(x, 8, 3, window=window, center=False, return_complex=True))
show(torch.stft(x, 8, 4, 6, window[:6], normalized=True, return_complex=True))
show(torch.stft(x.reshape(2, 10), 8, window=window, pad_mode="constant", return_complex=True))
show(torch.stft(x + 0j, 8, 5, window=window))
show(torch.stft(x, 8, 5, window=window + 0j))
show(torch.stft(x, 8, 5, window=window, onesided=False, return_complex=True))
show(torch.stft(x, 8, 5, window=window[:6], win_length=6, center=False, align_to_window=True, return_complex=True))
show(x.stft(8, 5, 4, window[:4], False, "constant", True, False, True))
show(x.double().stft(7, 3, window=torch.signal.windows.hann(7, dtype=torch.float64), return_complex=True))

s = torch.stft(x, 8, window=window, return_complex=True)
show(torch.istft(s, 8, window=window))
show(s.istft(8, window=window, length=18))
show(torch.istft(torch.stft(x + 1j, 8, window=window), 8, window=window, return_complex=True))
show(torch.istft(torch.stft(x, 8, 2, 6, window=window[:6], onesided=False, return_complex=True), 8, 2, 6, window=window[:6]))
show(torch.istft(torch.stft(x.reshape(2, 10), 8, window=box, normalized=True, return_complex=True), 8, window=box, normalized=True))
show(torch.istft(torch.stft(x, 8, window=box, center=False, return_complex=True), 8, window=box, center=False))
show(torch.istft(s.conj(), 8, window=window))

xr = x.clone().requires_grad_()
wr = window.clone().requires_grad_()
y = torch.stft(xr, 8, window=wr, return_complex=True)
print(history(y.grad_fn))
print(*torch.autograd.grad(y.abs().square().sum(), (xr, wr)))
sr = s.clone().requires_grad_()
y = torch.istft(sr, 8, window=wr)
print(history(y.grad_fn))
print(*torch.autograd.grad(y.square().sum(), (sr, wr)))

real = dict(window=box, return_complex=True)
attempt(torch.stft, x, 8, window=box)
attempt(torch.stft, x.long(), 8, **real)
attempt(torch.stft, x.reshape(1, 1, 20), 8, **real)
attempt(torch.stft, x[0], 8, **real)
attempt(torch.stft, x, 40, **real)
attempt(torch.stft, x, 40, center=False, **real)
attempt(torch.stft, x, 8, 0, **real)
attempt(torch.stft, x, 8, 2, 9, **real)
attempt(torch.stft, x, 8, 2, 7, **real)
attempt(torch.stft, x, 0, **real)
attempt(torch.stft, x + 0j, 8, window=box, onesided=True)
attempt(torch.stft, x, 8, align_to_window=True, **real)
attempt(torch.istft, s.real, 8, window=box)
attempt(torch.istft, s, 10, window=box)
attempt(torch.istft, s, 8, window=box, onesided=False)
attempt(torch.istft, s, 8, 0, window=box)
attempt(torch.istft, s, 8, 9, window=box)
attempt(torch.istft, s, 8, 2, 9, window=box)
attempt(torch.istft, s, 8, 2, 7, window=box)
attempt(torch.istft, s[:0], 8, window=box)
attempt(torch.istft, s[0], 8, window=box)
attempt(torch.istft, s[None, None], 8, window=box)
attempt(torch.istft, s, 8, window=torch.zeros(8))
attempt(torch.istft, s, 8, window=box, return_complex=True)
attempt(torch.istft, s, 8, window=box + 0j)
