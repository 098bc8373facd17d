/** What the headless runner takes of it. */
export { keyOf, missingFor, saysMissing } from './blocks';
export { compareOutput } from './expect';
export { blocksOfHtml, withRecorded } from './html';
export { blocksOfMarkdown } from './markdown';
export { readBlock } from './prompts';
export { encodeRecorded } from './recorded';
