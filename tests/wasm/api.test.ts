/** The JavaScript API over the built engine, as its users write it. */
import { afterEach, describe, expect, test } from '@jest/globals';

import { GraphNode, open, Tensor, TensorglassError } from '../../web/engine/index';
import { buildFolder } from './harness';

const torch = await open(buildFolder);
const none = { tensors: 0, storages: 0, nodes: 0 };

/** Runs a test's body in a scope: what it makes is disposed of at its end. */
const scoped = (body: () => void) => () => torch.scope(body);

afterEach(() => {
  expect(torch.live_counts()).toEqual(none);
});

describe('tensors', () => {
  test(
    'are made of numbers, nested lists and typed arrays, with the dtypes of Python',
    scoped(() => {
      expect(torch.tensor([[1, 2, 3]]).shape).toEqual([1, 3]);
      expect(torch.tensor([1, 2]).dtype).toBe(torch.int64);
      expect(torch.tensor([1, 2.5]).dtype).toBe(torch.float32);
      expect(torch.tensor([true]).dtype).toBe(torch.bool);
      expect(torch.tensor(new Float32Array([1, 2])).dtype).toBe(torch.float32);
      expect(torch.tensor(torch.float(1)).dtype).toBe(torch.float32);
      expect(torch.tensor([1], { dtype: torch.uint8 }).dtype).toBe(torch.uint8);
      expect(() => torch.tensor([[1], [2, 3]])).toThrow('expected sequence of length 1 at dim 1');
    }),
  );

  test(
    'print as in PyTorch',
    scoped(() => {
      expect(String(torch.tensor([1.5, 2]))).toBe('tensor([1.5000, 2.0000])');
      const y = torch.ones([2], { requires_grad: true }).mul(2);
      expect(`${y}`).toBe('tensor([2., 2.], grad_fn=<MulBackward0>)');
    }),
  );

  test(
    'give their elements back, whole numbers beyond 2^53 as bigints',
    scoped(() => {
      expect(torch.arange(4).reshape([2, 2]).tolist()).toEqual([
        [0, 1],
        [2, 3],
      ]);
      expect(torch.tensor(2n ** 62n).item()).toBe(2n ** 62n);
      expect(torch.tensor([Infinity, -0.5]).tolist()).toEqual([Infinity, -0.5]);
      expect(torch.tensor(true).item()).toBe(true);
    }),
  );

  test(
    'of half types give float32, of unsigned ones arrays of their own',
    scoped(() => {
      for (const dtype of [torch.float16, torch.bfloat16]) {
        const x = torch.tensor([1.5, -0.1, 70000], { dtype });
        expect(x.dtype).toBe(dtype);
        expect(x.add(x).dtype).toBe(dtype);
        const held = x.toTypedArray();
        expect(held).toBeInstanceOf(Float32Array);
        expect([...held]).toEqual(x.tolist());
      }
      expect(torch.tensor([0.1], { dtype: torch.float16 }).item()).toBe(0.0999755859375);
      expect(torch.tensor([0.1], { dtype: torch.bfloat16 }).item()).toBe(0.10009765625);
      const top = 2n ** 64n - 1n;
      const u = torch.tensor([1, top], { dtype: torch.uint64 });
      expect(u.toTypedArray()).toEqual(new BigUint64Array([1n, top]));
      expect(u.tolist()).toEqual([1, top]);
      expect(torch.tensor([65535], { dtype: torch.uint16 }).toTypedArray()).toEqual(
        new Uint16Array([65535]),
      );
      expect(() => torch.tensor([70000], { dtype: torch.uint16 })).toThrow('without overflow');
    }),
  );

  test.each([
    ['numbers', Array.from({ length: 40 }, (_, i) => i / 4), torch.float32],
    ['whole numbers', Array.from({ length: 40 }, (_, i) => i - 20), torch.int64],
    ['numbers as large as are exact', new Array(20).fill(-(2 ** 53 - 1)), torch.int64],
    ['numbers beyond', new Array(20).fill(2 ** 60), torch.float32],
    ['booleans', Array.from({ length: 40 }, (_, i) => i % 3 === 0), torch.bool],
    ['one fraction', [...new Array<number>(40).fill(7), 0.5], torch.float32],
    ['bigints', new Array(20).fill(2n ** 62n), torch.int64],
    ['no numbers', [...new Array<number>(20).fill(1), NaN, -Infinity], torch.float32],
  ])(
    'go in and out of long lists: %s',
    (_, list: unknown[], dtype) =>
      void torch.scope(() => {
        const x = torch.tensor(list as number[]);
        expect(x.dtype).toBe(dtype);
        expect(x.tolist()).toEqual(list);
        const nested = torch.tensor([[list], [list]] as number[][][]);
        expect(nested.shape).toEqual([2, 1, list.length]);
        expect(nested.tolist()).toEqual([[list], [list]]);
        expect(torch.tensor(list as number[], { dtype: torch.float64 }).dtype).toBe(torch.float64);
        const ragged = [[...list], list.slice(1)] as number[][];
        expect(() => torch.tensor(ragged)).toThrow(
          `expected sequence of length ${list.length} at dim 1 (got ${list.length - 1})`,
        );
        expect(() => torch.tensor([...list, {}] as number[])).toThrow();
      }),
  );

  test(
    'go in and out of typed arrays',
    scoped(() => {
      for (const [array, dtype] of [
        [Float32Array.from({ length: 20 }, (_, i) => i), torch.float32],
        [Float64Array.from({ length: 20 }, (_, i) => i / 2), torch.float32],
        [Uint8Array.from({ length: 20 }, (_, i) => i * 12), torch.int64],
        [Int32Array.from({ length: 20 }, (_, i) => -i), torch.int64],
        [BigInt64Array.from({ length: 20 }, (_, i) => BigInt(i) - 2n), torch.int64],
      ] as const) {
        const x = torch.tensor(array);
        expect(x.dtype).toBe(dtype);
        expect(x.tolist()).toEqual(Array.from(array as ArrayLike<unknown>, Number));
        expect(torch.tensor([array, array]).shape).toEqual([2, 20]);
      }
      expect(() => torch.tensor([new Float32Array(20), new Float32Array(19)])).toThrow('expected');

      const x = torch.arange(24).reshape([2, 3, 4]);
      const part = x.transpose(0, 2).at(1);
      expect(part.toTypedArray()).toEqual(BigInt64Array.from([1n, 13n, 5n, 17n, 9n, 21n]));
      expect(part.tolist()).toEqual([
        [1, 13],
        [5, 17],
        [9, 21],
      ]);
      const copy = torch.ones([2, 2]).toTypedArray();
      expect(copy).toEqual(Float32Array.of(1, 1, 1, 1));
      const y = torch.zeros([2]);
      y.toTypedArray()[0] = 5;
      expect(y.tolist()).toEqual([0, 0]);
      expect(torch.tensor([true, false]).toTypedArray()).toEqual(Uint8Array.of(1, 0));
      expect(torch.zeros([2, 0]).tolist()).toEqual([[], []]);
      expect(torch.tensor(3).tolist()).toBe(3);
      const w = torch.ones([3], { requires_grad: true }).mul(2);
      expect(w.tolist()).toEqual([2, 2, 2]);
      expect(torch.tensor(new Array(20).fill(1.5), { requires_grad: true }).requires_grad).toBe(
        true,
      );
      expect(torch.tensor(new Array(20).fill(300), { dtype: torch.int32 }).tolist()).toContain(300);
      expect(() => torch.tensor(new Array(20).fill(300), { dtype: torch.uint8 })).toThrow(
        'value cannot be converted to type uint8 without overflow',
      );
    }),
  );

  test(
    'share memory as views do, and count the writes',
    scoped(() => {
      const x = torch.zeros([2, 3]);
      const row = x.at(1);
      row.fill_(7);
      expect(x.tolist()).toEqual([
        [0, 0, 0],
        [7, 7, 7],
      ]);
      expect([row._version, x._version]).toEqual([1, 1]);
      expect(row._base).toBe(x);
      expect([row.storage_offset(), row.stride(), row.is_contiguous()]).toEqual([3, [1], true]);
      x.set([0, torch.slice(1, null)], 5);
      expect(x.at(0).tolist()).toEqual([0, 5, 5]);
      expect(x.t().data_ptr()).toBe(x.data_ptr());
    }),
  );
});

