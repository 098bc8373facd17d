# Tensor.where: the tensor before the dot is not the first argument.
import torch
x=torch.tensor([1.,-2,3]); y=torch.zeros(3)
print(x.where(x>0,y), x.where(x>0,0.), torch.where(x>0,x,0))
for f in [lambda: x.where(x>0), lambda: x.where(), lambda: x.where(1,2), lambda: x.where(x>0,"a")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
