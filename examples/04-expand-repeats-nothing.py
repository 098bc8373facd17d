# expand() repeats an element without copying it
import torch

column = torch.tensor([[1.0], [2.0], [3.0]])
wide = column.expand(3, 4)      # stride 0: it stays in place
print(wide)
print(wide.stride())

column[1, 0] = 20.0             # one write, a whole row changes
print(wide)

try:
    wide.add_(1)                # four elements in one place: refused
except RuntimeError as e:
    print(e)

# wide has twelve elements. How
# many numbers are there in memory?
