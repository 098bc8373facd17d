# a corridor learnt by a table
import numpy as np

np.random.seed(1)
n_states, actions = 6, ["left", "right"]
q = np.zeros((n_states, 2))
for episode in range(30):
    s, steps = 0, 0
    while s != n_states - 1:
        explore = np.random.uniform() > 0.9 or (q[s] == 0).all()
        a = np.random.choice(2) if explore else q[s].argmax()
        nxt = min(s + 1, n_states - 1) if a == 1 else max(s - 1, 0)
        reward = 1 if nxt == n_states - 1 else 0
        q[s, a] += 0.1 * (reward + 0.9 * np.max(q[nxt]) * (nxt != n_states - 1) - q[s, a])
        s, steps = nxt, steps + 1
    if episode % 10 == 9:
        print(episode, steps)
print(q.round(4))
print([actions[a] for a in q[:-1].argmax(axis=1)])
