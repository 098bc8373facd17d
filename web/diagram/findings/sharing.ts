/** Two names on one storage where the program reads as if there were two, and two tensors where it reads as if there were one. */
import { operatorOf } from '../calls';
import { ownName } from '../names';
import { lineOf, say } from './finding';
import type { Finding, Search } from './finding';
import { writerOf } from './saved';
import { says } from './trail';
import type { Trail } from './trail';
import type { TensorState } from '../../engine/snapshot';

export function* sharingFindings(trail: Trail): Search<Finding[]> {
  const sharing = yield* Sharing.of(trail);
  return [
    ...(yield* sharing.findings()),
    ...(yield* loadsOfItself(trail)),
    ...(yield* untied(trail)),
  ];
}

/** How a name came to be on another's storage. */
interface Joined {
  name: string;
  other: string;
  step: number;
  how: 'detach' | 'copy-like' | 'state-dict' | 'assign';
}

/** What reads like a copy, and gives the same memory where it can. */
const COPY_LIKE =
  /\.(to|type|float|double|half|int|long|bool|cpu|contiguous|reshape|flatten|ravel|type_as)\(|\b(as_tensor|asarray)\(|\bcopy\.copy\(|(?<!deep)\bcopy\(|\.copy\(\)/;
/** Names that one gives to what was before. */
const KEPT =
  /(^|_)(old|prev|previous|before|best|backup|saved|copy|copied|snapshot|initial|original|orig|kept|last|start|frozen)(_|\d*$)/i;
const COPIES = /\bclone\(|deepcopy\(/;

class Sharing {
  /** By tensor, how its name came there. */
  private readonly joined = new Map<number, Joined[]>();

  private constructor(private readonly trail: Trail) {}

  static *of(trail: Trail): Search<Sharing> {
    const sharing = new Sharing(trail);
    const { joined } = sharing;
    for (let n = 1; n < trail.steps.length; n++) {
      yield;
      if (trail.steps[n]!.names === trail.steps[n - 1]!.names) continue;
      const before = trail.names(n - 1);
      for (const [name, id] of trail.names(n).tensor) {
        if (before.tensor.get(name) === id) continue;
        const how = sharing.join(n, name, id);
        if (how) joined.set(id, [...(joined.get(id) ?? []), how]);
      }
    }
    return sharing;
  }

  private join(n: number, name: string, id: number): Joined | null {
    const { trail } = this;
    const line = trail.text(n);
    const tensor = trail.tensors(n).get(id);
    if (!tensor || COPIES.test(line) || !says(line, rootOf(name))) return null;
    const assigned = /\bload_state_dict\(/.test(line);
    if (!assigned && !/(^|[^=!<>])=([^=]|$)/.test(line)) return null;
    const { calls = [] } = trail.steps[n]!;
    const detached = calls.some((call) => operatorOf(call) === 'detach' && call.gives.includes(id));
    const { of } = trail.names(n - 1);
    const mates = trail
      .on(n, tensor.storage)
      .filter((mate) => of.has(mate.id))
      .filter((mate) => mate.id === id || sameElements(mate, tensor));
    for (const mate of mates) {
      const other = of.get(mate.id)!.find((one) => one !== name && rootOf(one) !== rootOf(name));
      if (other === undefined || !says(line, rootOf(other))) continue;
      if (assigned) return { name, other, step: n, how: 'assign' };
      if (/\bstate_dict\(\)/.test(line)) return { name, other, step: n, how: 'state-dict' };
      if (detached && mate.requires_grad) return { name, other, step: n, how: 'detach' };
      if (COPY_LIKE.test(line) || KEPT.test(rootOf(name)))
        return { name, other, step: n, how: 'copy-like' };
    }
    return null;
  }

  *findings(): Search<Finding[]> {
    const { trail } = this;
    const found = new Map<string, Finding>();
    for (const { step, storage, changed } of trail.writes) {
      yield;
      if (!changed) continue;
      for (const tensor of trail.on(step, storage))
        for (const joined of this.joined.get(tensor.id) ?? []) {
          const { name, other, how } = joined;
          const names = trail.names(step).tensor;
          const [a, b] = [names.get(name), names.get(other)];
          if (a !== tensor.id || b === undefined) continue;
          if (trail.tensors(step).get(b)?.storage !== storage) continue;
          const key = `${how} ${rootOf(name)} ${rootOf(other)}`;
          if (found.has(key) || (how !== 'detach' && !this.used(name, step))) continue;
          const finding = this.told(step, joined, writerOf(trail, step, storage));
          if (finding) found.set(key, { ...finding, tensors: [a, b] });
        }
    }
    return [...found.values()];
  }

  /** Whether a line at a step or after it says the name, while it stands for the same tensor. */
  private used(name: string, from: number): boolean {
    const { trail } = this;
    const root = rootOf(name);
    const id = trail.names(from).tensor.get(name);
    for (let n = from; n < trail.steps.length; n++) {
      if (says(trail.text(n), root)) return true;
      if (trail.steps[n]!.line !== 0 && trail.names(n).tensor.get(name) !== id) return false;
    }
    return false;
  }

  private told(
    step: number,
    { name, other, step: from, how }: Joined,
    writer: string | null,
  ): Finding | null {
    const { trail } = this;
    const place = {
      ...trail.moment(step),
      names: [name, other],
      tensors: [],
      related: [trail.moment(from)],
    };
    const line = lineOf(trail, from);
    if (how === 'detach') {
      // Written by the other side, it is what one detaches for: to follow.
      if (writer === null || rootOf(writer) !== rootOf(name)) return null;
      return {
        kind: 'detached-write',
        ...place,
        what: say`This write changed ${other} too: ${name} is ${'detach()'}ed from it (line ${line}), on the same storage.`,
        why: say`${'detach()'} cuts the graph and copies nothing; the values that the graph computes with are others now.`,
        instead: say`Copy it: ${`${ownName(name)} = ${ownName(other)}.detach().clone()`}.`,
      };
    }
    const root = rootOf(name);
    if (how === 'assign')
      return {
        kind: 'one-storage',
        ...place,
        what: say`${name} and ${other} changed together: ${'load_state_dict(…, assign=True)'} (line ${line}) took the tensors themselves, and copied nothing.`,
        why: say`What is trained or written as ${root} is in ${rootOf(other)} too.`,
        instead: say`Load without ${'assign=True'}, or load a copy: ${'copy.deepcopy(…)'}.`,
      };
    if (how === 'state-dict')
      return {
        kind: 'one-storage',
        ...place,
        names: [root, rootOf(other)],
        what: say`${name} changed with ${other}: ${'state_dict()'} (line ${line}) hands out the weights themselves, not copies.`,
        why: say`${root} does not keep what was; it is always as ${rootOf(other)} is now.`,
        instead: say`Copy it: ${`${root} = copy.deepcopy(${rootOf(other)}.state_dict())`}.`,
      };
    return {
      kind: 'one-storage',
      ...place,
      what: say`${name} and ${other} are one storage since line ${line}, though it reads like a copy: this write changed both.`,
      why: say`${trail.text(from).trim()} makes no copy here.`,
      instead: say`Copy it: ${copied(trail.text(from), ownName(name), ownName(other))}.`,
    };
  }
}

/** A line that gave a name another's memory, written so that it copies. */
function copied(line: string, name: string, other: string): string {
  const [, target, value] = /^\s*([\w.]+)\s*=\s*(\S.*\))\s*$/.exec(line) ?? [];
  if (!target || !value) return `${name} = ${other}.clone()`;
  const shallow = /\bcopy\.copy\(/;
  return `${target} = ${shallow.test(value) ? value.replace(shallow, 'copy.deepcopy(') : `${value}.clone()`}`;
}

/** What a tensor is called in the line of a step, or else at all. */
function saidName(trail: Trail, n: number, id: number): string | undefined {
  const names = trail.names(n).of.get(id);
  return names?.find((name) => says(trail.text(n), rootOf(name))) ?? names?.[0];
}

/** The variable that a name begins with. */
function rootOf(name: string): string {
  return ownName(name).split(/[.[]/)[0]!;
}

function sameElements(a: TensorState, b: TensorState): boolean {
  const count = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);
  return a.offset === b.offset && count(a.sizes) === count(b.sizes);
}

/** `net.load_state_dict(kept)` where `kept` holds the tensors of `net` itself. */
function* loadsOfItself(trail: Trail): Search<Finding[]> {
  const found = new Map<number, Finding>();
  for (const [n, { calls = [], event, line }] of trail.steps.entries()) {
    yield;
    // What could not be loaded, PyTorch tells.
    if (
      !calls.length ||
      event === 'exception' ||
      found.has(line) ||
      !/\.load_state_dict\(/.test(trail.text(n))
    )
      continue;
    const tensors = trail.tensors(n);
    for (const { op, of } of calls) {
      const [into, id] = of as [number, number?];
      if (op !== 'copy_' || id === undefined) continue;
      if (!tensors.has(id) || tensors.get(into)?.storage !== tensors.get(id)!.storage) continue;
      const [target, source] = [into, id].map((one) => saidName(trail, n, one));
      if (!target || !source) continue;
      found.set(line, {
        kind: 'loads-itself',
        ...trail.moment(n),
        names: [rootOf(source), rootOf(target)],
        tensors: [id, into],
        related: [],
        what: say`${rootOf(source)} holds the memory of ${rootOf(target)} itself: loading it changes nothing.`,
        why: say`${'state_dict()'} does not copy; what was trained since is in ${rootOf(source)} too.`,
        instead: say`Keep a copy: ${`${rootOf(source)} = copy.deepcopy(${rootOf(target)}.state_dict())`}.`,
      });
      break;
    }
  }
  return [...found.values()];
}

/** `copy.deepcopy` of one part of a module at a time: a parameter that two parts shared becomes two. */
function* untied(trail: Trail): Search<Finding[]> {
  const found = new Map<number, Finding>();
  /** By what it was copied from, the copies that deepcopy made of it and where. */
  const copies = new Map<number, { id: number; step: number; name: string; of: string }[]>();
  for (let n = 1; n < trail.steps.length; n++) {
    yield;
    const line = trail.text(n);
    if (!/deepcopy\(/.test(line)) continue;
    const before = trail.names(n - 1);
    const after = trail.names(n);
    for (const [id, names] of before.of) {
      const parts = names.filter((name) => /[.[]/.test(ownName(name)));
      const original = trail.tensors(n - 1).get(id);
      if (parts.length < 2 || !original?.requires_grad) continue;
      for (const [copy, given] of after.of) {
        const tensor = trail.tensors(n).get(copy);
        if (trail.tensors(n - 1).has(copy) || !tensor?.requires_grad || !tensor.is_leaf) continue;
        const name = given[0]!;
        const of = parts.find((one) => lastPart(one) === lastPart(name));
        if (of === undefined || !sameValues(trail, n, original, tensor)) continue;
        const known = copies.get(id) ?? [];
        copies.set(id, [...known, { id: copy, step: n, name, of }]);
        // A copy that has two names itself is as tied as what it was copied from.
        const others = [...known, ...tiedStill(trail, n, id, name, parts)];
        const other = others.find((one) => one.name !== name && alone(trail, n, copy));
        if (!other || found.has(trail.steps[n]!.line)) continue;
        found.set(trail.steps[n]!.line, {
          kind: 'untied',
          ...trail.moment(n),
          names: [name, other.name],
          tensors: [copy, other.id],
          related: other.step === n ? [] : [trail.moment(other.step)],
          what: say`${name} and ${other.name} are two tensors: what they were copied from is one, ${parts[0]!} and ${parts[1]!}.`,
          why: say`${'deepcopy()'} keeps ties within what it copies at once; here the parts were copied one by one. From now on they learn apart.`,
          instead: say`Copy the whole module at once, or tie again: ${`${ownName(name)} = ${ownName(other.name)}`}.`,
        });
      }
    }
  }
  return [...found.values()];
}

/** A part that shared the parameter before the step and still has it, in the module that got a copy of its other part. */
function tiedStill(
  trail: Trail,
  n: number,
  id: number,
  name: string,
  parts: readonly string[],
): { id: number; step: number; name: string }[] {
  if (!parts.includes(name)) return [];
  const still = (trail.names(n).of.get(id) ?? []).find((one) => parts.includes(one));
  return still === undefined ? [] : [{ id, step: n, name: still }];
}

/** Whether the tensor has no more than one name as a module's part. */
function alone(trail: Trail, n: number, id: number): boolean {
  return (trail.names(n).of.get(id) ?? []).length < 2;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function sameValues(trail: Trail, n: number, a: TensorState, b: TensorState): boolean {
  const [one, other] = [trail.storages(n).get(a.storage), trail.storages(n).get(b.storage)];
  return (
    !!one &&
    !!other &&
    one.count === other.count &&
    one.data.every((v, i) => Object.is(v, other.data[i]))
  );
}
