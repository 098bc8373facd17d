// The names that engine/kernels/fused.h imports, for Emscripten to let the link pass: they are gone
// from the files that web/tools/fuse.mjs makes of it.
mergeInto(LibraryManager.library, {
  available() {},
  madd_f32x4() {},
  madd_f64x2() {},
});
