# What detach() gives of an inference tensor may be written to outside inference mode.
import torch


def attempt(label, act):
    try:
        r=act()
        print(label, r)
    except Exception as error:
        print(label, type(error).__name__, str(error)[:60])


with torch.inference_mode():
    e=torch.tensor([1.,2.]); d0=e.detach()
d=e.detach()
attempt('d', lambda: (d.is_inference(), d.add_(1)))
attempt('d0', lambda: d0.add_(1))
attempt('view', lambda: d[:1].add_(1))
attempt('view2', lambda: d.view(2).add_(1))
attempt('dd', lambda: d.detach().add_(1))
attempt('ev', lambda: e.view(2).detach().add_(1))
attempt('eversion', lambda: e._version)
attempt('data', lambda: e.data.add_(1))
attempt('dataversion', lambda: e.data._version)
attempt('req', lambda: d.requires_grad_())
attempt('mul', lambda: (d*torch.ones(2,requires_grad=True)))
attempt('setitem', lambda: d.__setitem__(0,5.))
attempt('e', lambda: e)
attempt('setitem e', lambda: e.__setitem__(0,5.));
import copy
attempt('deepcopy', lambda: copy.deepcopy(e).is_inference())
attempt('clone', lambda: e.clone().is_inference()); 
attempt('param', lambda: torch.nn.Parameter(e, requires_grad=False).add_(1))
