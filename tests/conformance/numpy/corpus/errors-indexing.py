# what a wrong index says
import numpy as np

a = np.arange(6).reshape(2, 3)
for wrong in ("a[2]", "a[0, 3]", "a[-3]", "a[0, 0, 0]", "a[1.5]", "a['x']", "a[[0, 2]]", "a[:, [0, 5]]", "a[[0, 1], [0, 1, 2]]",
              "a[[1.0, 0.0]]", "a[..., ...]", "a[a]", "a[np.array([True])]", "np.array(3)[0]", "a[None, 5]", "a.item(10)", "a.item()",
              "np.take(a, 9)", "a[slice(None, None, 0)]", "a[{}]"):
    try:
        print(wrong, "->", eval(wrong))
    except Exception as e:
        print(wrong, "->", f"{type(e).__name__}: {e}")
