/** Samples in which the engine differs from PyTorch when a dtype is changed, and why. */
export const mixedDtypes: Record<string, string> = {};