describe('operators', () => {
  test(
    'are functions and methods, with keyword arguments in an object at the end',
    scoped(() => {
      const x = torch.tensor([
        [1, 5],
        [7, 3],
      ]);
      expect(x.sum({ dim: 0 }).tolist()).toEqual([8, 8]);
      expect(torch.sum(x, 1, { keepdim: true }).shape).toEqual([2, 1]);
      expect(torch.add(x, x, { alpha: 10 }).at(0, 0).item()).toBe(11);
      const { values, indices } = x.max(1);
      expect([values.tolist(), indices.tolist()]).toEqual([
        [5, 7],
        [1, 0],
      ]);
      expect(torch.cat([x, x], { dim: 1 }).shape).toEqual([2, 4]);
    }),
  );

  test(
    'raise the errors of PyTorch, and leave nothing behind',
    scoped(() => {
      const x = torch.ones([2]);
      const refused = (f: () => unknown): string => {
        try {
          f();
        } catch (error) {
          if (error instanceof TensorglassError) return `${error.name}: ${error.message}`;
          throw error;
        }
        return 'nothing';
      };
      expect(refused(() => x.add(torch.ones([3])))).toBe(
        'RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0',
      );
      expect(refused(() => x.sum({ dim: 4 }))).toMatch(/^IndexError: Dimension out of range/);
      expect(refused(() => x.add({ other: 'text' } as never))).toMatch(/^TypeError: add\(\)/);
      const gone = torch.ones([1]);
      gone.dispose();
      expect(refused(() => x.add(gone))).toBe('RuntimeError: the tensor was disposed of');
      expect(x.add(x).tolist()).toEqual([2, 2]);
    }),
  );

  test(
    'draw the random numbers of PyTorch',
    scoped(() => {
      torch.manual_seed(0);
      expect(String(torch.rand([3]))).toBe('tensor([0.4963, 0.7682, 0.0885])');
    }),
  );
});

