# The gradients of layers lie in memory as their input, or in the order of their sizes.
import torch
import torch.nn.functional as F

torch.manual_seed(0)
planes = torch.rand(2, 4, 5, 6).contiguous(memory_format=torch.channels_last)
volumes = torch.rand(2, 4, 3, 5, 6).contiguous(memory_format=torch.channels_last_3d)


def show(name, f, x, dtype=torch.float32):
    x = x.detach().to(dtype).requires_grad_()
    try:
        out = f(x)
        outs = out if isinstance(out, tuple) else (out,)
        strides = []
        for g in (torch.ones_like(outs[0]), torch.ones(outs[0].shape, dtype=dtype), torch.ones((), dtype=dtype).expand(outs[0].shape)):
            (grad,) = torch.autograd.grad(outs[0], x, g, retain_graph=True)
            strides.append(grad.stride())
        print(name, *strides)
    except (RuntimeError, NotImplementedError) as error:
        print(name, type(error).__name__, str(error).splitlines()[0][:100])


for dtype in (torch.float32, torch.float64):
    w2, w3 = torch.rand(6, 4, 3, 3, dtype=dtype), torch.rand(6, 4, 2, 3, 3, dtype=dtype)
    t2, t3 = torch.rand(4, 6, 3, 3, dtype=dtype), torch.rand(4, 6, 2, 3, 3, dtype=dtype)
    show("conv2d", lambda x: F.conv2d(x, w2), planes, dtype)
    show("conv2d weight", lambda x: F.conv2d(x.contiguous(), w2.to(memory_format=torch.channels_last)), planes, dtype)
    show("conv2d groups", lambda x: F.conv2d(x, w2[:, :2], groups=2), planes, dtype)
    show("conv2d dilated", lambda x: F.conv2d(x, w2, dilation=2), planes, dtype)
    show("conv3d", lambda x: F.conv3d(x, w3), volumes, dtype)
    show("conv3d dilated", lambda x: F.conv3d(x, w3, dilation=(1, 2, 2)), volumes, dtype)
    show("conv_transpose2d", lambda x: F.conv_transpose2d(x, t2), planes, dtype)
    show("conv_transpose3d", lambda x: F.conv_transpose3d(x, t3), volumes, dtype)
for weight, x in ((torch.rand(6, 4, 3, 3), planes), (torch.rand(6, 4, 2, 3, 3), volumes)):
    weight.requires_grad_()
    conv = F.conv2d if x.dim() == 4 else F.conv3d
    print(*(torch.autograd.grad(conv(x, w), w, torch.ones_like(conv(x, w)))[0].stride() for w in (weight, weight.detach().to(memory_format=torch.channels_last if x.dim() == 4 else torch.channels_last_3d).requires_grad_())))
    print(*(torch.autograd.grad(conv(x, weight), weight, torch.ones(conv(x, weight).shape))[0].stride() for x in (x, x.contiguous())))
    weight = weight.double().detach().requires_grad_()
    x = x.double()
    print(torch.autograd.grad(conv(x, weight), weight, torch.ones_like(conv(x, weight)))[0].stride())
    print(torch.autograd.grad(conv(x, weight), weight, torch.ones(conv(x, weight).shape, dtype=torch.float64))[0].stride())
