/** Why something cannot be done with messages or jobs: one line, or several of which each says what to do. */
export class OperationProblem extends Error {
  override readonly name = 'OperationProblem';
  readonly lines: readonly string[];

  constructor(lines: string | readonly string[]) {
    const all = typeof lines === 'string' ? [lines] : lines;
    super(all.join('\n'));
    this.lines = all;
  }
}
