/** Training loops that do not do what they look like: leaves that are lost, gradients that add up or are cleared too soon. */
import { ownName } from '../names';
import { lineOf, say } from './finding';
import type { Finding, Search } from './finding';
import type { Trail } from './trail';
import { makingOf, operatorOf } from '../calls';
import type { StorageState, TensorState } from '../../engine/snapshot';

export function* updateFindings(trail: Trail): Search<Finding[]> {
  const history = yield* Leaves.of(trail);
  return [
    ...(yield* replaced(trail)),
    ...(yield* history.addUp()),
    ...(yield* history.clearedTooSoon()),
    ...(yield* history.notHeld()),
  ];
}

/** `w = w - lr * w.grad`: the name goes to a result, and the leaf is lost. */
function* replaced(trail: Trail): Search<Finding[]> {
  const found = new Map<string, Finding>();
  for (let n = 1; n < trail.steps.length; n++) {
    yield;
    const [before, after] = [trail.steps[n - 1]!, trail.steps[n]!];
    if (before.names === after.names) continue;
    for (const [name, id] of trail.names(n - 1).tensor) {
      const now = trail.names(n).tensor.get(name);
      if (now === undefined || now === id) continue;
      const leaf = trail.tensors(n - 1).get(id);
      const result = trail.tensors(n).get(now);
      if (!leaf?.is_leaf || !leaf.requires_grad || leaf.grad === null || !result) continue;
      const key = `${after.line} ${name}`;
      if (found.has(key) || trail.tensors(n - 1).has(now)) continue;
      const { grad } = leaf;
      const made = makingOf(after, now, (one) => one === id || one === grad);
      if (!made?.from.includes(id) || !made.from.includes(grad)) continue;
      if ((result.is_leaf && result.requires_grad) || becomesLeaf(trail, n, name, now)) continue;
      const [other] = trail.names(n).of.get(id) ?? [];
      found.set(key, {
        kind: 'leaf-replaced',
        ...trail.moment(n),
        names: [name],
        tensors: [id, now],
        related: [],
        what: say`${name} is another tensor now, ${[
          result.requires_grad ? 'a result in the graph' : 'which requires no gradient',
        ]}: ${other === undefined ? ['the leaf that it named is lost to the program'] : say`the leaf that it named, ${other}, is as it was`}.`,
        why: result.requires_grad
          ? say`A backward through it goes on to the old leaf, and leaves nothing in ${`${name}.grad`}.`
          : say`The next backward does not reach ${name}.`,
        instead: say`Write into the leaf: ${'with torch.no_grad():'} ${`${ownName(name)} -= lr * ${ownName(name)}.grad`}.`,
      });
    }
  }
  return [...found.values()];
}

/** Whether, before the next backward, the tensor is made to require a gradient as a leaf, or its name goes to what is made of it. */
function becomesLeaf(trail: Trail, from: number, name: string, id: number): boolean {
  for (let n = from + 1; n < trail.steps.length; n++) {
    if (trail.steps[n]!.gradients.length) return false;
    const next = trail.names(n).tensor.get(name);
    if (next === undefined) return false;
    if (next !== id) return makesOf(trail, n, next, id);
    const tensor = trail.tensors(n).get(id);
    if (tensor?.is_leaf && tensor.requires_grad) return true;
  }
  return false;
}

/** Whether a step made a tensor of another one, or on its storage. */
function makesOf(trail: Trail, n: number, id: number, of: number): boolean {
  const storage = trail.tensors(n - 1).get(of)?.storage;
  if (trail.tensors(n).get(id)?.storage === storage) return true;
  return makingOf(trail.steps[n]!, id, (one) => one === of)?.from.includes(of) ?? false;
}

/** What happens to a leaf over a run. */
type Event =
  | { is: 'received'; step: number; onto: boolean }
  | { is: 'cleared'; step: number }
  /** Its `.grad` was written by the program. */
  | { is: 'changed'; step: number }
  /** `changed`: to other values. */
  | { is: 'updated'; step: number; changed: boolean };

class Leaves {
  private readonly events = new Map<number, Event[]>();

  private constructor(private readonly trail: Trail) {}

  static *of(trail: Trail): Search<Leaves> {
    const leaves = new Leaves(trail);
    for (const n of trail.steps.keys()) {
      yield;
      leaves.take(n);
    }
    return leaves;
  }

