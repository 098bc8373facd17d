"""Points of Sobol' sequences, plain and scrambled."""
import torch
from torch.quasirandom import SobolEngine

plain = SobolEngine(5)
print(plain, plain.sobolstate.shape, plain.sobolstate[:4, :6].tolist())
print(plain.draw(6))
print(plain.num_generated, plain.quasi, plain.draw(2, dtype=torch.float64).dtype)
print(plain.fast_forward(100).draw(2), plain.reset().num_generated)
wide = SobolEngine(161)
print(wide.sobolstate[-1].tolist(), wide.draw(40)[-1, -3:])

scrambled = SobolEngine(3, scramble=True, seed=5)
print(scrambled, scrambled.shift, scrambled.sobolstate[:, :4].tolist())
print(scrambled.draw(5), scrambled.draw(1), scrambled.num_generated)
torch.manual_seed(0)
print(SobolEngine(2, scramble=True).draw(4))

out = torch.empty(0)
print(SobolEngine(2).draw(3, out=out) is out, out)
print(SobolEngine(2).draw_base2(2))
engine = SobolEngine(2)
engine.draw()
for wrong in (
    lambda: engine.draw_base2(2),
    lambda: SobolEngine(0),
    lambda: SobolEngine(30000),
    lambda: SobolEngine(2).draw(0),
    lambda: SobolEngine(2).draw(2, dtype=torch.int64),
):
    try:
        wrong()
    except (ValueError, NotImplementedError) as problem:
        print(type(problem).__name__, problem)
