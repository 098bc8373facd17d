import torch
S=torch.optim.lr_scheduler
def make(cls,*a,opt=torch.optim.SGD,**k):
    lr=torch.tensor(.1); o=opt([torch.nn.Parameter(torch.ones(1))],lr=lr); s=cls(o,*a,**k)
    out=[]
    for _ in range(4):
        out.append(round(float(o.param_groups[0]['lr']),6)); o.step(); s.step()
    return out, o.param_groups[0]['lr'] is lr, type(s.get_last_lr()[0]).__name__, s.get_last_lr()[0] is lr
print(make(S.StepLR,2))
print(make(S.ExponentialLR,.5))
print(make(S.CosineAnnealingLR,4))
print(make(S.LambdaLR,lambda e: .9**e))
print(make(S.MultiStepLR,[1,3]))
print(make(S.LinearLR))
print(make(S.ConstantLR))
print(make(S.OneCycleLR,.2,total_steps=8,cycle_momentum=False))
print(make(S.CyclicLR,.01,.2,cycle_momentum=False,step_size_up=2))
print(make(S.PolynomialLR))
print(make(S.StepLR,2,opt=torch.optim.Adam))