  private take(n: number): void {
    const { trail } = this;
    const { calls = [], snapshot, gradients } = trail.steps[n]!;
    const before = trail.steps[n - 1];
    if (!before || before.snapshot === snapshot) return;
    const [old, storages, were] = [trail.tensors(n - 1), trail.storages(n), trail.storages(n - 1)];
    const written = (tensor: TensorState | undefined): boolean => {
      const now = tensor && storages.get(tensor.storage);
      const was = tensor && were.get(tensor.storage);
      return !!now && !!was && now !== was && now.writes !== was.writes;
    };
    // One line may clear, and run backward after that.
    const zeroed = new Set(
      calls.flatMap((call) => (operatorOf(call) === 'zero_' ? call.of[0]! : [])),
    );
    const addsOnto = (before: number | null, now: TensorState | undefined): boolean =>
      before !== null && !zeroed.has(before) && (before === now?.id || now?.grad_fn != null);
    for (const tensor of snapshot.tensors) {
      if (!tensor.is_leaf || !tensor.requires_grad) continue;
      const was = old.get(tensor.id);
      if (!was) continue;
      const add = (event: Event): void => {
        const known = this.events.get(tensor.id);
        if (known) known.push(event);
        else this.events.set(tensor.id, [event]);
      };
      const grad = tensor.grad === null ? undefined : trail.tensors(n).get(tensor.grad);
      const gradWritten = was.grad === tensor.grad && written(grad);
      if (was.grad !== null && tensor.grad === null) add({ is: 'cleared', step: n });
      else if (gradients.length && (was.grad !== tensor.grad || gradWritten))
        add({ is: 'received', step: n, onto: addsOnto(was.grad, grad) });
      else if (gradWritten && grad)
        add({ is: this.isZero(n, grad) ? 'cleared' : 'changed', step: n });
      else if (was.grad !== tensor.grad) add({ is: 'changed', step: n });
      if (written(tensor))
        add({ is: 'updated', step: n, changed: !sameValues(were, storages, tensor.storage) });
    }
  }

  /** All that is recorded of a gradient is zero. */
  private isZero(n: number, grad: TensorState): boolean {
    const data = this.trail.storages(n).get(grad.storage)?.data ?? [];
    return data.length > 0 && data.every((value) => value === 0);
  }

  /** A backward that adds to what an update has used already. */
  *addUp(): Search<Finding[]> {
    const { trail } = this;
    const those = new Map<number, { id: number; name: string; step: number; updated: number }[]>();
    for (const [id, events] of this.events) {
      let used: number | null = null;
      let held = false;
      for (const [at, event] of events.entries()) {
        yield;
        if (event.is === 'cleared' || event.is === 'changed') [used, held] = [null, false];
        else if (event.is === 'updated') used = held ? event.step : null;
        else {
          const name = trail.nameOf(event.step, id);
          // What is cleared before it is used, as by the optimiser of another loss, does no harm.
          const then = events.slice(at + 1).find(({ is }) => is !== 'received');
          if (event.onto && used !== null && name !== null && then?.is === 'updated') {
            const { line } = trail.steps[event.step]!;
            const there = those.get(line) ?? [];
            if (!there.some((one) => one.id === id))
              there.push({ id, name, step: event.step, updated: used });
            those.set(line, there);
            break;
          }
          held = true;
          used = null;
        }
      }
    }
    return [...those.values()].map((leaves) => {
      const [{ name, step, updated }] = leaves as [(typeof leaves)[number]];
      const others = leaves.length - 1;
      return {
        kind: 'gradients-add-up',
        ...trail.moment(step),
        names: leaves.map((leaf) => leaf.name),
        tensors: leaves.map(({ id }) => id),
        related: [trail.moment(updated)],
        what: say`This backward added to ${`${name}.grad`}${others ? [` and ${others} more`] : []}, which still held the gradient that line ${lineOf(trail, updated)} had used for an update.`,
        why: [`The next update uses the sum of both: each one counts the earlier gradients again.`],
        instead: say`Clear it before the next backward: ${'optimizer.zero_grad()'}, or ${`${name}.grad = None`}.`,
      };
    });
  }

  /** `zero_grad()` after backward: a step that has nothing to go by. */
  *clearedTooSoon(): Search<Finding[]> {
    const { trail } = this;
    const found = new Map<number, Finding>();
    for (const [id, events] of this.events)
      for (const [at, event] of events.entries()) {
        yield;
        const before = events[at - 1];
        if (event.is !== 'cleared' || before?.is !== 'received') continue;
        const { line } = trail.steps[event.step]!;
        // An optimiser that goes by zeros writes the same values.
        const next = events.find(
          (one, later) => later > at && (one.is !== 'updated' || one.changed),
        );
        const until = next?.step ?? trail.steps.length;
        const step = this.stepBetween(event.step, until);
        const name = trail.nameOf(event.step, id);
        if (step === null || name === null || found.has(line)) continue;
        if (this.reads(name, before.step, event.step)) continue;
        found.set(line, {
          kind: 'cleared-too-soon',
          ...trail.moment(event.step),
          names: [name],
          tensors: [id],
          related: [trail.moment(before.step), trail.moment(step)],
          what: say`This line cleared the gradients that backward had left in line ${lineOf(trail, before.step)}, before anything used them.`,
          why: say`${'step()'} in line ${lineOf(trail, step)} had nothing to go by: ${name} stayed as it was.`,
          instead: say`In this order: ${'zero_grad()'}, ${'backward()'}, ${'step()'}.`,
        });
      }
    return [...found.values()];
  }

