# arrays to bytes and back
import io
import numpy as np

a = np.arange(6, dtype=np.float32).reshape(2, 3)
buffer = io.BytesIO()
np.save(buffer, a)
data = buffer.getvalue()
print(len(data), data[:8], data[8:70])
buffer.seek(0)
b = np.load(buffer)
print(b, b.dtype, np.array_equal(a, b))
z = io.BytesIO()
np.savez(z, x=a, y=np.array([1, 2, 3]))
z.seek(0)
loaded = np.load(z)
print(sorted(loaded.files), loaded["x"], loaded["y"], "x" in loaded)
for array in (np.array(3.5), np.array([True, False]), a.T, np.zeros((0, 2), dtype=np.int64)):
    buffer = io.BytesIO()
    np.save(buffer, array)
    buffer.seek(0)
    back = np.load(buffer)
    print(repr(back), back.flags.f_contiguous)
try:
    np.load(io.BytesIO(b"not an array"))
except Exception as e:
    print(type(e).__name__)
