/** The overloads of each name, in the order in which PyTorch tries them and lists them in errors. */
import { expect, test } from '@jest/globals';

import { watchBaseline } from './baseline';
import { startEngine } from './harness';
import { recording } from './recordings';

const NEVER_PICKED = 'PyTorch lists a form for numbers, but another takes them';
const OTHER_DEVICES = 'PyTorch lists a form that it has on other devices only';
const WITHOUT_POINT = 'the default is a float, and PyTorch writes it as an int';
const IN_C = 'PyTorch writes the default as its C++ source names it';
const CENTRED = 'PyTorch lists the form that centres its windows, which is in Python here';
const IN_PYTHON = 'its arguments are bound in Python';
const NOT_YET: Record<string, string> = {
  ...reasons(
    NEVER_PICKED,
    'div divide floor_divide multiply subtract true_divide Tensor.div Tensor.div_ Tensor.divide ' +
      'Tensor.divide_ Tensor.floor_divide Tensor.floor_divide_ Tensor.multiply Tensor.multiply_ ' +
      'Tensor.subtract Tensor.subtract_ Tensor.true_divide Tensor.true_divide_',
  ),
  ...reasons(OTHER_DEVICES, 'addmm baddbmm bmm mm'),
  ...reasons(WITHOUT_POINT, 'normal trapz'),
  ...reasons(IN_C, 'ctc_loss'),
  ...reasons(CENTRED, 'stft'),
  ...reasons(IN_PYTHON, 'Tensor.nonzero Tensor.to'),
  ...reasons('the form with out= is missing', 'argsort'),
  ...reasons('forms with a tensor or a generator are missing', 'randint_like'),
};

function reasons(why: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, why]));
}

const { functions, methods } =
  recording<Record<'functions' | 'methods', Record<string, string[]>>>('signatures');
const h = await startEngine();
watchBaseline(h);

const MANY = Array.from({ length: 40 }, () => 'x');
const inFunctions = new Set(
  h.table.filter((row) => ['both', 'function'].includes(row.place)).map((row) => row.name),
);
const inMethods = new Set(
  h.table.filter((row) => ['both', 'method'].includes(row.place)).map((row) => row.name),
);

function signatures(name: string, args: any[]): string {
  const { error } = h.call(name, args);
  const listed = error?.text.split('\n').filter((line) => line.startsWith(' * '));
  return listed?.map((line) => line.slice(3)).join('\n') ?? 'no error';
}

const cases = [
  ...Object.entries(functions)
    .filter(([name]) => inFunctions.has(name))
    .map(([name, wanted]) => ({ name, call: name, wanted })),
  ...Object.entries(methods)
    .filter(([name]) => inMethods.has(name))
    .map(([name, wanted]) => ({ name: `Tensor.${name}`, call: `.${name}`, wanted })),
];

test.each(cases)('$name', ({ name, call, wanted }) => {
  const self = call.startsWith('.') ? [h.build({ d: 'float32', s: [2], v: [1, 1] }, false)] : [];
  const found = signatures(call, [...self, ...MANY]);
  if (name in NOT_YET) expect(found).not.toBe(wanted.join('\n'));
  else expect(found).toBe(wanted.join('\n'));
});
