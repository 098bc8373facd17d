# default_rng's distributions: ziggurats, both precisions, whole numbers, seeds and spawned generators.
import numpy as np

np.set_printoptions(precision=17)
rng = np.random.default_rng(0)
print(rng.random(), rng.random(3), rng.random((2, 2)), rng.random(2, dtype=np.float32))
print(rng.standard_normal(), rng.standard_normal(4), rng.standard_normal((2, 2), dtype=np.float32), rng.normal(5, 2))
print(rng.normal(size=3), rng.normal([0, 100], [1, 2]), rng.uniform(), rng.uniform(-1, 1, 3), rng.uniform([0, 5], 10))
print(rng.standard_exponential(3), rng.standard_exponential(3, dtype=np.float32), rng.standard_exponential(2, method="inv"))
print(rng.integers(10), rng.integers(5, 8), rng.integers(3, size=6), rng.integers(-4, 4, (2, 3)), rng.integers(0, 2**40, 2))
print(rng.integers(1, 6, endpoint=True, size=8), rng.integers([3, 5, 100]), rng.integers(0, 2, 4, dtype=bool))
for dtype in ("int8", "uint8", "int16", "int32", "int64"):
    print(rng.integers(0, 100, 7, dtype=dtype))

calls = """
exponential(2.0) gamma(2.0,3.0) gamma(0.5) standard_gamma(1.0) standard_gamma(3.0) beta(2.0,3.0) beta(0.5,0.5) chisquare(3)
noncentral_chisquare(3,1) noncentral_chisquare(0.5,1) f(3,4) noncentral_f(3,4,1) standard_cauchy() standard_t(5) vonmises(1,2)
vonmises(0,1e7) pareto(3) weibull(2) power(2) laplace(1,2) gumbel(1,2) logistic(1,2) lognormal(0.5,0.7) rayleigh(2) wald(1,2)
triangular(1,2,5) binomial(10,0.3) binomial(10,0.8) binomial(1000,0.3) negative_binomial(3,0.4) poisson(3) poisson(50)
geometric(0.5) geometric(0.01) zipf(2.0) logseries(0.6)
""".split()
for call in calls:
    name, _, arguments = call[:-1].partition("(")
    arguments = [float(a) if "." in a or "e" in a else int(a) for a in arguments.split(",") if a]
    draw = getattr(np.random.default_rng(3), name)
    print(call, draw(*arguments), draw(*arguments, size=4), draw(*arguments, size=(2, 1)))

print(rng.exponential([1, 10, 100]), rng.poisson([1, 30]), rng.binomial([1, 10], [[0.5], [0.1]]))
print(rng.multinomial(20, [1 / 6] * 6), rng.multinomial(5, [0.2, 0.3, 0.5], size=3))
print(rng.dirichlet([1, 2, 3]), rng.dirichlet([0.05, 0.05], 2), rng.bytes(5))
out = np.zeros(3)
print(rng.random(out=out) is out, out, type(rng.integers(3)), type(rng.random()), type(rng.normal(size=())))

print(str(rng), rng.bit_generator.state)
for seed in (1, 2**40, 2**130, [1, 2, 3], np.int64(9), np.random.SeedSequence(5)):
    print(np.random.default_rng(seed).random(2))
children = np.random.default_rng(5).spawn(2)
print([child.random() for child in children], [child.random() for child in children[0].spawn(2)])
seeds = np.random.SeedSequence(12345)
print(seeds, [child.spawn_key for child in seeds.spawn(2)], seeds.n_children_spawned)
g = np.random.Generator(np.random.MT19937(3))
print(g.random(2), g.standard_normal(2), g.integers(100, size=3), str(g))
again = np.random.Generator(np.random.PCG64())
again.bit_generator.state = rng.bit_generator.state
print((again.random(3) == rng.random(3)).all(), np.random.default_rng(rng) is rng)
