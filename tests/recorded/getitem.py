"""Records `x[index]` and `x[index] = value`, whose argument is Python's own syntax rather than a schema."""
import torch

import record as recorder
from forms import Inputs
from samples import Call
from samples_indexing import READS, WRITES


def written(tensor, index, value):
    tensor[index] = value
    return tensor


def record(folder):
    rows = {'getitem': [], 'setitem': []}
    for number, (tensor, index) in enumerate(READS):
        for layout in ('contiguous', 'transposed'):
            if layout == 'transposed' and len(tensor.shape) < 2:
                continue
            inputs = Inputs(Call((tensor, index)), layout)
            result = recorder.record_call(lambda x, i: x[i], inputs, False)
            rows['getitem'].append({'key': f'{number}/{layout}', 'in': inputs.form(), 'args': inputs.args_form()[0], **result})
    for number, (tensor, index, value) in enumerate(WRITES):
        for layout in ('contiguous', 'transposed'):
            if layout == 'transposed' and len(tensor.shape) < 2:
                continue
            inputs = Inputs(Call((tensor, index, value)), layout)
            result = recorder.record_inplace(written, inputs, {}, layout == 'contiguous')
            rows['setitem'].append({'key': f'{number}/{layout}', 'in': inputs.form(), 'args': inputs.args_form()[0], 'written': result})
    recorder.write('getitem', {name: {'samples': samples} for name, samples in rows.items()})
    print('getitem', sum(map(len, rows.values())), 'samples')
