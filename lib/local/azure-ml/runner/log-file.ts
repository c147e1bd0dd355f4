import { closeSync, openSync, writeSync } from 'node:fs';

/** As much of what a process writes is kept: a program that never stops writing fills no disk. */
export const LARGEST_LOG = 64 * 1024 * 1024;

/** What a process writes, in a file. */
export class LogFile {
  private readonly file: number;
  private size = 0;

  constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  write(chunk: Buffer): void {
    const room = LARGEST_LOG - this.size;
    this.size += chunk.length;
    if (room <= 0) return;
    writeSync(this.file, chunk.subarray(0, room));
    if (chunk.length > room) writeSync(this.file, `\n(the log ends here: it has ${LARGEST_LOG} bytes)\n`);
  }

  close(): void {
    closeSync(this.file);
  }
}
