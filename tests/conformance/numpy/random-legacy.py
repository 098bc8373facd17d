# RandomState's distributions: numbers one by one, in shapes, with a parameter an element, in all digits.
import numpy as np

np.set_printoptions(precision=17)
np.random.seed(0)
print(np.random.rand(), np.random.rand(3), np.random.rand(2, 2))
print(np.random.randn(), np.random.randn(2), np.random.standard_normal((1, 3)))
print(np.random.random(), np.random.random_sample(2), np.random.sample((1, 2)), np.random.ranf())
print(np.random.uniform(), np.random.uniform(-1, 1), np.random.uniform(2, 3, size=(2, 2)))
print(np.random.uniform([0, 10], [1, 20]), np.random.uniform(low=5, size=2))
print(np.random.normal(), np.random.normal(5, 2), np.random.normal(size=3), np.random.normal(1, 0.5, (2, 1)))
print(np.random.normal([0, 100], 1), np.random.normal([[0], [50]], [1, 2]), np.random.normal([0, 9], 1, size=(2, 2)))
print(np.random.randint(10), np.random.randint(5, 8), np.random.randint(3, size=6), np.random.randint(-4, 4, (2, 3)))
print(np.random.randint([3, 5, 100]), np.random.randint(2, size=4, dtype=bool), np.random.randint(0, 2**40, 2))
for dtype in ("int8", "uint8", "int16", "int32", "int64"):
    print(np.random.randint(0, 100, 7, dtype=dtype))

calls = """
exponential(2.0) standard_exponential() gamma(2.0,3.0) gamma(0.5) standard_gamma(1.0) beta(2.0,3.0) beta(0.5,0.5) chisquare(3)
noncentral_chisquare(3,1) noncentral_chisquare(0.5,1) f(3,4) noncentral_f(3,4,1) standard_cauchy() standard_t(5) vonmises(1,2)
pareto(3) weibull(2) power(2) laplace(1,2) gumbel(1,2) logistic(1,2) lognormal(0.5,0.7) rayleigh(2) wald(1,2) triangular(1,2,5)
binomial(10,0.3) binomial(10,0.8) binomial(1000,0.3) negative_binomial(3,0.4) poisson(3) poisson(50) poisson() geometric(0.5)
geometric(0.01) zipf(2.0) logseries(0.6)
""".split()
for call in calls:
    name, _, arguments = call[:-1].partition("(")
    arguments = [float(a) if "." in a else int(a) for a in arguments.split(",") if a]
    draw = getattr(np.random, name)
    np.random.seed(3)
    print(call, draw(*arguments), draw(*arguments, size=4), draw(*arguments, size=(2, 1)))

np.random.seed(1)
print(np.random.exponential([1, 10, 100]), np.random.poisson([1, 30]), np.random.binomial([1, 10], [[0.5], [0.1]]))
print(np.random.multinomial(20, [1 / 6] * 6), np.random.multinomial(5, [0.2, 0.3, 0.5], size=3))
print(np.random.dirichlet([1, 2, 3]), np.random.dirichlet([0.5, 0.5], (2, 2)))
print(np.random.bytes(5), type(np.random.rand()), type(np.random.randint(3)), type(np.random.normal(size=())))

rs = np.random.RandomState(42)
print(rs.rand(2), str(rs), repr(rs).startswith(str(rs)))
state = rs.get_state()
a = rs.randn(3)
rs.set_state(state)
print((a == rs.randn(3)).all(), state[0], state[2:])
print(np.random.RandomState([1, 2, 3]).rand(2), np.random.RandomState(np.array([7])).rand())
print(np.random.RandomState(2**32 - 1).rand(), np.random.RandomState(np.int64(5)).rand())
