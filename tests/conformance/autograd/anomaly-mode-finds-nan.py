import torch, warnings
x = torch.tensor([-1., 4.], requires_grad=True)
print(torch.is_anomaly_enabled())
with torch.autograd.detect_anomaly():
    print(torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled())
    y = torch.sqrt(x)
    try:
        y.sum().backward()
    except RuntimeError as e:
        print(type(e).__name__, e)
print(torch.is_anomaly_enabled())
with torch.autograd.set_detect_anomaly(True, check_nan=False):
    y = torch.sqrt(x)
    y.sum().backward()
    print(x.grad)
a = torch.tensor([0., 1.], requires_grad=True)
torch.autograd.set_detect_anomaly(True)
try:
    b = (a * 0) / a
    b.sum().backward()
except RuntimeError as e:
    print(e)
torch.autograd.set_detect_anomaly(False)
print(torch.is_anomaly_enabled())
