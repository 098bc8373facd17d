# what shapes that don't fit say
import numpy as np

a = np.arange(6).reshape(2, 3)
for wrong in ("a + np.ones(2)", "a @ a", "a.reshape(4)", "np.concatenate([a, a.T])", "np.stack([a, a.T])", "np.vstack([[1, 2], [3]])",
              "np.hstack([a, np.ones(2)])", "np.array([[1, 2], [3]])", "np.zeros(-1)", "np.zeros((2, -3))", "np.eye(2) @ [1, 2, 3]",
              "np.dot(a, a)", "np.split(a, 5)", "np.sum(a, axis=2)", "np.mean(a, axis=-3)", "np.transpose(a, (0, 1, 2))", "np.squeeze(a, 0)",
              "np.swapaxes(a, 0, 2)", "np.broadcast_to(a, (3, 2))", "np.where(a > 1, a, [1, 2])", "np.argmax(a, axis=5)", "np.sort(a, axis=2)",
              "np.concatenate([a, a], axis=2)", "np.expand_dims(a, 5)", "np.full((2,), [1, 2, 3])", "np.linspace(0, 1, -1)", "np.repeat(a, [1, 2])",
              "np.cumsum(a, axis=3)", "np.diag(np.ones((2, 2, 2)))", "np.polyfit([1, 2], [1], 1)", "np.clip(a, [1, 2], 3)"):
    try:
        print(wrong, "->", eval(wrong))
    except Exception as e:
        print(wrong, "->", f"{type(e).__name__}: {e}")
