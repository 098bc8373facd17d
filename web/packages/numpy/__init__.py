"""NumPy's names over the engine: arrays lie on its storages, and share them with tensors."""
