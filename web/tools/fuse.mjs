/**
 * Finishes the linked engine: makes of what it imports from `fused` (engine/kernels/fused.h) the
 * instructions of relaxed SIMD in one file, and nothing in the other, which every browser takes.
 *
 * Debian's Emscripten knows an early draft of these instructions only, a current one knows them as they
 * are: done here, both give the same two files, from one compilation and one link.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

const { Features } = binaryen;
/** What Emscripten's own output may use; more would let the writer choose encodings that are newer still. */
const FEATURES = [
  'MutableGlobals',
  'NontrappingFPToInt',
  'SIMD128',
  'BulkMemory',
  'BulkMemoryOpt',
  'SignExt',
  'ExceptionHandling',
  'ReferenceTypes',
  'Multivalue',
].reduce((all, name) => all | Features[name], Features.MVP);

/** The bodies of what is imported, for a module with the instructions and for one without. */
const BODIES = {
  available: (module, fused) => module.i32.const(fused ? 1 : 0),
  madd_f32x4: (module, fused) => madd(module, fused && binaryen.RelaxedMaddVecF32x4),
  madd_f64x2: (module, fused) => madd(module, fused && binaryen.RelaxedMaddVecF64x2),
};

function madd(module, instruction) {
  if (!instruction) return module.unreachable(); // whoever calls it has asked whether it is there
  const operands = [0, 1, 2].map((n) => module.local.get(n, binaryen.v128));
  return binaryen._BinaryenSIMDTernary(module.ptr, instruction, ...operands);
}

/** The bytes of the engine with the fused instructions or without, of those that were linked; inlined where `optimised`. */
export function finish(linked, fused, optimised) {
  const module = binaryen.readBinary(linked);
  try {
    module.setFeatures(FEATURES | (fused ? Features.RelaxedSIMD : 0));
    const functions = Array.from({ length: module.getNumFunctions() }, (_, n) =>
      binaryen.getFunctionInfo(module.getFunctionByIndex(n)),
    );
    for (const { module: from, base, name, params, results } of functions) {
      if (from !== 'fused') continue;
      if (!BODIES[base]) throw new Error(`the engine imports fused.${base}, which is unknown`);
      module.removeFunction(name);
      module.addFunction(name, params, results, [], BODIES[base](module, fused));
    }
    binaryen.setOptimizeLevel(2);
    binaryen.setShrinkLevel(0);
    if (optimised) module.runPasses(['inlining-optimizing', 'remove-unused-module-elements']);
    if (!module.validate()) throw new Error('the finished engine is no valid module');
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

/** Finishes `folder`/tensorglass.wasm into the files beside it. */
export function finishEngine(folder, { optimised } = { optimised: true }) {
  const linked = readFileSync(`${folder}/tensorglass.wasm`);
  for (const kind of ['fused', 'portable'])
    writeFileSync(
      `${folder}/tensorglass.${kind}.wasm`,
      finish(linked, kind === 'fused', optimised),
    );
}
