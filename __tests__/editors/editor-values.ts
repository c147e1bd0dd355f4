import { fileURLToPath, pathToFileURL } from 'node:url';

// What the editor's own module has for places, addresses, events and texts, as far as the client asks for it.

export class Disposable {
  constructor(readonly dispose: () => void) {}

  static from(...all: readonly Disposable[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }
}

export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();

  readonly event = (listener: (value: T) => void, self?: unknown, all?: Disposable[]): Disposable => {
    const bound = listener.bind(self);
    this.listeners.add(bound);
    const disposable = new Disposable(() => this.listeners.delete(bound));
    all?.push(disposable);
    return disposable;
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

export class CancellationTokenSource {
  readonly token = { isCancellationRequested: false, onCancellationRequested: () => new Disposable(() => {}) };
  cancel(): void {}
  dispose(): void {}
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

export class Diagnostic {
  source?: string;
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity?: number,
  ) {}
}

export class MarkdownString {
  constructor(readonly value = '') {}
}

export class Hover {
  readonly contents: readonly MarkdownString[];
  constructor(contents: MarkdownString | readonly MarkdownString[]) {
    this.contents = [contents].flat() as MarkdownString[];
  }
}

export class Uri {
  private constructor(private readonly text: string) {}

  static parse(text: string): Uri {
    return new Uri(text);
  }

  static file(path: string): Uri {
    return new Uri(pathToFileURL(path).href);
  }

  get scheme(): string {
    return new URL(this.text).protocol.slice(0, -1);
  }

  get path(): string {
    return new URL(this.text).pathname;
  }

  get fsPath(): string {
    return fileURLToPath(this.text);
  }

  toString(): string {
    return this.text;
  }
}

export class Document {
  readonly version = 1;
  readonly isClosed = false;

  constructor(
    readonly uri: Uri,
    readonly languageId: string,
    readonly text: string,
  ) {}

  get fileName(): string {
    return this.uri.fsPath;
  }

  getText(): string {
    return this.text;
  }
}
