/** What clients were told of the messages of one entity, and what they have asked without an answer. */
export class Ledger {
  /** What it would be wrong not to find. */
  private readonly sent = new Set<string>();
  /** What may be gone: somebody has asked to complete it. */
  private readonly completing = new Set<string>();
  /** What it would be wrong to find. */
  private readonly completed = new Set<string>();

  acknowledged(id: string): void {
    this.sent.add(id);
  }

  asked(id: string): void {
    this.completing.add(id);
  }

  completion(id: string): void {
    this.completed.add(id);
  }

  get size(): { readonly sent: number; readonly completed: number } {
    return { sent: this.sent.size, completed: this.completed.size };
  }

  /** What is wrong with what is there, one line each. */
  problems(found: readonly string[]): string[] {
    const there = new Set(found);
    return [
      ...[...this.sent].filter((id) => !this.completing.has(id) && !there.has(id)).map((id) => `${id} is lost`),
      ...found.filter((id, index) => found.indexOf(id) !== index).map((id) => `${id} is there twice`),
      ...[...this.completed].filter((id) => there.has(id)).map((id) => `${id} was completed, and is there`),
    ];
  }
}
