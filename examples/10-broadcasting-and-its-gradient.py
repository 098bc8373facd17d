# What broadcasting repeats, its gradient adds up
import torch

rows = torch.tensor([[1.0], [2.0]], requires_grad=True)             # 2 x 1
columns = torch.tensor([10.0, 20.0, 30.0], requires_grad=True)      # 3

table = rows * columns      # 2 x 3: each is used again and again
print(table)

table.sum().backward()
print(rows.grad)            # 60 = 10 + 20 + 30
print(columns.grad)         # 3 = 1 + 2

# Which cells of table does the first
# element of rows take part in?
