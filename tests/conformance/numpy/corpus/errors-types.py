# what wrong types and names say
import numpy as np

a = np.array([1, 2, 3])
for wrong in ("np.zeros('x')", "np.zeros(2.5)", "np.arange()", "np.array()", "np.array(1, 2, 3)", "a + 'x'", "a + None", "a + [1, 2]", "np.foo",
              "a.foo", "np.sin('x')", "a['a':2]", "np.dtype('bogus')", "np.array([1], dtype='bogus')", "np.float", "np.int", "np.bool(1)", "np.float_",
              "a.reshape('x')", "a.sum(axis='x')", "a.astype('nope')", "np.random.foo", "np.linalg.foo", "np.add(1)", "np.add(1, 2, 3, 4)", "np.exp()", "int(a)",
              "float(a)", "int(np.array([5]).reshape(()))", "float(np.array(2.5))", "range(a)", "hash(a)", "a < 'x'", "np.random.rand('3')", "np.maximum(1)", "~np.array([1.5])",
              "np.array([1.5]) & 1", "np.array([True]) - np.array([True])", "-np.array([True])", "np.array([1.0]) << 1"):
    try:
        print(wrong, "->", eval(wrong))
    except Exception as e:
        print(wrong, "->", f"{type(e).__name__}: {e}")
