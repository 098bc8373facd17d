/** `tensorglass bake`: the runs of a page's programs, recorded for whoever opens it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, relative, resolve } from 'node:path';
import { fileLine, programsOf, requestOf } from './pages.mjs';
import { TIMEOUT_MS } from './check.mjs';

/** Characters that a page shows of what a program prints. */
const MAX_OUTPUT = 1_000_000;

/** Writes NAME.tg beside each file, or into it; gives the exit code. */
export async function bake(runtime, tutorial, root, files, { into, mount }) {
  const { version: made } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const pages = [...new Set(files.map((file) => resolve(file)))];
  const targetOf = (path) => (into ? path : path.slice(0, -extname(path).length) + '.tg');
  const clash = pages.find((path, n) => pages.findIndex((o) => targetOf(o) === targetOf(path)) < n);
  if (clash !== undefined) {
    const same = pages.filter((path) => targetOf(path) === targetOf(clash)).map(fromHere);
    const target = fromHere(targetOf(clash));
    console.error(`tensorglass: ${same.join(' and ')} would both be recorded in ${target}`);
    return 2;
  }
  const client = runtime.nodeClient(runtime.nodeAssets(root), { rewinds: true });
  let failures = 0;
  for (const path of pages) {
    const file = fromHere(path);
    const blocks = programsOf(tutorial, path);
    if (!blocks.length) console.error(`tensorglass: there is no program in ${file}`);
    const programs = [];
    for (const block of blocks) {
      const outcome = await record(tutorial, client, block, mount);
      if (outcome.problem) console.error(`${block.place}: ${outcome.problem}`);
      if (outcome.program) programs.push(outcome.program);
      else failures++;
    }
    failures += blocks.length ? 0 : 1;
    if (!programs.length) continue;
    const bytes = await tutorial.encodeRecorded({ made, programs });
    const { problem } = await tutorial.decodeRecorded(bytes);
    if (problem) {
      console.error(`tensorglass: no page could show what is recorded of ${file}: ${problem}`);
      failures++;
      continue;
    }
    const target = targetOf(path);
    writeFileSync(target, into ? tutorial.withRecorded(readFileSync(path, 'utf8'), bytes) : bytes);
    const count = programs.length === 1 ? '1 program' : `${programs.length} programs`;
    console.log(`${fromHere(target)}: ${count}, ${(bytes.length / 1000).toFixed(1)} kB`);
  }
  client.close();
  return failures ? 1 : 0;
}

const fromHere = (path) => relative(process.cwd(), path);

/** Runs a program; its recorded form, or null, and what its author should know. */
async function record(tutorial, client, block, mounts) {
  if (block.problem) return { program: null, problem: block.problem };
  const steps = [];
  const output = [];
  const timer = setTimeout(() => void client.stop(), TIMEOUT_MS);
  try {
    const request = { ...requestOf(block, mounts), trace: true, maxOutput: MAX_OUTPUT };
    const { error, notice } = await client.run(request, {
      onSteps: (more) => void steps.push(...more),
      onOutput: (stream, text) => void output.push({ stream, text }),
      onFigure: (figure) => void output.push({ stream: 'figure', text: '', figure }),
    });
    const program = { ...block.key, steps, output: tutorial.join(output), error };
    const unexpected = error && !block.expect?.includes(error.type);
    const line = error?.line ? ` (line ${fileLine(block, error.line)})` : '';
    const problem = unexpected ? `ends with ${error.type}: ${error.message}${line}` : notice;
    return { program, problem };
  } catch (problem) {
    return { program: null, problem: problem.message };
  } finally {
    clearTimeout(timer);
  }
}
