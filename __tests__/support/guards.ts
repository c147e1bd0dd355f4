import type { Documents } from '../../lib/trigger/program/guards';

/** Documents in memory, with a clock of the storage: as blobs are, without a network. */
export class DocumentsInMemory implements Documents {
  readonly documents = new Map<string, { readonly text: string; readonly version: string; readonly written: number }>();
  private written = 0;

  constructor(private readonly clock: () => number = () => 0) {}

  async read(name: string) {
    const found = this.documents.get(name);
    return { text: found?.text, version: found?.version, written: found?.written, now: this.clock() };
  }

  async write(name: string, text: string, version: string | undefined): Promise<boolean> {
    if (this.documents.get(name)?.version !== version) return false;
    this.put(name, text);
    return true;
  }

  put(name: string, text: string): void {
    this.written++;
    this.documents.set(name, { text, version: String(this.written), written: this.clock() });
  }
}

/** Documents that nobody has written: nothing is stopped. */
export const noGuards = () => new DocumentsInMemory();
