/** `tensorglass bake`: the runs of a page's programs, recorded for whoever opens it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, relative, resolve } from 'node:path';
import { fileLine, isHtml, programsOf, requestOf } from './pages.mjs';
import { TIMEOUT_MS } from './check.mjs';

/** Characters that a page shows of what a program prints. */
const MAX_OUTPUT = 1_000_000;

/** Writes NAME.tg beside each file, or into it; gives the exit code. */
export async function bake(runtime, tutorial, root, files, { into, mount }) {
  const { version: made } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const client = runtime.nodeClient(runtime.nodeAssets(root), { rewinds: true });
  let failures = 0;
  for (const file of files) {
    const path = resolve(file);
    const blocks = programsOf(tutorial, path);
    if (!blocks.length) console.error(`tensorglass: there is no program in ${file}`);
    const programs = [];
    for (const block of blocks) {
      const outcome = await record(client, block, mount);
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
    const target = into ? path : path.slice(0, -extname(path).length) + '.tg';
    writeFileSync(target, into ? tutorial.withRecorded(readFileSync(path, 'utf8'), bytes) : bytes);
    const count = programs.length === 1 ? '1 program' : `${programs.length} programs`;
    console.log(
      `${relative(process.cwd(), target)}: ${count}, ${(bytes.length / 1000).toFixed(1)} kB`,
    );
  }
  client.close();
  return failures ? 1 : 0;
}

/** Runs a program; its recorded form, or null, and what its author should know. */
async function record(client, block, mounts) {
  if (block.problem) return { program: null, problem: block.problem };
  const steps = [];
  const output = [];
  const timer = setTimeout(() => void client.stop(), TIMEOUT_MS);
  try {
    const request = { ...requestOf(block, mounts), trace: true, maxOutput: MAX_OUTPUT };
    const { error, notice } = await client.run(request, {
      onSteps: (more) => void steps.push(...more),
      onOutput: (stream, text) => void append(output, stream, text),
    });
    const program = { ...block.key, steps, output, error };
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

/** Neighbouring pieces of one stream become one. */
function append(output, stream, text) {
  const last = output.at(-1);
  if (last?.stream === stream) last.text += text;
  else output.push({ stream, text });
}
