# Distillation
#
# A small network learns from what a large one finds likely, not only from labels.
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

np.random.seed(0)
torch.manual_seed(0)

# Six clouds of points that overlap.
centres = 2.0 * np.stack([np.cos(np.arange(6) * np.pi / 3), np.sin(np.arange(6) * np.pi / 3)], axis=1)
labels = np.random.randint(0, 6, size=600)
points = centres[labels] + np.random.normal(0, 0.7, size=(600, 2))
x, y = torch.tensor(points, dtype=torch.float32), torch.from_numpy(labels)
train_x, test_x = x[:60], x[60:]
train_y, test_y = y[:60], y[60:]
unlabelled = torch.tensor(np.random.uniform(-4, 4, size=(400, 2)), dtype=torch.float32)


def network(width):
    return nn.Sequential(nn.Linear(2, width), nn.ReLU(), nn.Linear(width, 6))


@torch.no_grad()
def accuracy(model):
    return (model(test_x).argmax(dim=1) == test_y).float().mean().item()


def train(model, loss_of, steps=150):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, weight_decay=0.01)
    for _ in range(steps):
        loss = loss_of(model)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    size = sum(p.numel() for p in model.parameters())
    print(f"  {size:4d} parameters, last loss {loss.item():.3f}, test accuracy {accuracy(model):.3f}")
    return model


def by_labels(model):
    return F.cross_entropy(model(train_x), train_y)


print("teacher, on labels:")
teacher = train(network(64), by_labels).eval().requires_grad_(False)

print("student, on labels:")
student = network(4)
start = {name: value.clone() for name, value in student.state_dict().items()}
train(student, by_labels)

TEMPERATURE = 2.0
soft = F.softmax(teacher(unlabelled) / TEMPERATURE, dim=1)


def by_teacher(model):
    likely = F.log_softmax(model(unlabelled) / TEMPERATURE, dim=1)
    return F.kl_div(likely, soft, reduction="batchmean") * TEMPERATURE**2 + 0.3 * by_labels(model)


print("the same student, on what the teacher says of points without labels:")
student.load_state_dict(start)
train(student, by_teacher)
