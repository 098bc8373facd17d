"""Made-up data: labels, shapes, what it draws, how it is shown. (Pictures go through PIL in torchvision, and are not compared here.)"""

import torch
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

torch.manual_seed(0)
data = datasets.FakeData(10, (3, 4, 5), 7, transform=transforms.ToTensor())
print(data, len(data))
print(datasets.FakeData(5, target_transform=transforms.Lambda(str)))
print([data[i][1] for i in range(10)], type(data[0][1]))
picture, _ = data[0]
print(picture.shape, picture.dtype, bool((picture >= 0).all()), bool((picture <= 1).all()))
print(torch.equal(data[3][0], data[3][0]), torch.rand(2))
for images, labels in DataLoader(data, batch_size=4):
    print(images.shape, labels)
try:
    data[10]
except IndexError as problem:
    print(problem)
