/** The built JavaScript API, for the benchmarks. */
export { open } from '../../../build/js/engine.mjs';
