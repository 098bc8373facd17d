# saving into a temporary folder
import os
import tempfile
import numpy as np

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "weights.npy")
    np.save(path, np.eye(2))
    print(np.load(path), os.path.getsize(path))
    np.save(os.path.join(folder, "noext"), np.arange(3))
    print(sorted(os.listdir(folder)))
    np.savez(os.path.join(folder, "many.npz"), np.arange(2), w=np.ones(2))
    with np.load(os.path.join(folder, "many.npz")) as many:
        print(many.files, many["arr_0"], many["w"])
    np.savez_compressed(os.path.join(folder, "small"), a=np.zeros(100))
    print(np.load(os.path.join(folder, "small.npz"))["a"].shape)
    np.savetxt(os.path.join(folder, "t.csv"), np.array([[1.5, 2], [3, 4]]), delimiter=",", fmt="%.2f", header="a,b", comments="")
    print(open(os.path.join(folder, "t.csv")).read())
    print(np.loadtxt(os.path.join(folder, "t.csv"), delimiter=",", skiprows=1))
    np.arange(4, dtype=np.int16).tofile(os.path.join(folder, "raw"))
    print(np.fromfile(os.path.join(folder, "raw"), dtype=np.int16))
    try:
        np.load(os.path.join(folder, "missing.npy"))
    except FileNotFoundError as e:
        print(type(e).__name__, e.strerror)
