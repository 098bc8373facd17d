# a small picture: flips, channels, grey levels
import numpy as np

img = (np.arange(2 * 3 * 3) * 14 % 256).astype(np.uint8).reshape(2, 3, 3)
print(img, img.dtype)
print(img[:, ::-1][0], img[::-1][0], img.transpose(2, 0, 1).shape, img[..., 0])
grey = img @ np.array([0.299, 0.587, 0.114])
print(grey.round(3), grey.astype(np.uint8))
print(255 - img[0], img[0] / 255.0, (img[0].astype(np.float32) / 255 - 0.5) / 0.5)
print(img + np.uint8(200), np.clip(img.astype(int) + 200, 0, 255).astype(np.uint8)[0], img.mean(), img.mean(axis=(0, 1)))
print(np.flip(img, axis=1).shape, np.rot90(img).shape, img.reshape(-1, 3).max(axis=0), (img > 100).sum(), np.kron(img[..., 0], np.ones((2, 2), np.uint8)))
