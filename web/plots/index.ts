/** What pages take of it: loaded with the first figure that is shown. */
export { tableOf } from './describe';
export { svgOf } from './file';
export { Plot } from './plot';
