import torch
from torch.distributions import *
import torch.distributions.transforms as T

t = torch.tensor
x = t([[0.3, -1.2, 0.7]])
for transform in (
    T.ExpTransform(), T.PowerTransform(t(2.0)), T.SigmoidTransform(), T.SoftplusTransform(), T.TanhTransform(),
    T.AffineTransform(1.0, t(-2.0)), T.AffineTransform(1.0, 2.0, event_dim=1), T.StickBreakingTransform(),
    T.SoftmaxTransform(), T.CorrCholeskyTransform(), T.ReshapeTransform((3,), (3, 1)),
    T.ComposeTransform([T.TanhTransform(), T.ExpTransform()]), T.IndependentTransform(T.ExpTransform(), 1),
    T.CatTransform([T.ExpTransform(), T.TanhTransform()], dim=-1, lengths=[1, 2]),
    T.StackTransform([T.ExpTransform(), T.TanhTransform(), T.SigmoidTransform()], dim=-1),
    T.CumulativeDistributionTransform(Normal(0.0, 1.0)), T.AbsTransform(),
):
    given = x.abs() if isinstance(transform, T.PowerTransform) else x
    y = transform(given)
    print(transform, transform.bijective, transform.domain, transform.codomain)
    print(y, transform.inv(y))
    try:
        print(transform.log_abs_det_jacobian(given, y), transform.forward_shape(given.shape))
        print(transform.sign)
    except NotImplementedError:
        print("none")
print(T.ExpTransform() == T.ExpTransform(), T.ExpTransform().inv.inv == T.ExpTransform(), T.ExpTransform(cache_size=1).with_cache(0))

torch.manual_seed(0)
for make, values in (
    (lambda a, b: Normal(a, b), (0.5, 2.0)), (lambda a, b: Gamma(a, b), (0.7, 2.0)),
    (lambda a, b: Beta(a, b), (0.7, 2.0)), (lambda a, b: StudentT(a, b), (3.0, 1.0)),
    (lambda a, b: LogNormal(a, b), (0.1, 0.3)), (lambda a, b: Weibull(a, b), (1.0, 2.0)),
    (lambda a, b: Kumaraswamy(a, b), (1.0, 2.0)), (lambda a, b: Gumbel(a, b), (1.0, 2.0)),
):
    a, b = (t(v, requires_grad=True) for v in values)
    d = make(a, b)
    drawn = d.rsample((4,))
    drawn.sum().backward()
    print(type(d).__name__, drawn, a.grad, b.grad)
concentration = t([[0.5, 2.0, 8.0], [20.0, 30.0, 9.0]], requires_grad=True)
drawn = Dirichlet(concentration).rsample()
(drawn * t([1.0, 2.0, 3.0])).sum().backward()
print(drawn, concentration.grad)

mixture = MixtureSameFamily(Categorical(t([0.3, 0.7])), Normal(t([-1.0, 2.0]), t([0.5, 1.0])))
print(mixture, mixture.sample((3,)), mixture.log_prob(t([0.0, 1.0])), mixture.mean, mixture.variance, mixture.cdf(t(0.0)))
independent = Independent(Normal(torch.zeros(2, 3), 1.0), 1)
print(independent, independent.log_prob(torch.zeros(2, 3)), independent.entropy(), independent.expand((4, 2)).batch_shape)
straight = OneHotCategoricalStraightThrough(logits=t([0.1, 0.9], requires_grad=True))
print(straight.rsample(), straight.logits.requires_grad)
logits = t([0.2, -0.4, 0.1], requires_grad=True)
policy = Categorical(logits=logits)
action = policy.sample()
(-policy.log_prob(action) * 2.0).backward()
print(action, logits.grad, policy, policy.perplexity())
