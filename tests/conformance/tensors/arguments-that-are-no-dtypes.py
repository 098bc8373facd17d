"""Functions about dtypes and random states, given something else."""
import torch

f32 = torch.float32
for code in (
    "torch.promote_types(1, 2)", "torch.promote_types(f32, None)", "torch.promote_types('a', f32)",
    "torch.promote_types(f32, torch.int64)", "torch.can_cast(1, f32)", "torch.can_cast(f32, 'a')",
    "torch.can_cast(f32, torch.int64)", "torch.result_type(1, 2)", "torch.result_type('a', 2)",
    "torch.result_type(torch.ones(1), None)", "torch.result_type(f32, f32)",
    "torch.result_type(torch.ones(1), f32)", "torch.result_type([1], 2)",
    "torch.result_type(torch.ones(1, dtype=torch.int32), 1.5)", "torch.set_rng_state(3)",
    "torch.set_rng_state(torch.ones(3))", "torch.set_rng_state('a')", "torch.Generator().set_state(None)",
    "torch.set_printoptions(profile='nope')", "torch.set_printoptions(sci_mode=False)",
    "torch.tensor(1e-9)",
):
    try:
        print(code, "->", eval(code))
    except Exception as error:
        print(code, "->", type(error).__name__, str(error).splitlines()[0])
