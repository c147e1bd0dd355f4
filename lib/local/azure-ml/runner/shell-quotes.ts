/** Where in a command of a shell a character stands, as far as quotes go. */
export type Place = 'bare' | 'single' | 'double';

/**
 * Follows the quotes of a command of Bash, character by character: quotes within `$(…)` and backticks are their own, and
 * those in a comment are none.
 *
 * It need not be right of every command that there is: what depends on it is how a value looks, and never whether it is run.
 */
export class Quotes {
  private readonly open: ('single' | 'double' | 'ansi' | 'parenthesis' | 'backtick')[] = [];
  private isComment = false;
  private isEscaped = false;
  private before = '\n';

  /** Where the next character stands. */
  get place(): Place {
    const last = this.open.at(-1);
    if (last === 'double') return 'double';
    return last === 'single' || last === 'ansi' ? 'single' : 'bare';
  }

  read(character: string): void {
    const before = this.before;
    this.before = character;
    if (this.isComment) {
      this.isComment = character !== '\n';
    } else if (this.isEscaped) {
      this.isEscaped = false;
    } else if (this.place === 'single') {
      this.readSingle(character);
    } else if (character === '\\') {
      this.isEscaped = true;
    } else {
      this.readOther(character, before);
    }
  }

  private readSingle(character: string): void {
    if (character === "'") this.open.pop();
    else if (character === '\\' && this.open.at(-1) === 'ansi') this.isEscaped = true;
  }

  private readOther(character: string, before: string): void {
    const last = this.open.at(-1);
    const isBare = last !== 'double';
    if (character === '"') this.toggle('double');
    else if (character === '`') this.toggle('backtick');
    else if (character === "'" && isBare) this.open.push(before === '$' ? 'ansi' : 'single');
    else if (character === '(' && (before === '$' || isBare)) this.open.push('parenthesis');
    else if (character === ')' && last === 'parenthesis') this.open.pop();
    else if (character === '#' && isBare && /[\s;&|(]/.test(before)) this.isComment = true;
  }

  private toggle(kind: 'double' | 'backtick'): void {
    if (this.open.at(-1) === kind) this.open.pop();
    else this.open.push(kind);
  }
}
