# the sieve of Eratosthenes
import numpy as np

n = 50
sieve = np.ones(n + 1, dtype=bool)
sieve[:2] = False
for p in range(2, int(np.sqrt(n)) + 1):
    if sieve[p]:
        sieve[p * p :: p] = False
primes = np.flatnonzero(sieve)
print(primes, len(primes), sieve[:12], np.nonzero(sieve)[0].sum())
print(np.diff(primes), np.cumprod(primes[:10]), primes[primes % 4 == 1], np.prod(primes[:5]))
x = np.arange(1, 101)
print(x[(x % 3 == 0) & (x % 5 == 0)], np.sum(x[(x % 3 == 0) | (x % 5 == 0)]), np.where(x[:15] % 15 == 0, -15, x[:15]))
