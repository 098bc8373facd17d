/** Recorded runs as a file: nothing is lost, what repeats stands once, and what is no such file is told in a sentence. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { WireStep } from '../../web/runtime/protocol';
import {
  decodeRecorded,
  encodeRecorded,
  findRecorded,
  recordedBeside,
} from '../../web/tutorial/recorded';
import { join } from '../../web/runtime/printed';
import type { RecordedPage, RecordedProgram } from '../../web/tutorial/recorded';

const folder = new URL('../../build/site/recorded/', import.meta.url);
/** The examples' runs, as the build records them. */
const runs = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as WireStep[],
);

function program(code: string, steps: WireStep[], before: string[] = []): RecordedProgram {
  const output = steps
    .filter(({ stdout }) => stdout)
    .map(({ stdout }) => ({ stream: 'stdout' as const, text: stdout }));
  return { code, before, interactive: false, steps, output: join(output), error: null };
}

const page: RecordedPage = {
  made: '0.1.0',
  programs: runs.slice(0, 6).map((steps, n) => program(`program ${n}`, steps, ['set up'])),
};

/** A file that holds this JSON. */
const file = (data: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(deflateRawSync(JSON.stringify(data)));
/** The JSON that a file holds. */
const read = (bytes: Uint8Array): any => JSON.parse(inflateRawSync(bytes).toString());

describe('a file', () => {
  test('gives back the page that it was made of', async () => {
    expect(await decodeRecorded(await encodeRecorded(page))).toEqual(page);
  });

  test('holds a text or an item that repeats once', async () => {
    const once = await encodeRecorded({ ...page, programs: page.programs.slice(0, 1) });
    const twice = program('program again', page.programs[0].steps, ['set up']);
    const both = { ...page, programs: [page.programs[0], twice] };
    const bytes = await encodeRecorded(both);
    expect(read(bytes).texts).toEqual(['program 0', 'set up', 'program again']);
    const inItems = (data: { items: unknown }): number => JSON.stringify(data.items).length;
    const whole = JSON.stringify(read(once)).length;
    expect(JSON.stringify(read(bytes)).length - inItems(read(bytes))).toBeLessThan(1.5 * whole);
    expect(await decodeRecorded(bytes)).toEqual(both);
  });

  test('lies beside its page', () => {
    const beside = (page: string): string => recordedBeside(new URL(page)).href;
    expect(beside('https://b.org/docs/a.html?q=1#h')).toBe('https://b.org/docs/a.tg');
    expect(beside('https://b.org/docs/')).toBe('https://b.org/docs/index.tg');
    expect(beside('https://b.org/docs/intro')).toBe('https://b.org/docs/intro.tg');
    expect(beside('https://b.org')).toBe('https://b.org/index.tg');
    expect(beside('https://b.org//c.org/..%2fa.html')).toBe('https://b.org//c.org/..%2fa.tg');
  });

  test('is found by the text of the program, and of those before it', () => {
    const [first] = page.programs;
    const prompt = { ...first, interactive: true, steps: [] };
    const both = { ...page, programs: [first, prompt] };
    expect(findRecorded(both, { code: 'program 0', before: ['set up'] })).toBe(first);
    expect(findRecorded(both, { code: 'program 0', before: ['set up'], interactive: true })).toBe(
      prompt,
    );
    expect(findRecorded(both, { code: 'program 0', before: [] })).toBeNull();
    expect(findRecorded(both, { code: 'program 0', before: ['other'] })).toBeNull();
    expect(findRecorded(both, { code: 'program 0\n', before: ['set up'] })).toBeNull();
  });
});

const UNREADABLE = {
  problem: 'The recorded run could not be read: it seems to be cut off or changed.',
};

describe('what is no file of a page', () => {
  test('is told in a sentence: bytes, other text, other JSON, a part of a file', async () => {
    const bytes = await encodeRecorded(page);
    const others = [
      new Uint8Array(),
      new TextEncoder().encode('<!doctype html>'),
      new Uint8Array(deflateRawSync('no JSON')),
      file(null),
      file({ format: 1 }),
      file({ format: '1', made: '0.1.0' }),
      bytes.slice(0, bytes.length >> 1),
      bytes.slice(1),
    ];
    for (const other of others) expect(await decodeRecorded(other)).toEqual(UNREADABLE);
  });

  test('newer or older forms are said to be that, by the version that made them', async () => {
    expect(await decodeRecorded(file({ format: 2, made: '3.0.0', pages: [] }))).toEqual({
      problem: 'The recorded run was made by a newer Tensorglass (3.0.0) than this page has.',
    });
    expect(await decodeRecorded(file({ format: 0, made: '0.0.1' }))).toEqual({
      problem: 'The recorded run was made by Tensorglass 0.0.1, in a form that is no longer read.',
    });
  });

  test('a small one that inflates, or comes, to more than a page can look at in a moment', async () => {
    const bomb = new Uint8Array(deflateRawSync(Buffer.alloc(21e6, ' '), { level: 1 }));
    const moment = { line: 1, event: 'line', depth: 1, stdout: '', error: null, gradients: [] };
    const node = { id: 1, name: 'n', variable: null, saved: [] };
    const versions = Array.from({ length: 10_000 }, (_, n) => ({ id: n + 1, value: 0 }));
    const steps = (changes: object, first: object = changes): object[] => [
      { ...moment, changes: first },
      ...Array(5000).fill({ ...moment, changes }),
    ];
    const forged = (items: object[], steps: object[]): Uint8Array<ArrayBuffer> =>
      file({
        ...{ format: 1, made: '0.1.0', texts: [''], items },
        programs: [{ code: 0, before: [], interactive: false, steps, output: [], error: null }],
      });
    const printing = (output: object[]): Uint8Array<ArrayBuffer> => {
      const ran = { code: 0, before: [], interactive: false, steps: [], error: null };
      const head = { format: 1, made: '0.1.0', texts: [''], items: [] };
      return file({ ...head, programs: [{ ...ran, output }] });
    };
    const all = [
      bomb,
      // One item, named again and again; a long one in each step; little that changes in a large state.
      forged([{ id: 1, value: 0 }], steps({ versions: Array(1000).fill(0) })),
      forged([{ ...node, next: Array(20_000).fill(null) }], steps({ nodes: [0] })),
      forged([], steps({ names: [] }, { versions })),
      // More printed than a run in a page may print, and in more pieces than a page has room for.
      printing([{ stream: 'stdout', text: ' '.repeat(2e6) }]),
      printing(
        Array.from({ length: 50_000 }, (_, n) => ({
          stream: n % 2 ? 'stdout' : 'stderr',
          text: '.',
        })),
      ),
    ];
    for (const bytes of all) {
      expect(bytes.length).toBeLessThan(100_000);
      expect(await decodeRecorded(bytes)).toEqual({
        problem: 'The recorded run is too long to be shown.',
      });
    }
  });

  test('pieces of one stream come as one', async () => {
    const output = Array.from({ length: 50_000 }, () => ({ stream: 'stdout' as const, text: '.' }));
    const pieces = { ...page, programs: [{ ...page.programs[0], output }] };
    const read = (await decodeRecorded(await encodeRecorded(pieces))) as RecordedPage;
    expect(read.programs[0].output).toEqual([{ stream: 'stdout', text: '.'.repeat(50_000) }]);
  });

  test('is read in a page that gives every object a key', async () => {
    const bytes = await encodeRecorded(page);
    const everything = Object.prototype as { extend?: unknown };
    everything.extend = () => {};
    const read = await decodeRecorded(bytes);
    delete everything.extend;
    expect(read).toEqual(page);
  });

  test('names of texts and items that are not there, states that do not hold together', async () => {
    const whole = read(await encodeRecorded(page));
    expect(await decodeRecorded(file(whole))).toEqual(page);
    const step = (data: any): any =>
      data.programs[0].steps.find((each: any) => each.changes.tensors);
    const changes: ((data: any) => void)[] = [
      (data) => (data.programs[0].code = 99),
      (data) => (data.programs[0].before = [-1]),
      (data) => (data.items = []),
      (data) => (data.programs[0].steps = [{ line: 1 }]),
      (data) => (data.programs[0].steps = Array(5002).fill({ ...step(data), changes: {} })),
      (data) => (step(data).changes.tensors = 7),
      (data) => (step(data).changes.tensors = [[0, 1e9]]),
      (data) => (step(data).changes.storages = []),
      (data) => (data.programs[0].output = [{ stream: 'page', text: '' }]),
      (data) => (data.programs[0].steps[0].onclick = 'alert(1)'),
    ];
    for (const change of changes) {
      const data = structuredClone(whole);
      change(data);
      expect(await decodeRecorded(file(data))).toEqual(UNREADABLE);
    }
  });

  test('whatever byte is changed, a page or a sentence comes of it', async () => {
    const bytes = await encodeRecorded({ ...page, programs: page.programs.slice(0, 1) });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = bytes.slice();
          changed[at] ^= by;
          const result = await decodeRecorded(changed);
          expect('problem' in result || 'programs' in result).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
