/**
 * node tensorglass.mjs HARNESS: the engine from JavaScript, through its public API.
 * HARNESS is the file harness.mjs of the peers' benchmark, which gives the line protocol.
 */
import { pathToFileURL } from 'node:url';
import { open } from './open.mjs';

const { serve, ramp } = await import(pathToFileURL(process.argv[2]));
const torch = await open();

const t = (...shape) => torch.tensor(ramp(shape.reduce((a, b) => a * b, 1))).reshape(shape);
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

function training(sizes, activation, batch, loss, target) {
  return () => {
    const layers = sizes.slice(1).map((out, i) => ({
      w: t(out, sizes[i]).requires_grad_(),
      b: torch.zeros([out]).requires_grad_(),
    }));
    const parameters = layers.flatMap(({ w, b }) => [w, b]);
    const x = t(batch, sizes[0]);
    const y = target();
    return scoped(() => {
      let h = x;
      layers.forEach(({ w, b }, i) => {
        h = torch.linear(h, w, b);
        if (i + 1 < layers.length) h = activation(h);
      });
      loss(h, y).backward();
      torch.no_grad(() => {
        for (const p of parameters) {
          p.add_(p.grad, { alpha: -0.01 });
          p.grad = null;
        }
      });
    });
  };
}

function chain(length) {
  return () => {
    const x = t(5).requires_grad_();
    return scoped(() => {
      let y = x;
      for (let i = 0; i < length; i++) y = y.mul(1.0001);
      y.sum().backward();
      x.grad = null;
    });
  };
}

const N = 1e6;
await serve(
  { peer: 'tensorglass' },
  {
    small_add: binary((x, y) => x.add(y), 5),
    small_add_grad: () => {
      const x = t(5).requires_grad_();
      const y = t(5);
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
      [784, 128, 10],
      (h) => h.relu(),
      64,
      (h, y) => torch.cross_entropy_loss(h, y),
      () => torch.arange(64).remainder(10),
    ),
    tiny_mlp_step: training(
      [2, 16, 1],
      (h) => h.tanh(),
      4,
      (h, y) => torch.mse_loss(h, y),
      () => t(4, 1),
    ),
    chain_1000: chain(1000),
    chain_10000: chain(10000),
  },
);
