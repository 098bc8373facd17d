/** What there is in `torch`: modules, classes and functions with their signatures, and what becomes of naming and calling them. */

export interface Entry {
  name: string;
  kind: 'module' | 'class' | 'function' | 'property' | 'value';
  /** "(input: Tensor, dim: int) -> Tensor", one for each way to call it. */
  signatures?: string[];
  doc?: string;
  /** The path of the module or class that it is, or of the class of what a call gives or a property is. */
  gives?: string;
}

/** By their paths: "torch.nn", "torch.nn.Linear". */
export interface Names {
  modules: Record<string, Entry[]>;
  classes: Record<string, { base?: string; members: Entry[] }>;
}

/** What an expression stands for: a thing of `torch` itself, or (`object`) an instance of a class. */
export type Meaning =
  { kind: 'module' | 'class' | 'object'; path: string } | { kind: 'function'; entry: Entry };

export const TENSOR_PATH = 'torch.Tensor';
export const TENSOR: Meaning = { kind: 'object', path: TENSOR_PATH };
const MODULE = 'torch.nn.Module';

export class Language {
  constructor(private readonly names: Names) {}

  /** What can stand behind its dot. */
  members(of: Meaning): Entry[] {
    if (of.kind === 'module') return this.names.modules[of.path] ?? [];
    if (of.kind === 'function') return [];
    const found = new Map<string, Entry>();
    for (const path of this.lineage(of.path))
      for (const entry of this.names.classes[path]!.members)
        if (!found.has(entry.name)) found.set(entry.name, entry);
    return [...found.values()];
  }

  member(of: Meaning, name: string): Entry | null {
    return this.members(of).find((entry) => entry.name === name) ?? null;
  }

  /** What naming it gives. */
  meaning({ kind, gives = '', ...rest }: Entry): Meaning | null {
    if (kind === 'function') return { kind, entry: { kind, gives, ...rest } };
    if (kind === 'module' || kind === 'class') return this.known(kind, gives);
    return this.known('object', gives);
  }

  module(path: string): Meaning | null {
    return this.known('module', path);
  }

  /** The modules in a module, or in none. */
  modulesIn(path: string): string[] {
    const start = path && `${path}.`;
    const inside = Object.keys(this.names.modules).filter((each) => each.startsWith(start));
    return [...new Set(inside.map((each) => each.slice(start.length).split('.')[0]!))];
  }

  /** What calling it gives. */
  called(what: Meaning): Meaning | null {
    if (what.kind === 'function') return this.known('object', what.entry.gives ?? '');
    if (what.kind === 'class') return { kind: 'object', path: what.path };
    return what.kind === 'object' && this.lineage(what.path).includes(MODULE) ? TENSOR : null;
  }

  /** How it can be called, and what is said of that; null where it cannot. */
  callable(what: Meaning): Entry | null {
    if (what.kind === 'function') return what.entry;
    return what.kind === 'class' ? this.entryOf(what.path) : null;
  }

  /** The entry of a module or class, where its parent lists it. */
  entryOf(path: string): Entry | null {
    if (!path.includes('.') && this.module(path)) return { name: path, kind: 'module' };
    const [, parent, name] = /^(.*)\.(\w+)$/.exec(path) ?? [];
    return this.names.modules[parent ?? '']?.find((entry) => entry.name === name) ?? null;
  }

  private known(kind: 'module' | 'class' | 'object', path: string): Meaning | null {
    const there = kind === 'module' ? this.names.modules : this.names.classes;
    return Object.hasOwn(there, path) ? { kind, path } : null;
  }

  /** A class and its bases. */
  private lineage(path: string): string[] {
    const found: string[] = [];
    for (
      let at: string | undefined = path;
      at && this.names.classes[at];
      at = this.names.classes[at]!.base
    )
      found.push(at);
    return found;
  }
}
