import { type Formula, named } from './formula';
import { smtLib } from './smt-lib';
import type { TermText } from './smt-text';

/** One thing that whoever answers questions has to know before them. */
export type Statement =
  /** In SMT-LIB: symbols, and what values they have at all. */
  | { readonly kind: 'declaration'; readonly text: string }
  /** A name for a formula, and whatever is to be said about it in words. */
  | { readonly kind: 'definition'; readonly name: TermText; readonly formula: Formula; readonly about: string }
  /** What holds for all questions. */
  | { readonly kind: 'assertion'; readonly formula: Formula }
  /** What follows from the meaning of symbols, and was found out on the way to an answer. */
  | { readonly kind: 'consequence'; readonly formula: Formula };

/** Everything that is said about the symbols of questions, in order; written out only where somebody asks for it. */
export class Told {
  private readonly all: Statement[] = [];
  private news = 0;
  private newFormulas = 0;

  declare(text: string): void {
    if (text !== '') this.all.push({ kind: 'declaration', text });
  }

  /** The same formula under a name, so that questions stay short; as it is where it is short itself. */
  define(name: string, formula: Formula, about = ''): Formula {
    const defined = named(name, formula);
    if (defined.kind === 'named' && defined !== formula)
      this.all.push({ kind: 'definition', name: defined.name, formula: defined.formula, about });
    return defined;
  }

  assert(formula: Formula): void {
    if (formula.kind !== 'constant' || !formula.value) this.all.push({ kind: 'assertion', formula });
  }

  /** Says what follows from what symbols mean, which a solver does not know. */
  conclude(formula: Formula): void {
    this.all.push({ kind: 'consequence', formula });
  }

  get statements(): readonly Statement[] {
    return this.all;
  }

  /** What was said since this was asked last, in SMT-LIB 2 as Z3 has it. */
  takeNews(): string {
    const news = this.all.slice(this.news).map(textOf).join('\n');
    this.news = this.all.length;
    return news;
  }

  /** What has come to hold for all questions since this was asked last. */
  takeFormulas(): readonly Formula[] {
    const news = this.all.slice(this.newFormulas);
    this.newFormulas = this.all.length;
    return news.flatMap((one) => (one.kind === 'assertion' || one.kind === 'consequence' ? [one.formula] : []));
  }
}

function textOf(statement: Statement): string {
  switch (statement.kind) {
    case 'declaration':
      return statement.text;
    case 'definition':
      return `(define-fun ${statement.name} () Bool ${smtLib(statement.formula)})`;
    case 'assertion':
    case 'consequence':
      return `(assert ${smtLib(statement.formula)})`;
  }
}
