/**
 * The peers' workloads in JavaScript, over the engine's public API: each name's function prepares the operands
 * and gives `run(n)`. `torch` is an open engine, `ramp(n)` gives n numbers.
 */
export function workloads(torch, ramp) {
  const t = (...shape) => torch.tensor(ramp(shape.reduce((a, b) => a * b, 1))).reshape(shape);
  const leaf = (...shape) => t(...shape).requires_grad_();
  const repeat = (op) => (n) => {
    for (let i = 0; i < n; i++) op().dispose();
  };
  const scoped = (op) => (n) => {
    for (let i = 0; i < n; i++) torch.scope(() => void op());
  };
  const unary =
    (op, ...shape) =>
    () => {
      const x = t(...shape);
      return repeat(() => op(x));
    };
  const binary =
    (op, ...shape) =>
    () => {
      const x = t(...shape);
      const y = t(...shape);
      return repeat(() => op(x, y));
    };

  function conv(backward) {
    return () => {
      const x = t(8, 3, 32, 32);
      const w = t(16, 3, 3, 3);
      if (!backward) return repeat(() => torch.conv2d(x, w));
      x.requires_grad_();
      w.requires_grad_();
      return scoped(() => torch.grad(torch.conv2d(x, w).sum(), [x, w]));
    };
  }

  /** Steps of training: `network` gives the parameters and the loss that they make. */
  function training(network) {
    return () => {
      const { parameters, loss } = network();
      return scoped(() => {
        loss().backward();
        torch.no_grad(() => {
          for (const p of parameters) {
            p.add_(p.grad, { alpha: -0.01 });
            p.grad = null;
          }
        });
      });
    };
  }

  function mlp(sizes, activation, batch, loss, target) {
    return () => {
      const layers = sizes.slice(1).map((out, i) => ({
        w: leaf(out, sizes[i]),
        b: torch.zeros([out]).requires_grad_(),
      }));
      const x = t(batch, sizes[0]);
      const y = target();
      const forward = () => {
        let h = x;
        layers.forEach(({ w, b }, i) => {
          h = torch.linear(h, w, b);
          if (i + 1 < layers.length) h = activation(h);
        });
        return loss(h, y);
      };
      return { parameters: layers.flatMap(({ w, b }) => [w, b]), loss: forward };
    };
  }

  function cnn() {
    const [w1, b1, w2, b2] = [leaf(8, 1, 3, 3), leaf(8), leaf(16, 8, 3, 3), leaf(16)];
    const [w3, b3] = [leaf(10, 16 * 5 * 5), leaf(10)];
    const x = t(64, 1, 28, 28);
    const y = digits();
    const block = (h, w, b) => torch.max_pool2d(torch.conv2d(h, w, b).relu(), [2, 2]);
    const loss = () =>
      torch.cross_entropy_loss(torch.linear(block(block(x, w1, b1), w2, b2).flatten(1), w3, b3), y);
    return { parameters: [w1, b1, w2, b2, w3, b3], loss };
  }

  const digits = () => torch.arange(64).remainder(10);

  function chain(length) {
    return () => {
      const x = leaf(5);
      return scoped(() => {
        let y = x;
        for (let i = 0; i < length; i++) y = y.mul(1.0001);
        y.sum().backward();
        x.grad = null;
      });
    };
  }

  const N = 1e6;
  return {
    small_add: binary((x, y) => x.add(y), 5),
    small_add_grad: () => {
      const x = leaf(5);
      const y = leaf(5);
      return repeat(() => x.add(y));
    },
    add_1e6: binary((x, y) => x.add(y), N),
    mul_1e6: binary((x, y) => x.mul(y), N),
    exp_1e6: unary((x) => x.exp(), N),
    affine_relu_1e6: () => {
      const x = t(N);
      return scoped(() => x.mul(2).add(1).relu());
    },
    sum_1e6: unary((x) => x.sum(), N),
    sum_dim0_1000: unary((x) => x.sum(0), 1000, 1000),
    sum_dim1_1000: unary((x) => x.sum(1), 1000, 1000),
    softmax_1000: unary((x) => x.softmax(1), 1000, 1000),
    transpose_1000: () => {
      const x = t(1000, 1000);
      return scoped(() => x.t().contiguous());
    },
    ...Object.fromEntries(
      [64, 128, 256, 512, 1024].map((n) => [`matmul_${n}`, binary((x, y) => x.matmul(y), n, n)]),
    ),
    conv_fwd: conv(false),
    conv_fwd_bwd: conv(true),
    mlp_step: training(
      mlp(
        [784, 128, 10],
        (h) => h.relu(),
        64,
        (h, y) => torch.cross_entropy_loss(h, y),
        digits,
      ),
    ),
    tiny_mlp_step: training(
      mlp(
        [2, 16, 1],
        (h) => h.tanh(),
        4,
        (h, y) => torch.mse_loss(h, y),
        () => t(4, 1),
      ),
    ),
    cnn_step: training(cnn),
    chain_1000: chain(1_000),
    chain_10000: chain(10_000),
    chain_1000000: chain(1_000_000),
  };
}
