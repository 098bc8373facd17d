# Deep Q-learning
#
# A network learns from its own steps how to leave a small labyrinth.
import random
from collections import deque

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

random.seed(0)
torch.manual_seed(0)

MAZE = ["S.#.", "..#.", "....", "#.#G"]
MOVES = [(-1, 0), (0, 1), (1, 0), (0, -1)]
ARROWS = "^>v<"
SIZE = len(MAZE)


def step(place, action):
    """The next place, the reward, and whether that was the last step."""
    row, column = place[0] + MOVES[action][0], place[1] + MOVES[action][1]
    if not (0 <= row < SIZE and 0 <= column < SIZE) or MAZE[row][column] == "#":
        return place, -0.2, False
    if MAZE[row][column] == "G":
        return (row, column), 1.0, True
    return (row, column), -0.05, False


def seen(places):
    """One row for each place: zeros, and a one where it is."""
    planes = np.zeros((len(places), SIZE * SIZE), dtype=np.float32)
    planes[np.arange(len(places)), [row * SIZE + column for row, column in places]] = 1
    return torch.from_numpy(planes)


def network():
    return nn.Sequential(nn.Linear(SIZE * SIZE, 32), nn.ReLU(), nn.Linear(32, len(MOVES)))


policy, target = network(), network()
target.load_state_dict(policy.state_dict())
optimizer = torch.optim.Adam(policy.parameters(), lr=0.01)
memory = deque(maxlen=500)
GAMMA, BATCH = 0.9, 32


def learn():
    places, actions, rewards, following, ended = zip(*random.sample(list(memory), BATCH))
    taken = policy(seen(places)).gather(1, torch.tensor(actions).unsqueeze(1)).squeeze(1)
    with torch.no_grad():  # the goal is fixed: no gradient goes into it
        best = target(seen(following)).max(dim=1).values
        goal = torch.tensor(rewards) + GAMMA * best * ~torch.tensor(ended)
    loss = F.smooth_l1_loss(taken, goal)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


lengths = []
for episode in range(1, 41):
    place, explore = (0, 0), max(0.05, 1 - episode / 25)
    for count in range(1, 31):
        if random.random() < explore:
            action = random.randrange(4)
        else:
            action = policy(seen([place])).argmax().item()
        following, reward, ended = step(place, action)
        memory.append((place, action, reward, following, ended))
        place = following
        if len(memory) >= BATCH:
            learn()
        if ended:
            break
    lengths.append(count)
    if episode % 5 == 0:
        target.load_state_dict(policy.state_dict())
    if episode % 10 == 0:
        print(f"episode {episode:2d}  steps of the last ten: {np.mean(lengths[-10:]):.1f}")

everywhere = [(row, column) for row in range(SIZE) for column in range(SIZE)]
values, actions = policy(seen(everywhere)).max(dim=1)
print("what it would do:")
for row in range(SIZE):
    cells = zip(MAZE[row], actions[row * SIZE : (row + 1) * SIZE])
    print("  " + "".join(cell if cell in "#G" else ARROWS[action] for cell, action in cells))
print(f"worth of the start: {values[0].item():.2f}")
