# Gradient edges, hooks that change while they run, saved tensors written to, and what backward refuses.
import torch, warnings
def t(name,f):
    try: print(name, f())
    except BaseException as e: print(name, type(e).__name__, str(e)[:160])
# removal during same pass
def a():
    x=torch.ones(1,requires_grad=True); calls=[]
    x.register_hook(lambda g: h2.remove()); h2=x.register_hook(lambda g: calls.append(1)); (x*2).sum().backward(); return calls
t('leaf',a)
def a():
    x=torch.ones(1,requires_grad=True); calls=[]; y=x*2
    y.register_hook(lambda g: h2.remove()); h2=y.register_hook(lambda g: calls.append(1)); y.sum().backward(); return calls
t('nonleaf',a)
def a():
    x=torch.ones(1,requires_grad=True); calls=[]; y=x*2
    y.grad_fn.register_hook(lambda a,b: h2.remove()); h2=y.grad_fn.register_hook(lambda a,b: calls.append(1)); y.sum().backward(); return calls
t('post',a)
def a():
    x=torch.ones(1,requires_grad=True); calls=[]
    x.register_post_accumulate_grad_hook(lambda p: h2.remove()); h2=x.register_post_accumulate_grad_hook(lambda p: calls.append(1)); (x*2).sum().backward(); return calls
t('acc',a)
def a():
    x=torch.ones(1,requires_grad=True); calls=[]; y=x*2
    h=y.register_hook(lambda g: (calls.append(1), h.remove())[1]); y.sum().backward(retain_graph=True); y.sum().backward(); return calls
t('self',a)
def a():
    x=torch.ones(1,requires_grad=True); calls=[]; y=x*2
    y.register_hook(lambda g: (calls.append(0), y.register_hook(lambda g: calls.append(1)))[2:][0:] and None); y.sum().backward(retain_graph=True); y.sum().backward(); return calls
t('adds',a)
def a():
    x=torch.ones(1,requires_grad=True); y=x*2; return y.grad_fn(torch.ones(1))
t('call',a)
t('ge', lambda: torch.autograd.graph.get_gradient_edge(torch.ones(1,requires_grad=True)).node.name())
def a():
    x=torch.ones(1,requires_grad=True); y=(x*2); e=torch.autograd.graph.get_gradient_edge(y); z=(y*3).sum()
    return torch.autograd.grad(z,e), torch.autograd.grad(z, [e], retain_graph=True) 
t('gedge',a)
def a():
    x=torch.ones(2,requires_grad=True); y=(x*2); e=torch.autograd.graph.get_gradient_edge(y)
    torch.autograd.backward(e, torch.ones(2)); return x.grad, torch.autograd.grad(e, x, torch.ones(2))
t('gout',a)
def a():
    x=torch.ones(2,requires_grad=True); e=torch.autograd.graph.get_gradient_edge(x); (x*2).sum().backward(inputs=[e]); return x.grad
t('ginput',a)
t('edge scal', lambda: torch.autograd.backward(torch.autograd.graph.get_gradient_edge(torch.ones((),requires_grad=True)*2)))
t('ge', lambda: torch.autograd.graph.get_gradient_edge(torch.ones(1)))
def a():
    x=torch.ones(1,requires_grad=True)*1; v=torch.autograd.graph.get_gradient_edge(x); return v._fields, type(v), v.output_nr, hasattr(v,'node'), len(v)
t('fields',a)
def a():
    a=torch.ones(2,requires_grad=True); b=(a*2); 
    with torch.autograd.graph.save_on_cpu(): c=b*b
    c.sum().backward(); return a.grad
t('soc',a)
def a():
    with torch.autograd.graph.allow_mutation_on_saved_tensors() as ctx:
        a=torch.ones(2,requires_grad=True); b=a.clone(); out=(b**2).sum(); b.sin_(); out.backward(); return a.grad
t('amost',a)
def a():
    with torch.autograd.graph.allow_mutation_on_saved_tensors() as ctx:
        a=torch.ones(2,requires_grad=True); b=a.clone(); out=(b**2).sum(); b.sin_()
    out.backward(); return a.grad
t('amost2',a)
def a():
    with torch.autograd.graph.allow_mutation_on_saved_tensors() as ctx:
        with torch.autograd.graph.allow_mutation_on_saved_tensors() as ctx2: pass
t('amost3',a)
def a():
    seen=[]
    x=torch.ones(1,requires_grad=True); y=torch.ones(1,requires_grad=True); a=x*2; b=y*2
    h=torch.autograd.graph.register_multi_grad_hook((a,b), lambda g: seen.append(g)); (a*b).sum().backward(retain_graph=True); (a*1).sum().backward(retain_graph=True); h.remove(); return seen
