/** A group of parameters stepped by one call of the engine, against the package's own update of each. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../web/runtime/client';
import { EMPTY, openClient, run } from './session';

let client: Client;
beforeAll(() => void (client = openClient()));
afterAll(() => client.close());

test.each([
  ['SGD', 'lr=0.1'],
  ['SGD', 'lr=0.1, momentum=0.9, dampening=0.1, weight_decay=0.01, maximize=True'],
  ['SGD', 'lr=0.1, momentum=0.9, nesterov=True'],
  ['Adam', 'amsgrad=True, weight_decay=0.1'],
  ['Adam', 'lr=torch.tensor(0.01)'],
  ['AdamW', 'lr=1, betas=(0.8, 0.99)'],
  ['RMSprop', 'momentum=0.5, centered=True'],
  ['RMSprop', 'weight_decay=0.1, maximize=True'],
])('%s(%s): values, state and versions are those of updates one by one', async (kind, options) => {
  const { stdout, error, live } = await run(
    client,
    `import torch
kind = torch.optim.${kind}
# Another class's update, if only in name: what the engine would do does not count.
one_by_one = type("OneByOne", (kind,), {"update": lambda *args: kind.update(*args)})

def trained(optimizer):
    torch.manual_seed(0)
    p = [torch.randn(n).requires_grad_() for n in (3, 40, 2)]
    made = optimizer([{"params": p[:2]}, {"params": p[2:], "lr": 0.5}], ${options})
    for turn in range(5):
        made.zero_grad(set_to_none=turn % 2 == 0)
        (p[0] * p[0]).sum().backward()
        if turn > 1:  # the second has no state at first
            (p[1] ** 3).sum().backward()
        if turn != 3:
            p[2].exp().sum().backward()
        made.step()
    state = [sorted(made.state[each].items()) for each in p if each in made.state]
    return p, [each.grad for each in p], state

def told(value):
    if isinstance(value, torch.Tensor):
        return value.tolist(), value._version
    return [told(each) for each in value] if isinstance(value, (list, tuple)) else value

print(told(trained(kind)) == told(trained(one_by_one)))
print(kind.at_once is not torch.optim.Optimizer.at_once, one_by_one.at_once is torch.optim.Optimizer.at_once)
`,
  );
  expect([stdout, error]).toEqual(['True\nTrue True\n', null]);
  expect(live).toEqual(EMPTY);
});
