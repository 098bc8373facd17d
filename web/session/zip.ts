/** Files as one archive: ZIP, each stored as it is. */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
  return ~sum >>> 0;
}

const VERSION = 20;
const UTF8_NAMES = 0x800;

/** The archive, with `date` as when its files were made. */
export function zip(files: Iterable<[path: string, content: Uint8Array]>, date: Date): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  const day = ((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  for (const [path, content] of files) {
    const name = new TextEncoder().encode(path);
    const { length } = content;
    const common = [
      [2, UTF8_NAMES],
      [2, 0],
      [2, time],
      [2, day],
      [4, crc32(content)],
      [4, length],
      [4, length],
      [2, name.length],
      [2, 0],
    ] as const;
    const local = numbers([[4, 0x04034b50], [2, VERSION], ...common]);
    parts.push(local, name, content.slice());
    const central = [[4, 0x02014b50], [2, VERSION], [2, VERSION], ...common] as const;
    directory.push(numbers([...central, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), name);
    at += local.length + name.length + length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = directory.length / 2;
  const fields = [
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
  ] as const;
  const end = numbers([...fields, [4, size], [4, at], [2, 0]]);
  return new Blob([...parts, ...directory, end], { type: 'application/zip' });
}

/** Numbers of so many bytes each, the low one first. */
function numbers(
  fields: readonly (readonly [bytes: number, value: number])[],
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    fields.flatMap(([bytes, value]) =>
      Array.from({ length: bytes }, (_, n) => Math.floor(value / 2 ** (8 * n)) & 0xff),
    ),
  );
}
