# arrays in files, as NumPy writes and reads them
import numpy as np, io, os, warnings
import tempfile; os.chdir(tempfile.mkdtemp())
def t(f,*a,**k):
    try:
        r=f(*a,**k); print(repr(r))
    except Exception as e: print(type(e).__module__, type(e).__name__,'|', e)
x=np.arange(6.).reshape(2,3)
b=io.BytesIO(); np.save(b,x); print(b.getvalue()[:128]); b.seek(0); t(np.load,b)
b=io.BytesIO(); np.save(b,x.T); print(b.getvalue()[:128], b.getvalue()[128:].hex()); b.seek(0); r=np.load(b); print(r.strides)
for a in (np.array(3), np.arange(3,dtype='u1'), np.array([True]), np.zeros((0,2),'f4')):
    b=io.BytesIO(); np.save(b,a); print(b.getvalue()[:128]); b.seek(0); t(np.load,b)
np.save('hb_x',x); print(os.path.exists('hb_x.npy')); t(np.load,'hb_x.npy')
np.savez('hb_z',x,y=x[0]); z=np.load('hb_z.npz'); print(type(z).__name__, z.files, list(z), z['arr_0'], z['y'], 'y' in z, len(z)); t(lambda: z['q']); print(repr(z)); t(lambda: z.f.y)
print({k:v.shape for k,v in z.items()}); z.close()
with np.load('hb_z.npz') as z: print(sorted(z.keys()))
np.savez_compressed('hb_c.npz',a=x); print(np.load('hb_c.npz')['a'])
open('hb_bad.npy','wb').write(b'hello world'); t(np.load,'hb_bad.npy'); open('hb_bad.npy','wb').write(b''); t(np.load,'hb_bad.npy'); t(np.savez,'q',x,arr_0=x)
m=np.load('hb_x.npy',mmap_mode='r'); print(type(m).__name__, repr(m)); t(m.__setitem__,0,1)
mm=np.memmap('hb_m.dat',dtype='float32',mode='w+',shape=(2,3)); mm[:]=np.arange(6).reshape(2,3); mm.flush(); print(repr(mm), mm.filename is not None, mm.offset, mm.mode)
m2=np.memmap('hb_m.dat',dtype='float32',mode='r',shape=(2,3)); print(repr(m2.sum())); t(np.memmap,'hb_m.dat',dtype='float32',mode='x'); print(np.memmap('hb_m.dat',dtype='float32').shape, np.memmap('hb_m.dat',dtype='float32',offset=8,mode='r+').shape)
x.tofile('hb_t.bin'); t(np.fromfile,'hb_t.bin'); t(np.fromfile,'hb_t.bin',dtype='f4',count=2); t(np.fromfile,'hb_t.bin',count=2,offset=8); x.tofile('hb_t.txt',sep=' ',format='%.2f'); print(open('hb_t.txt').read()); t(np.fromfile,'hb_t.txt',sep=' ')
t(np.fromstring,'1 2 3',sep=' '); t(np.fromstring,'1,2,3',dtype=int,sep=','); t(np.fromstring,'12'); t(np.frombuffer,b'\0\1',dtype='u1')
S=lambda s: io.StringIO(s)
t(np.loadtxt,S('1 2\n3 4')); t(np.loadtxt,S('1,2\n3,4'),delimiter=','); t(np.loadtxt,S('# c\n1 2 # x\n\n3 4'),dtype=int); t(np.loadtxt,S('a b\n1 2\n3 4'),skiprows=1,usecols=1); t(np.loadtxt,S('1 2\n3 4'),unpack=True); t(np.loadtxt,S('1 2\n3')); t(np.loadtxt,S('1 a')); t(np.loadtxt,S('5')); t(np.loadtxt,S('1 2 3'),ndmin=2); t(np.loadtxt,S('1 2\n3 4'),usecols=(1,0)); t(np.loadtxt,S('1 2\n3 4\n5 6'),max_rows=2); t(np.loadtxt,S('1;2\n3;4'),delimiter=';',converters={0:lambda s: float(s)*10}); t(np.loadtxt,['1 2','3 4']); t(np.loadtxt,'hb_none.txt'); t(np.loadtxt,S('1 2\n3 4'),dtype='f4',comments=None); t(np.loadtxt,S('1.5 2'),dtype=int); t(np.loadtxt,S('1 2'),usecols=5); t(np.loadtxt,S('"1","2"'),delimiter=',',quotechar='"'); t(np.loadtxt,S('1,,2'),delimiter=','); t(np.loadtxt,S('nan inf -inf 1e3')); t(np.loadtxt,S('0x10')); t(np.loadtxt,S('1 2\n3 4'),converters=lambda s: 7); t(np.loadtxt,S('1\t2'),delimiter='\t'); t(np.loadtxt,S('True'),dtype=bool); t(np.loadtxt, S('%1\n2'), comments=['%'])
def sv(*a,**k):
    b=io.StringIO()
    try: np.savetxt(b,*a,**k); print(repr(b.getvalue()))
    except Exception as e: print(type(e).__name__, e)
sv(x); sv(x,fmt='%d',delimiter=','); sv(x[0],fmt='%.3f'); sv(x,fmt=['%d','%.1f','%e'],header='a b\nc',footer='end',comments='// '); sv(np.array([1,2])); sv(x,fmt='%d %d %d'); sv(x,fmt=['%d']); sv(np.zeros((2,2,2))); sv(np.array(3)); sv(x,newline='\r\n',fmt='%g'); sv(x>1); sv(x,fmt='%d %d')
np.savetxt('hb_s.csv',x,delimiter=','); t(np.loadtxt,'hb_s.csv',delimiter=','); np.savetxt('hb_s.gz',x); t(np.loadtxt,'hb_s.gz')
G=lambda *a,**k: t(np.genfromtxt,*a,**k)
G(S('1,2\n3,4'),delimiter=','); G(S('1,,3\n4,x,6'),delimiter=','); G(S('a,b\n1,2'),delimiter=',',skip_header=1); G(S('1 2 3\n4 5 6'),usecols=(0,2)); G(S('1 2\n3')); G(S('1,2\n3,4'),delimiter=',',dtype=int); G(S('1,-\n3,4'),delimiter=',',missing_values='-',filling_values=0); G(S('1,,3'),delimiter=',',dtype=int); G(S('1 2\n3 4\n5 6'),skip_footer=1); G(S('1 2\n3 4'),unpack=True); G(S('1\n2')); G(S('5')); G(S('# c\n1 2')); G(S('1 2\n3 4\n'),max_rows=1); G(S(' 1 , 2 '),delimiter=','); G('hb_none.csv'); G(S('1,2\n3,4,5'),delimiter=',',invalid_raise=False); G(S('1,2\n3,4'),delimiter=',',dtype=None); G(S('12345\n67890'),delimiter=2)
for f in os.listdir('.'):
    if f.startswith('hb_'): os.remove(f)
