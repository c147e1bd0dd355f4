/** A word as a shell reads it: as it is where it can be. */
export function shellWord(text: string): string {
  return /^[\w./:=,@~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
