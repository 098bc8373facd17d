/** The texts by which other pages show a program: HTML and Markdown. */
import { placeText } from '../tutorial/link';
import type { Shown } from '../tutorial/link';

/** An element with the program inside, and the script that makes it live; `page` ends in a slash. */
export function elementText(page: string, code: string, { step, panels }: Shown): string {
  const attributes = [
    panels && ` panels="${panels.join(' ')}"`,
    step && ` step="${placeText(step)}"`,
  ];
  return [
    `<script type="module" src="${escaped(page)}embed.js"></script>`,
    `<tensor-glass${attributes.filter(Boolean).join('')}>`,
    inside(code.trimEnd()),
    '</tensor-glass>',
    '',
  ].join('\n');
}

/** A program as the content of an element: as it is where HTML reads it so, which blank lines in Markdown need too. */
function inside(code: string): string {
  // What a script element would end at, or take for a comment.
  if (/<\/script|<!--/i.test(code)) return escaped(code);
  return `<script type="text/x-python">\n${code}\n</script>`;
}

export function frameText(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="480" loading="lazy" style="border: 0"></iframe>\n`;
}

/** A picture that leads to the program. */
export function markdownText(title: string, file: string, link: string): string {
  const plain = title.replace(/[\\[\]`*_<>!]/g, '\\$&');
  return `[![${plain}](${encodeURI(file).replace(/[()]/g, escape)})](${link})\n`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
