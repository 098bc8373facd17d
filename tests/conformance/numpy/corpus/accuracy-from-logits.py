# predictions as arrays, and an accuracy
import numpy as np
import torch

torch.manual_seed(0)
logits = torch.randn(8, 3, requires_grad=True)
labels = np.array([0, 1, 2, 0, 1, 2, 0, 1])
predicted = logits.argmax(dim=1).numpy()
print(predicted, (predicted == labels).mean(), np.mean(predicted == labels), type(np.mean(predicted == labels)))
probabilities = torch.softmax(logits, dim=1).detach().cpu().numpy()
print(probabilities.shape, probabilities.sum(axis=1).round(5), probabilities.dtype, np.argmax(probabilities, axis=1))
confusion = np.zeros((3, 3), dtype=int)
for t, p in zip(labels, predicted):
    confusion[t, p] += 1
print(confusion, confusion.diagonal().sum() / confusion.sum(), confusion.trace())
print((torch.from_numpy(labels) == logits.argmax(1)).float().mean().item(), torch.tensor(labels).eq(torch.from_numpy(predicted)).sum().item())
top = np.argsort(-probabilities, axis=1)[:, :2]
print(top, [l in t for l, t in zip(labels, top)], torch.topk(logits, 2).indices.numpy()[0])