show("max_pool2d", lambda x: F.max_pool2d(x, 2), planes)
show("max_pool2d indices", lambda x: F.max_pool2d(x, 2, return_indices=True), planes)
show("avg_pool2d", lambda x: F.avg_pool2d(x, 2), planes)
show("adaptive_avg_pool2d", lambda x: F.adaptive_avg_pool2d(x, 2), planes)
show("adaptive_avg_pool2d to 1", lambda x: F.adaptive_avg_pool2d(x, 1), planes)
show("adaptive_max_pool2d", lambda x: F.adaptive_max_pool2d(x, 2, return_indices=True), planes)
show("max_pool3d", lambda x: F.max_pool3d(x, 2, return_indices=True), volumes)
show("avg_pool3d", lambda x: F.avg_pool3d(x, 2), volumes)
show("adaptive_avg_pool3d", lambda x: F.adaptive_avg_pool3d(x, 2), volumes)
show("adaptive_avg_pool3d to 1", lambda x: F.adaptive_avg_pool3d(x, 1), volumes)
show("adaptive_max_pool3d", lambda x: F.adaptive_max_pool3d(x, 2, return_indices=True), volumes)
show("batch_norm training", lambda x: F.batch_norm(x, None, None, training=True), planes)
show("batch_norm", lambda x: F.batch_norm(x, torch.zeros(4), torch.ones(4)), planes)
show("batch_norm 3d", lambda x: F.batch_norm(x, None, None, training=True), volumes)
show("batch_norm 3d eval", lambda x: F.batch_norm(x, torch.zeros(4), torch.ones(4)), volumes)
show("group_norm", lambda x: F.group_norm(x, 2), planes)
show("group_norm 3d", lambda x: F.group_norm(x, 2), volumes)
show("instance_norm", lambda x: F.instance_norm(x), planes)
show("layer_norm", lambda x: F.layer_norm(x, (6,)), planes)
show("local_response_norm", lambda x: F.local_response_norm(x, 2), planes)
for mode in ("nearest", "nearest-exact", "bilinear", "bicubic"):
    show(mode, lambda x: F.interpolate(x, scale_factor=2, mode=mode), planes)
for mode in ("nearest", "nearest-exact", "trilinear"):
    show(mode, lambda x: F.interpolate(x, scale_factor=2, mode=mode), volumes)
for mode in ("constant", "circular"):
    show(mode, lambda x: F.pad(x, (1, 1, 2, 1), mode=mode), planes)
    show(mode, lambda x: F.pad(x, (1, 1, 2, 1, 1, 0), mode=mode), volumes)
show("softmax", lambda x: F.softmax(x, 1), planes)
show("log_softmax", lambda x: F.log_softmax(x, -1), planes)
show("relu", F.relu, planes)
show("gelu", F.gelu, planes)
show("glu", lambda x: F.glu(x, 1), planes)
show("dropout", lambda x: F.dropout(x, 0.5), planes)
show("prelu", lambda x: F.prelu(x, torch.ones(4)), planes)
show("mse_loss", lambda x: F.mse_loss(x, x.detach() + 1, reduction="none"), planes)
show("fold", lambda x: F.unfold(x, 2), planes)

lines = torch.rand(2, 5, 4).transpose(1, 2)
for dtype in (torch.float32, torch.float64):
    w = torch.rand(6, 4, 3, dtype=dtype)
    y = F.conv1d(lines.to(dtype), w), F.conv1d(lines.to(dtype).contiguous(), w.transpose(1, 2).contiguous().transpose(1, 2)), F.conv_transpose1d(lines.to(dtype), w.transpose(0, 1))
    print(*(o.stride() for o in y))
y = F.max_pool1d(lines, 2), F.avg_pool1d(lines, 2), F.adaptive_avg_pool1d(lines, 2), F.adaptive_max_pool1d(lines, 2), F.interpolate(lines, 3), F.pad(lines, (1, 1)), F.batch_norm(lines, None, None, training=True), F.group_norm(lines, 2), F.instance_norm(lines)
print(*(o.stride() for o in y))
plane = planes[0]
print(F.conv2d(plane, torch.rand(6, 4, 3, 3)).stride(), F.max_pool2d(plane, 2).stride(), F.avg_pool2d(plane, 2).stride(), F.adaptive_avg_pool2d(plane, 2).stride(), F.adaptive_max_pool2d(plane, 2).stride(), F.adaptive_avg_pool2d(plane, 1).stride())
for x in (planes[:, :2], planes[:, :, 1:], planes[:1], planes[:, :1], planes[..., :1, :1]):
    print(F.max_pool2d(x, 1).stride(), F.avg_pool2d(x, 1).stride(), F.batch_norm(x, torch.zeros(x.shape[1]), torch.ones(x.shape[1])).stride(), F.interpolate(x, size=(2, 2)).stride(), F.conv2d(x, torch.rand(1, x.shape[1], 1, 1)).stride(), F.group_norm(x, 1).stride(), F.relu(x).stride())
