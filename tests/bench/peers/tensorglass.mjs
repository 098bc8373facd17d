/**
 * node tensorglass.mjs HARNESS: the engine from JavaScript, through its public API.
 * HARNESS is the file harness.mjs of the peers' benchmark, which gives the line protocol.
 */
import { pathToFileURL } from 'node:url';
import { open } from './open.mjs';
import { workloads } from './workloads.mjs';

const { serve, ramp } = await import(pathToFileURL(process.argv[2]));
await serve({ peer: 'tensorglass' }, workloads(await open(), ramp));