t('multi',a)
t('multi2', lambda: torch.autograd.graph.register_multi_grad_hook((torch.ones(1,requires_grad=True),), lambda g: None, mode='x'))
def a():
    seen=[]
    x=torch.ones(1,requires_grad=True); y=torch.ones(1,requires_grad=True); a=x*2; b=y*2
    torch.autograd.graph.register_multi_grad_hook((a,b), lambda g: seen.append(g), mode='any'); (a*b).sum().backward(retain_graph=True); return seen
t('any',a)
t('multi3', lambda: torch.autograd.graph.register_multi_grad_hook((torch.ones(1),), lambda g: None))
t('node', lambda: isinstance((torch.ones(1,requires_grad=True)*2).grad_fn, torch.autograd.graph.Node))
t('nodecls', lambda: torch.autograd.graph.Node)
t('dis', lambda: torch.autograd.graph.disable_saved_tensors_hooks('no').__enter__())
def a():
    with torch.autograd.graph.disable_saved_tensors_hooks('no'):
        with torch.autograd.graph.save_on_cpu(): pass
t('dis2',a)
def a():
    x=torch.ones(1,requires_grad=True); y=x*x
    try: y.grad_fn._raw_saved_self.register_hooks(lambda x: x, lambda x:x); y.grad_fn._raw_saved_self.register_hooks(lambda x: x, lambda x:x)
    except Exception as e: print(e)
    y.backward()
    try: y.grad_fn._raw_saved_self.register_hooks(lambda x: x, lambda x:x)
    except Exception as e: print(e)
t('raw',a)
def a():
    x=torch.ones(1,requires_grad=True); y=x*x
    with torch.autograd.graph.saved_tensors_hooks(lambda x: x, lambda x: x):
        z=x*x
    z.grad_fn._raw_saved_self.register_hooks(lambda x: x, lambda x: x)
t('raw2',a)
def a():
    x=torch.ones(1,requires_grad=True)
    with torch.autograd.graph.saved_tensors_hooks(lambda x: x.add_(1), lambda x: x):
        z=x.detach()*x
t('inplace',a)
class F(torch.autograd.Function):
    @staticmethod
    def forward(ctx,x): return x*2
    @staticmethod
    def backward(ctx,g): return g*2
    @staticmethod
    def vjp(ctx,g): return g
t('both', lambda: F.apply(torch.ones(1,requires_grad=True)).backward())
class G(torch.autograd.Function):
    @staticmethod
    def forward(ctx,x): return x*2
    @staticmethod
    def vjp(ctx,g): return g*7
def a():
    x=torch.ones(1,requires_grad=True); G.apply(x).backward(); return x.grad
t('vjp',a)
class H(torch.autograd.Function):
    @staticmethod
    def forward(ctx,x): ctx.save_for_backward(x); return x*x
    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx,g): return g*2*ctx.saved_tensors[0]
def a():
    x=torch.ones(1,requires_grad=True); g,=torch.autograd.grad(H.apply(x),x,create_graph=True); g.backward()
t('once',a)
t('mark', lambda: (torch.autograd.backward([torch.ones(2,requires_grad=True)*1],[torch.ones(3)])))
t('nograd', lambda: torch.ones(1).sum().backward())
t('bt', lambda: torch.autograd.backward((torch.ones(2,requires_grad=True)*1,torch.ones(1,requires_grad=True)*2),(None,None)))
t('len', lambda: torch.autograd.backward((torch.ones(1,requires_grad=True)*1,torch.ones(1,requires_grad=True)*2),(torch.ones(1),)))
t('gbool', lambda: torch.autograd.grad((torch.ones(1,requires_grad=True)*1),[],))
t('gi', lambda: torch.autograd.grad(torch.ones(2,requires_grad=True).sum(), torch.ones(1)))
t('giu', lambda: torch.autograd.grad(torch.ones(2,requires_grad=True).sum(), torch.ones(1,requires_grad=True)))
t('gstr', lambda: torch.autograd.grad('a','b'))
t('bstr', lambda: torch.autograd.backward('a'))
t('int', lambda: torch.autograd.grad(torch.ones(2,requires_grad=True).sum(), [3]))
def a():
    x=torch.ones(2,requires_grad=True); y=(x*2)
    return torch.autograd.grad(y,x,torch.eye(2),is_grads_batched=True)
t('batched',a)
def a():
    x=torch.ones(2,requires_grad=True); y=(x*2)
    return torch.autograd.grad(y,x,torch.ones(2),is_grads_batched=True)
t('batched2',a)
def a():
    x=torch.ones(2,requires_grad=True); y=torch.ones(2,requires_grad=True)
    return torch.autograd.grad(x.sum(),[x,y],materialize_grads=True)
t('mat',a)
