/** Element types, as `torch.float32` and so on. */

export class DType {
  constructor(
    readonly name: string,
    readonly code: number,
  ) {}
  toString(): string {
    return `torch.${this.name}`;
  }
}

const make = (name: string, code: number): DType => new DType(name, code);

export const uint8 = make('uint8', 0);
export const int8 = make('int8', 1);
export const int16 = make('int16', 2);
export const int32 = make('int32', 3);
export const int64 = make('int64', 4);
export const float32 = make('float32', 6);
export const float64 = make('float64', 7);
export const bool = make('bool', 11);

const all = [uint8, int8, int16, int32, int64, float32, float64, bool];

/** The dtype of that code; the codes are PyTorch's. */
export function dtypeOf(code: number): DType {
  const found = all.find((d) => d.code === code);
  if (!found) throw new Error(`unknown dtype code ${code}`);
  return found;
}
