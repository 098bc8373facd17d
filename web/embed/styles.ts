/** Style sheets of shadow roots, made from text: no host's policy looks at those. */
export function sheet(...texts: string[]): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(texts.join('\n'));
  return made;
}
