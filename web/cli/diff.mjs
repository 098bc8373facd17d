/** A short difference of two texts, by lines. */

const SHOWN = 12;

/** The lines taken away (-) and added (+), at most a dozen; '' when the texts are equal. */
export function diff(expected, actual) {
  if (expected === actual) return '';
  const [from, to] = [expected, actual].map((text) => text.split('\n'));
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  const shorter = Math.min(from.length, to.length);
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const changes = align(
    from.slice(start, from.length - end).slice(0, 200),
    to.slice(start, to.length - end).slice(0, 200),
  );
  const lines = changes.filter((line) => line[0] !== ' ');
  const more = lines.length > SHOWN ? [`… and ${lines.length - SHOWN} more lines`] : [];
  return [`line ${start + 1}:`, ...lines.slice(0, SHOWN), ...more].join('\n');
}

/** The shortest edit from one list of lines to another, by longest common subsequence. */
function align(from, to) {
  const length = from.map(() => new Uint16Array(to.length + 1));
  length.push(new Uint16Array(to.length + 1));
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      length[i][j] =
        from[i] === to[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  const lines = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      lines.push(` ${from[i++]}`);
      j++;
    } else if (i < from.length && (j === to.length || length[i + 1][j] >= length[i][j + 1]))
      lines.push(`-${from[i++]}`);
    else lines.push(`+${to[j++]}`);
  }
  return lines;
}
