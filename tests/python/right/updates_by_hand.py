import torch
torch.manual_seed(0)
x = torch.linspace(-1, 1, 20)
y = 3 * x + 1
w = torch.tensor(0., requires_grad=True)
b = torch.tensor(0., requires_grad=True)
lr = 0.3
for i in range(10):
    pred = w * x + b
    loss = ((pred - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= lr * w.grad
        b -= lr * b.grad
        w.grad.zero_()
        b.grad.zero_()
print(w, b)
for i in range(3):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    w.data -= lr * w.grad.data
    b.data -= lr * b.grad.data
    w.grad = None
    b.grad = None
print(w, b)
