/**
 * node tensorglass-python.mjs HARNESS: the Python package in Pyodide, as the playground runs it.
 * Every workload is Python; a sample is timed around one call that repeats it n times.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bootHere, nodeAssets } from '../../../build/runtime/node.mjs';

const { serve } = await import(pathToFileURL(process.argv[2]));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const { pyodide: python } = await bootHere(nodeAssets(root));

python.runPython(`
import math
import torch

def ramp(*shape):
    n = math.prod(shape)
    return torch.tensor([math.sin(i * 0.37) * 0.5 for i in range(n)]).reshape(*shape)

def small_add():
    x, y = ramp(5), ramp(5)
    def run(n):
        for _ in range(n):
            x + y
    return run

def small_add_grad():
    x, y = ramp(5).requires_grad_(), ramp(5)
    def run(n):
        for _ in range(n):
            x + y
    return run

def tiny_mlp_step():
    net = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
    x, y = ramp(4, 2), ramp(4, 1)
    def run(n):
        for _ in range(n):
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(net(x), y).backward()
            optimizer.step()
    return run

def chain(length):
    def make():
        x = ramp(5).requires_grad_()
        def run(n):
            for _ in range(n):
                y = x
                for _ in range(length):
                    y = y * 1.0001
                y.sum().backward()
                x.grad = None
        return run
    return make

workloads = {
    "small_add": small_add,
    "small_add_grad": small_add_grad,
    "tiny_mlp_step": tiny_mlp_step,
    "chain_1000": chain(1000),
    "chain_10000": chain(10000),
}
`);

const make = (name) => () => {
  const run = python.runPython(`workloads["${name}"]()`);
  return (n) => void run(n);
};
const names = ['small_add', 'small_add_grad', 'tiny_mlp_step', 'chain_1000', 'chain_10000'];
await serve(
  { peer: 'tensorglass-python' },
  Object.fromEntries(names.map((name) => [name, make(name)])),
);
