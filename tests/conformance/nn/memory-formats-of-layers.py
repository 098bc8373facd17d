# Layers keep the order in which the dims of their input lie in memory: channels_last in, channels_last out.
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
        outs[0].sum().backward()
        print(name, *(tuple(o.shape) for o in outs[:1]), *(o.stride() for o in outs), x.grad.stride())
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
    conv(x, weight).sum().backward()
    print(weight.grad.stride())
    weight = weight.double().detach().requires_grad_()
    conv(x.double(), weight).sum().backward()
    print(weight.grad.stride())
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
