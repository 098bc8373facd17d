/** What a program's own comments say of it, at its head. */

/** What is read there; `count` lines of the program say it, and are not shown. */
export interface Directives {
  /** What others call it in their `depends-on`. */
  id: string | null;
  /** What has to run before it. */
  dependsOn: string[];
  /** What of it runs first. */
  hidden: string[];
  count: number;
}

const NAMES = /^\s*#\s*tg:\s*(id|depends-on)\s+(\S.*?)\s*$/;
const HIDE = /^\s*#\s*tg:\s*hide\s*$/;
const SHOW = /^\s*#\s*tg:\s*show\s*$/;

/**
 * Reads `# tg: id NAME`, `# tg: depends-on NAME…`, and the lines from `# tg: hide` to `# tg: show`. Lines
 * that are never to be seen again are none of those.
 */
export function readDirectives(lines: readonly string[]): Directives {
  const read: Directives = { id: null, dependsOn: [], hidden: [], count: 0 };
  for (;;) {
    const { count } = read;
    const [, what, names] = NAMES.exec(lines[count] ?? '') ?? [];
    if (what) {
      if (what === 'id') read.id = names;
      else read.dependsOn.push(...idsIn(names));
      read.count++;
      continue;
    }
    const end = HIDE.test(lines[count] ?? '')
      ? lines.findIndex((line, n) => n > count && SHOW.test(line))
      : -1;
    if (end < 0) return read;
    read.hidden.push(...lines.slice(count + 1, end));
    read.count = end + 1;
  }
}

/** The names in a `depends-on`. */
export const idsIn = (dependsOn: string | null | undefined): string[] =>
  dependsOn?.split(/\s+/).filter(Boolean) ?? [];
