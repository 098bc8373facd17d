/** What the headless runner takes of it. */
export { keyOf, missingFor, saysMissing } from './blocks';
export { compareOutput, difference } from './expect';
export { blocksOfHtml, withRecorded } from './html';
export { blocksOfMarkdown, TooDeep } from './markdown';
export { join } from '../runtime/printed';
export { shownText } from '../runtime/terminal';
export { readBlock } from './prompts';
export { decodeRecorded, encodeRecorded } from './recorded';
