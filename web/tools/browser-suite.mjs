/**
 * The tests in browsers. One that fails is run once more, alone: a browser on a loaded machine is not
 * always as quick as a test expects. Passed then, it counts as passed, and is named as unsteady.
 */

/** More than these are no accident. */
const MOST_UNSTEADY = 5;

/**
 * Runs the files; gives the counts and the names of what was unsteady.
 * `runTests(options)` runs `node --test` with further options, and gives what it printed as TAP.
 */
export async function browserSuite(files, runTests) {
  const first = await runTests(files);
  const { passed, failed } = countsOf(first);
  const fallen = fallenTests(first);
  if (!failed || fallen.length !== failed || failed > MOST_UNSTEADY)
    return { passed, failed, unsteady: [] };
  console.log(`\nonce more: ${fallen.map(({ name }) => name).join(', ')}`);
  const unsteady = [];
  for (const { file, name } of fallen) {
    const again = countsOf(await runTests([`--test-name-pattern=${endingWith(name)}`, file]));
    if (again.passed > 0 && again.failed === 0) unsteady.push(name);
  }
  return { passed: passed + unsteady.length, failed: failed - unsteady.length, unsteady };
}

/** The tests in a TAP text that failed by themselves, not by what stands in them. */
export function fallenTests(tap) {
  const fallen = [];
  const failure =
    /^ *not ok \d+ - (.*)\n(?: +.*\n)*? +location: '(.*):\d+:\d+'\n +failureType: '(\w+)'$/gm;
  for (const [, name, file, type] of tap.matchAll(failure))
    if (type !== 'subtestsFailed' && type !== 'hookFailed')
      fallen.push({ name: name.replace(/\\(.)/g, '$1'), file });
  return fallen;
}

function countsOf(tap) {
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? NaN);
  const [passed, failed, cancelled] = [count('pass'), count('fail'), count('cancelled')];
  return Number.isNaN(passed) ? { passed: 0, failed: 1 } : { passed, failed: failed + cancelled };
}

/** A pattern for names that end so: whether those of the suites around a test stand before its own depends on Node. */
const endingWith = (name) => `/${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$/`;
