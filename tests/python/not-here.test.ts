/** What a program is told that asks for something of PyTorch's that is not here. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

const CPU = 'a web page computes on the CPU alone';
const PROCESS = 'a web page has one process';
const STRIDED = 'tensors here are strided, none is sparse';

test.each([
  ['torch.mtia', `AttributeError: PyTorch has torch.mtia, but Tensorglass does not: ${CPU}`],
  [
    'torch.cuda.MemPool',
    `AttributeError: PyTorch has torch.cuda.MemPool, but Tensorglass does not: ${CPU}`,
  ],
  [
    'torch.nn.SyncBatchNorm',
    `AttributeError: PyTorch has torch.nn.SyncBatchNorm, but Tensorglass does not: ${PROCESS}`,
  ],
  [
    'torch.ones(2).to_sparse()',
    `AttributeError: PyTorch has torch.Tensor.to_sparse, but Tensorglass does not: ${STRIDED}`,
  ],
  [
    'torch.nn.Parameter(torch.ones(2)).to_sparse()',
    `AttributeError: PyTorch has torch.Tensor.to_sparse, but Tensorglass does not: ${STRIDED}`,
  ],
  [
    'torch.nn.ReLU().ipu()',
    `AttributeError: PyTorch has torch.nn.Module.ipu, but Tensorglass does not: ${CPU}`,
  ],
  [
    'import torch.distributed.fsdp',
    `ModuleNotFoundError: No module named 'torch.distributed': PyTorch has torch.distributed, but Tensorglass does not: ${PROCESS}`,
  ],
  [
    'from torch.cuda.nccl import init_rank',
    `ModuleNotFoundError: No module named 'torch.cuda.nccl': PyTorch has torch.cuda.nccl, but Tensorglass does not: ${CPU}`,
  ],
  [
    'from torch.nn import Linear, SyncBatchNorm',
    `ImportError: cannot import name 'SyncBatchNorm' from 'torch.nn': PyTorch has torch.nn.SyncBatchNorm, but Tensorglass does not: ${PROCESS}`,
  ],
  [
    'from torch import distributed',
    `ImportError: cannot import name 'distributed' from 'torch': PyTorch has torch.distributed, but Tensorglass does not: ${PROCESS}`,
  ],
  // What is to come has no reason: for the test, something that is here is taken away.
  [
    'del torch.add\ntorch.add',
    'AttributeError: PyTorch has torch.add, but Tensorglass does not yet',
  ],
  [
    'del torch.nn.functional.dropout\ntorch.nn.functional.dropout',
    'AttributeError: PyTorch has torch.nn.functional.dropout, but Tensorglass does not yet',
  ],
])('%s', async (code, text) => {
  const { stderr } = await run(client, `import torch\n${code}`);
  // Nothing behind it: no word on packages, no proposal of another name.
  expect(stderr.trimEnd().split('\n').at(-1)).toBe(text);
});

test('what Python itself finds missing of a class of torch is told of behind the error', async () => {
  const code = `import torch
optimizer = torch.optim.SGD([torch.ones(1)])
del torch.optim.Optimizer.add_param_group
optimizer.add_param_group({})`;
  expect((await run(client, code)).stderr).toMatch(
    /AttributeError: 'SGD' object has no attribute 'add_param_group'.*\nPyTorch has torch\.optim\.Optimizer\.add_param_group, but Tensorglass does not yet\.\n$/,
  );
});

test('programs can ask whether something is here, and go on without', async () => {
  const code = `import torch
print(hasattr(torch, "mtia"), hasattr(torch.ones(2), "to_sparse"), getattr(torch.nn, "SyncBatchNorm", None))
try:
    import torch.distributed as dist
except ImportError as problem:
    print(problem.name)
try:
    from torch.nn import SyncBatchNorm
except ImportError as problem:
    print(problem.name)`;
  expect(await run(client, code)).toMatchObject({
    stdout: 'False False None\ntorch.distributed\ntorch.nn\n',
    error: null,
  });
});
