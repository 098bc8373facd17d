/** Folders of the machine at their own path, and what becomes of what a program writes there. Node only. */
import type { Pyodide } from './boot';
import type { Mount } from './protocol';

type FS = Pyodide['FS'];

/** Makes the folders readable; a folder that lies in another one is there already, if it is treated alike. */
export function mountFolders(FS: FS, mounts: readonly Mount[]): void {
  prepare(FS);
  const inOrder = [...mounts].sort((a, b) => a.folder.length - b.folder.length);
  const mounted: Mount[] = [];
  for (const { folder, writes } of inOrder) {
    const around = mounted.findLast((other) => `${folder}/`.startsWith(`${other.folder}/`));
    if (around && (around.folder === folder || around.writes === writes)) continue;
    if (!FS.analyzePath(folder).exists) FS.mkdirTree(folder);
    FS.mount(FS.filesystems.NODEFS, { root: folder, writes }, folder);
    mounted.push({ folder, writes });
  }
}

const PREPARED = Symbol('prepared');
const ENOENT = 44;
const EROFS = 69;
const WRITING = 3; // of a file's flags: O_WRONLY, O_RDWR

/**
 * Has each mount treat writes as it is told. Where they go to memory, a node of the machine becomes one in
 * memory when it is first written; what is made there is in memory, and what is deleted is hidden.
 */
function prepare(FS: FS): void {
  const { MEMFS, NODEFS } = FS.filesystems;
  if (NODEFS[PREPARED]) return;
  const [node, stream] = [{ ...NODEFS.node_ops }, { ...NODEFS.stream_ops }];
  const refuse = (): never => {
    throw new FS.ErrnoError(EROFS);
  };
  const writesOf = (of: any): Mount['writes'] => of.mount.opts.writes;
  /** What does it on the disk, what in memory: as the mount of the operation's first node is to be treated. */
  const either =
    (toDisk: (...given: any[]) => unknown, inMemory: (...given: any[]) => unknown) =>
    (first: any, ...rest: any[]) => {
      const writes = writesOf(first);
      return (writes === 'disk' ? toDisk : writes === 'memory' ? inMemory : refuse)(first, ...rest);
    };
  const inFolder = (folder: any): any => {
    folder.contents ??= {};
    folder.hidden ??= new Set();
    return folder;
  };
  /** Takes a file of the machine into memory. */
  const take = (file: any): any => {
    if (!FS.isFile(file.mode)) refuse();
    // Not by its path: while it is renamed it has none.
    const opened = FS.open(file, 'r');
    const contents = new Uint8Array(node.getattr(file).size);
    FS.read(opened, contents, 0, contents.length);
    FS.close(opened);
    const { node: node_ops, stream: stream_ops } = MEMFS.ops_table.file;
    const now = Date.now();
    const times = { atime: now, mtime: now, ctime: now };
    Object.assign(file, { node_ops, stream_ops, contents, usedBytes: contents.length, ...times });
    inFolder(file.parent).contents[file.name] = file;
    return file;
  };
  const isHere = (one: any): boolean => one.node_ops === NODEFS.node_ops;
  const remove = (how: 'unlink' | 'rmdir') => (folder: any, name: string) => {
    const there = inFolder(folder).contents[name];
    if (!there && how === 'rmdir') refuse();
    if (there) MEMFS.node_ops[how](folder, name);
    folder.hidden.add(name);
  };
  const show = (folder: any, name: string): any => {
    inFolder(folder).hidden.delete(name);
    return folder;
  };
  Object.assign(NODEFS.node_ops, {
    lookup(folder: any, name: string) {
      if (folder.hidden?.has(name)) throw new FS.ErrnoError(ENOENT);
      return node.lookup(folder, name);
    },
    readdir(folder: any) {
      const names: string[] = node.readdir(folder);
      const there = names.filter((name) => !folder.hidden?.has(name));
      return [...new Set([...there, ...Object.keys(folder.contents ?? {})])];
    },
    mknod: either(node.mknod, (folder, name, mode, device) =>
      MEMFS.createNode(show(folder, name), name, mode, device),
    ),
    symlink: either(node.symlink, (folder, name, target) =>
      MEMFS.node_ops.symlink(show(folder, name), name, target),
    ),
    unlink: either(node.unlink, remove('unlink')),
    rmdir: either(node.rmdir, remove('rmdir')),
    rename: either(node.rename, (file, folder, name) => {
      const from = inFolder((isHere(file) ? take(file) : file).parent);
      const before: string = file.name;
      MEMFS.node_ops.rename(file, show(folder, name), name);
      from.hidden.add(before);
    }),
    setattr: either(node.setattr, (file, changes) => {
      take(file).node_ops.setattr(file, changes);
    }),
  });
  Object.assign(NODEFS.stream_ops, {
    open(opened: any) {
      if (!(opened.flags & WRITING) || writesOf(opened.node) === 'disk') return stream.open(opened);
      if (writesOf(opened.node) === 'refused') refuse();
      opened.stream_ops = take(opened.node).stream_ops;
    },
  });
  NODEFS[PREPARED] = true;
}
