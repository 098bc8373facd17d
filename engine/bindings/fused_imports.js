// The names that engine/kernels/fused.h imports, for Emscripten to let the link pass: they are gone
// from the files that web/tools/fuse.mjs makes of it. Emscripten pastes the text of these functions:
// of shorthand methods that would be no function.
mergeInto(LibraryManager.library, {
  available: function () {},
  madd_f32x4: function () {},
  madd_f64x2: function () {},
});
