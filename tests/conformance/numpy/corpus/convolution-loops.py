# a filter over an image, by loops, against torch
import numpy as np
import torch
import torch.nn.functional as F

image = np.zeros((6, 6), dtype=np.float32)
image[2:4, 1:5] = 1
edge = np.array([[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]], dtype=np.float32)
padded = np.pad(image, 1)
out = np.zeros_like(image)
for i in range(6):
    for j in range(6):
        out[i, j] = np.sum(padded[i : i + 3, j : j + 3] * edge)
print(out)
same = F.conv2d(torch.from_numpy(image)[None, None], torch.from_numpy(edge)[None, None], padding=1)[0, 0]
print(np.array_equal(out, same.numpy()), same.shape)
pooled = image.reshape(3, 2, 3, 2).max(axis=(1, 3))
print(pooled, np.array_equal(pooled, F.max_pool2d(torch.from_numpy(image)[None], 2)[0].numpy()))
print(image.reshape(3, 2, 3, 2).mean(axis=(1, 3)))
