import warnings

import torch

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    import functorch
    from functorch.experimental import chunk_vmap, replace_all_batch_norm_modules_

    print(functorch.vmap(torch.sin)(torch.arange(2.0)), functorch.grad(torch.sin)(torch.tensor(2.0)))
    torch.manual_seed(0)
    model = torch.nn.Linear(2, 1)
    function, params = functorch.make_functional(model)
    print(torch.equal(function(params, torch.ones(2)), model(torch.ones(2))), [p.requires_grad for p in params])
    function, params = functorch.make_functional(model, disable_autograd_tracking=True)
    print([p.requires_grad for p in params])
    normed = torch.nn.Sequential(model, torch.nn.BatchNorm1d(1))
    try:
        functorch.make_functional(normed)
    except RuntimeError as e:
        print(e)
    function, params, buffers = functorch.make_functional_with_buffers(normed)
    print(function(params, buffers, torch.ones(3, 2)).shape, len(params), len(buffers))
    function, params, buffers = functorch.combine_state_for_ensemble([torch.nn.Linear(2, 1) for _ in range(3)])
    print(torch.vmap(function, in_dims=(0, 0, None))(params, buffers, torch.ones(2)).shape)
    print(chunk_vmap(torch.sin, chunks=2)(torch.arange(3.0)))
    print(replace_all_batch_norm_modules_(normed)[1].running_mean, normed[1].track_running_stats)
for each in seen:
    if "jit" not in str(each.message):
        print(each.category.__name__, str(each.message))