  /** A line that takes an optimiser's step, after `from` and before `until`. */
  private stepBetween(from: number, until: number): number | null {
    for (let n = from + 1; n < Math.min(until, this.trail.steps.length); n++) {
      if (this.trail.steps[n]!.gradients.length) return null;
      if (TAKES_STEP.test(this.trail.text(n))) return n;
    }
    return null;
  }

  /** Whether a line between says the gradient. */
  private reads(name: string, from: number, until: number): boolean {
    for (let n = from + 1; n < until; n++) if (/\.grad\b/.test(this.trail.text(n))) return true;
    return name === '';
  }

  /** A parameter with a gradient that step() leaves alone while it updates others of the same module. */
  *notHeld(): Search<Finding[]> {
    const { trail } = this;
    const updates = new Map<number, Set<number>>();
    for (const [id, events] of this.events)
      for (const { is, step } of events) {
        yield;
        if (is === 'updated' && TAKES_STEP.test(trail.text(step)))
          updates.set(step, (updates.get(step) ?? new Set()).add(id));
      }
    const updated = new Set([...updates.values()].flatMap((ids) => [...ids]));
    const left = new Map<number, { id: number; name: string; first: number; step: number }[]>();
    for (const [id, events] of this.events) {
      yield;
      if (updated.has(id) || events.some(({ is }) => is === 'updated')) continue;
      const first = events.find(({ is }) => is === 'received');
      const step = first && [...updates.keys()].find((at) => at > first.step);
      const name = step === undefined ? null : trail.nameOf(step, id);
      const module = name === null ? null : moduleOf(name);
      if (!first || step === undefined || name === null || module === null) continue;
      const mates = [...updates.get(step)!].flatMap((mate) => trail.nameOf(step, mate) ?? []);
      if (!this.holdsOthers(step) && !mates.some((mate) => moduleOf(mate) === module)) continue;
      const { line } = trail.steps[step]!;
      left.set(line, [...(left.get(line) ?? []), { id, name, first: first.step, step }]);
    }
    return [...left.values()].map((those) => {
      const [{ name, step, first }] = those as [(typeof those)[number]];
      const lost = this.holdsOthers(step);
      const all =
        those.length > 1 ? say`${name} and ${[`${those.length - 1} more`]} have` : say`${name} has`;
      const them = those.length > 1 ? 'them' : 'it';
      return {
        kind: 'not-held',
        ...trail.moment(step),
        names: those.map((one) => one.name),
        tensors: those.map(({ id }) => id),
        related: [trail.moment(first)],
        what: lost
          ? say`${all} a gradient, and ${'step()'} did not update ${[them]}: the optimiser holds a parameter that is no longer the program's.`
          : say`${all} a gradient, and ${'step()'} did not update ${[them]}: the optimiser does not hold ${[them]}.`,
        why: [
          `What the optimiser does not hold stays as it is, however long the training goes on.`,
        ],
        instead: lost
          ? [`Make the optimiser when the model has all its layers.`]
          : say`Give the optimiser all parameters: ${`torch.optim.SGD(${moduleOf(name)!}.parameters(), …)`}; what shall stay as it is says ${'requires_grad_(False)'}.`,
      };
    });
  }

  /** Whether an optimiser holds a tensor that nothing else of the program does. */
  private holdsOthers(step: number): boolean {
    return [...this.trail.names(step).tensor.keys()].some((name) =>
      name.includes('.param_groups['),
    );
  }
}

function sameValues(
  before: ReadonlyMap<number, StorageState>,
  after: ReadonlyMap<number, StorageState>,
  id: number,
): boolean {
  const [was, now] = [before.get(id)!, after.get(id)!];
  return was.data.every((value, n) => Object.is(value, now.data[n]));
}

const TAKES_STEP = /\.step\(/;

/** The variable that a parameter's name begins with; null for a name that is no part of anything. */
function moduleOf(name: string): string | null {
  return /^([A-Za-z_]\w*)[.[]/.exec(ownName(name))?.[1] ?? null;
}