describe('autograd', () => {
  test(
    'adds gradients up, and keeps the identity of .grad',
    scoped(() => {
      const x = torch.tensor([1, 2, 3], { dtype: torch.float32, requires_grad: true });
      for (let i = 0; i < 2; i++) x.mul(x).sum().backward();
      expect(x.grad!.tolist()).toEqual([4, 8, 12]);
      expect(x.grad).toBe(x.grad);
      const [g] = torch.grad(x.exp().sum(), x);
      expect(g!.allclose(x.exp())).toBe(true);
      expect(torch.no_grad(() => x.mul(2).requires_grad)).toBe(false);
    }),
  );

  test(
    'runs hooks, whose errors arrive unchanged',
    scoped(() => {
      const x = torch.ones([2], { requires_grad: true });
      const remove = x.register_hook((g) => g.mul(3));
      x.sum().backward();
      expect(x.grad!.tolist()).toEqual([3, 3]);
      remove();
      const mine = new Error('mine');
      const removeSecond = x.register_hook(() => {
        throw mine;
      });
      let raised: unknown;
      try {
        x.sum().backward();
      } catch (error) {
        raised = error;
      }
      expect(raised).toBe(mine);
      removeSecond();
    }),
  );

  test(
    'shows its graph, one object a node however it is reached',
    scoped(() => {
      const x = torch.ones([2], { requires_grad: true });
      const square = x.mul(x);
      const y = square.add(square);
      const node = y.grad_fn!;
      expect(node.name).toBe('AddBackward0');
      const [[left], [right]] = node.next_functions as [[GraphNode, number], [GraphNode, number]];
      expect(left).toBe(right);
      expect(left.next_functions.map(([n, output]) => [n!.name, output])).toEqual([
        ['torch::autograd::AccumulateGrad', 0],
        ['torch::autograd::AccumulateGrad', 0],
      ]);
      // Another tensor's reach holds the same node: it outlives the first one's.
      const other = square.grad_fn!;
      y.dispose();
      expect(other.next_functions.length).toBe(2);
      expect(() => node.next_functions).toThrow('disposed of');
      expect(x.grad_fn).toBeNull();
    }),
  );

  test(
    'a graph of 10,000 nodes is read as far as one asks',
    scoped(() => {
      let y: Tensor = torch.ones([1], { requires_grad: true });
      for (let i = 0; i < 10_000; i++) y = y.mul(1);
      expect(y.grad_fn!.next_functions[0]![0]!.name).toBe('MulBackward0');
    }),
  );
});

describe('what is held', () => {
  test('dispose() frees at once, and a scope frees all but what it gives', () => {
    const kept = torch.scope(() => {
      torch.ones([10]).add(1).mul(2);
      return torch.ones([3]);
    });
    expect(torch.live_counts()).toEqual({ tensors: 1, storages: 1, nodes: 0 });
    kept.dispose();
    kept.dispose();
    expect(kept.disposed).toBe(true);
  });

  test('more tensors than the table of the latest has room for are told apart', () => {
    const many = Array.from({ length: 3000 }, (_, i) => torch.tensor(i));
    expect(many.every((t, i) => t.item() === i)).toBe(true);
    const views = many.map((t) => t.view([1]));
    expect(views.every((view, i) => view._base === many[i])).toBe(true);
    for (const t of [...views, ...many]) t.dispose();
  });

  test(
    'snapshot() tells storages and who lies on them',
    scoped(() => {
      const x = torch.arange(3);
      const y = x.view([3, 1]);
      const { storages, tensors } = torch.snapshot();
      expect(storages.length).toBe(1);
      expect(tensors.map(({ id }) => id).sort()).toEqual([x.handle, y.handle].sort());
    }),
  );
});
