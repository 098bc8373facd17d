"""What a missing file is answered with: the numbers of errors too."""

import errno
import io
import os
import pathlib
import shutil
import tempfile

import torch


def show(f):
    try:
        f()
    except (OSError, RuntimeError) as e:
        print(type(e).__name__, e, errno.errorcode.get(getattr(e, 'errno', None)))
show(lambda: open('/tmp/nope/nope.txt'))
show(lambda: open('/tmp'))
show(lambda: os.mkdir('/tmp'))
show(lambda: os.listdir('/nope'))
show(lambda: os.remove('/nope'))
show(lambda: os.rmdir('/nope'))
show(lambda: pathlib.Path('/nope').read_text())
show(lambda: pathlib.Path('/tmp').mkdir())
show(lambda: pathlib.Path('/nope').stat())
show(lambda: torch.load('/nope.pt'))
show(lambda: torch.save(1, '/nope/x.pt'))
show(lambda: os.rename('/nope', '/nope2'))
show(lambda: os.chdir('/nope'))
show(lambda: shutil.rmtree('/nope'))
show(lambda: shutil.copy('/nope', '/tmp'))
show(lambda: os.path.getsize('/nope'))
print(os.path.exists('/nope'), pathlib.Path('/nope').exists(), errno.ENOENT)
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, 'a'); os.makedirs(os.path.join(d, 'x/y')); os.makedirs(os.path.join(d, 'x/y'), exist_ok=True)
    open(p, 'w').write('hi'); print(open(p).read())
print(open is io.open, open.__name__)
