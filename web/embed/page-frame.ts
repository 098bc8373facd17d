/**
 * The page `embed.html`, for hosts that allow no scripts: one element with the program of the hash, and its
 * height, told to the page around as `{ type: 'tensorglass-height', height }` in CSS pixels.
 */
import { placeText, readHash } from '../tutorial/link';
import { defineElement } from './element';

const link = await readHash(location.hash);
const given = new URLSearchParams(location.hash.slice(1));
defineElement(new URL('./', document.baseURI), null);
if (link && 'problem' in link && link.problem !== null) tell(link.problem);
if (link && !('view' in link)) {
  // Told above: there is no program.
} else if (!link) tell('The address of this frame holds no program.');
else {
  const element = document.createElement('tensor-glass');
  const { step } = link.view;
  const attributes: Record<string, string | null> = {
    panels: given.get('panels'),
    step: step && placeText(step),
    theme: given.get('theme'),
    src: 'src' in link ? link.src : null,
  };
  for (const [name, value] of Object.entries(attributes))
    if (value !== null) element.setAttribute(name, value);
  if ('code' in link) {
    const script = document.createElement('script');
    script.type = 'text/x-python';
    script.textContent = link.code;
    element.append(script);
  }
  element.style.margin = '0'; // it is all that the frame shows, and its height the frame's
  document.body.append(element);
}

new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  // Whoever shows us may know how high we are: it is their page.
  if (parent !== window) parent.postMessage({ type: 'tensorglass-height', height }, '*');
}).observe(document.body);

function tell(sentence: string): void {
  const paragraph = document.createElement('p');
  paragraph.textContent = sentence;
  document.body.append(paragraph);
}
