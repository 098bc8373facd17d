import os
import tempfile
import warnings

import torch

warnings.simplefilter("ignore")



def told(what):
    """What an expression gives, or which error."""
    try:
        return repr(eval(what))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


a = bytearray([1, 2, 3, 4])
fn = os.path.join(tempfile.mkdtemp(), "numbers")
with open(fn, "wb") as file:
    file.write(bytes(range(16)))
s = torch.FloatStorage([1.0, 2.0, 3.0])

for line in """
torch.ShortStorage.from_buffer(a,"big")
torch.ShortStorage.from_buffer(a,"x")
torch.ByteStorage.from_buffer(a,"native")
torch.ShortStorage.from_buffer(a,"little",1,1)
torch.IntStorage.from_buffer(a,"little",1)
torch.IntStorage.from_buffer(a,"little",0,5)
torch.IntStorage.from_buffer(a,"little",9)
torch.UntypedStorage.from_buffer(a, dtype=torch.int16, byte_order='big')
torch.TypedStorage.from_buffer(a, dtype=torch.int8)
torch.BoolStorage.from_buffer(b'\\x00\\x05', 'little')
torch.FloatStorage.from_file(fn, False, 4).tolist()
torch.UntypedStorage.from_file(fn, False, 4)
torch.from_file(fn, False, 4)
torch.from_file(fn, size=2, dtype=torch.int32)
torch.from_file('/nonexistent', size=2)
torch.from_file(fn)
s.complex_double().tolist()
s._size(), s._nbytes(), s._element_size(), s._pickle_storage_type(), s._is_shared()
torch.TypedStorage(dtype=torch.float, _internal=True).size()
torch.FloatStorage.dtype, torch.FloatTensor.dtype, torch.FloatTensor.layout
torch.set_default_tensor_type(torch.DoubleTensor), torch.tensor(1.0).dtype
torch.set_default_tensor_type('torch.FloatTensor'), torch.tensor(1.0).dtype
torch.set_default_tensor_type(torch.IntTensor)
torch.set_default_tensor_type(torch.float32)
torch.set_default_tensor_type(torch.cuda.FloatTensor)
torch.storage._dtype_to_storage_type_map()[torch.half]
""".strip().splitlines():
    print(line, "->", told(line))
