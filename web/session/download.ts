/** Hands a file to the reader's disk; a program, unless told. */
export function download(name: string, content: string | Blob, type = 'text/x-python'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers fetch it later
}
