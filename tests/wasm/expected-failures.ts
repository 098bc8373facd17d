/** Samples in which the engine differs from PyTorch on purpose or for now, each with its reason. */
export const expectedFailures: Record<string, string> = {};
