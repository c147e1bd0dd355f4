import type { Formula } from './formula';
import { atMostAsSum, smtLib } from './smt-lib';
import { comment, NEAREST_DOUBLE, type TermText } from './smt-text';
import type { Statement } from './told-statements';

/** What a symbol means where that is not said in SMT-LIB to whoever answers here: in words, or as further text. */
export interface Meaning {
  readonly symbol: TermText;
  readonly text: string;
}

/** What questions about some filters have in common. */
export interface QuestionContext {
  readonly statements: readonly Statement[];
  readonly meanings: readonly Meaning[];
  /** The parts of filters that are hidden, by what their symbols begin with. */
  readonly hidden: ReadonlyMap<string, string>;
}

/** A question and the answer that it got here. */
export interface AnsweredQuestion {
  readonly formula: Formula;
  /** What is asked for, in words: `that reaches nobody`. */
  readonly words: string;
  readonly answer: 'sat' | 'unsat' | 'unknown';
  readonly terms: readonly TermText[];
}

/** A part of the file, the symbols that it says something about, and those that it needs for that. */
interface Piece {
  readonly text: string;
  readonly about: readonly TermText[];
  readonly names: readonly TermText[];
  /** Whether it holds for its symbols together, and so belongs to each of them. */
  readonly isAssertion: boolean;
}

/**
 * A question as a file of SMT-LIB 2.6 that stands alone and that any solver can be given: what it is about, what always
 * holds of that, what is asked, and the answer that it got here.
 *
 * It asks for more than Z3 is asked for here: patterns of LIKE, of which Z3 gets conclusions alone, are in it as regular
 * expressions. So another solver checks the search for texts of this project as well. Texts are of UTF-16 units.
 *
 * What is hidden is in it as symbols that may be anything: "unsat" is a proof all the same; a solution that needs them is
 * tried out before it is one.
 */
export function standaloneQuestion(context: QuestionContext, question: AnsweredQuestion): string {
  const { words, answer, terms } = question;
  const asked = smtLib(question.formula, atMostAsSum);
  const pieces = neededFor(namesIn(asked), context);
  const said = pieces.map(({ text }) => text);
  const known = new Set(pieces.flatMap(({ about }) => about));
  const values = [...new Set([...terms, ...context.meanings.map(({ symbol }) => symbol)])].filter((term) =>
    known.has(term),
  );
  const isRounding = [...said, asked].some((text) => text.includes(`(${NEAREST_DOUBLE.name} `));
  const hidden = [...context.hidden].filter(([id]) => known.has(`${id}.true`) || known.has(`${id}.open`));
  return [
    comment(`Is there a message ${words}?`),
    comment(ANSWERS[answer]),
    ...hidden.map(([name, part]) =>
      comment(`${name} stands for something that is not computed here, and may be anything: ${part}`),
    ),
    '(set-info :smt-lib-version 2.6)',
    '(set-option :produce-models true)',
    '(set-logic ALL)',
    `(set-info :status ${answer})`,
    ...(isRounding ? [NEAREST_DOUBLE.ofReal] : []),
    ...said,
    `(assert ${asked})`,
    '(check-sat)',
    // Of no solution there are no values, and asking for them is an error.
    ...(answer === 'unsat' || values.length === 0 ? [] : [`(get-value (${values.join(' ')}))`]),
    '',
  ].join('\n');
}

const ANSWERS: Readonly<Record<AnsweredQuestion['answer'], string>> = {
  sat: 'The answer here: yes, as far as this file says what a message is.',
  unsat: 'The answer here: no.',
  unknown: 'The answer here: undecided.',
};

/** What is said about symbols, and about those that are needed for that. */
function neededFor(start: readonly TermText[], { statements, meanings }: QuestionContext): readonly Piece[] {
  const pieces = [...statements.flatMap(piecesOf), ...meanings.map(meaningPiece)];
  const bySymbol = new Map<TermText, Piece[]>();
  for (const piece of pieces) {
    for (const symbol of piece.isAssertion ? piece.names : piece.about) {
      const own = bySymbol.get(symbol) ?? [];
      own.push(piece);
      bySymbol.set(symbol, own);
    }
  }
  const needed = new Set<Piece>(pieces.filter(({ isAssertion, names }) => isAssertion && names.length === 0));
  const open = [...start];
  for (let symbol = open.pop(); symbol !== undefined; symbol = open.pop()) {
    for (const piece of bySymbol.get(symbol) ?? []) {
      if (needed.has(piece)) continue;
      needed.add(piece);
      open.push(...piece.names);
    }
  }
  return pieces.filter((piece) => needed.has(piece));
}

/** Written once, however many questions there are. */
const written = new WeakMap<Statement, readonly Piece[]>();

function piecesOf(statement: Statement): readonly Piece[] {
  const known = written.get(statement) ?? piecesMade(statement);
  written.set(statement, known);
  return known;
}

function piecesMade(statement: Statement): Piece[] {
  switch (statement.kind) {
    case 'declaration': {
      const about = [...statement.text.matchAll(/\(declare-const (\S+)/g)].map(([, symbol]) => symbol as string);
      return about.length === 0 ? [] : [{ text: ofUnits(statement.text), about, names: about, isAssertion: false }];
    }
    case 'definition': {
      const formula = smtLib(statement.formula, atMostAsSum);
      const text = `${comment(statement.about)}\n(define-fun ${statement.name} () Bool ${formula})`;
      return [{ text, about: [statement.name], names: namesIn(formula), isAssertion: false }];
    }
    case 'assertion': {
      const formula = smtLib(statement.formula, atMostAsSum);
      return [{ text: `(assert ${formula})`, about: [], names: namesIn(formula), isAssertion: true }];
    }
    // What a symbol means is there itself.
    case 'consequence':
      return [];
  }
}

function meaningPiece({ symbol, text }: Meaning): Piece {
  const declared = [...text.matchAll(/\(declare-const (\S+)/g)].map(([, name]) => name as string);
  return { text: ofUnits(text), about: [symbol, ...declared], names: namesIn(text), isAssertion: false };
}

/** A text of SMT-LIB may have characters that UTF-16 takes two units for; here each is a unit. */
function ofUnits(text: string): string {
  return text.replace(
    /\(declare-const (\S+) String\)/g,
    (declared, symbol) => `${declared}(assert (str.in_re ${symbol} (re.* (re.range "\\u{0}" "\\u{ffff}"))))`,
  );
}

/** What is in a text of SMT-LIB itself and has a dot in its name. */
const OF_SMT_LIB = new Set(['str', 're', 'fp', 'nearest']);

/** The symbols of this project in a text: all have a dot in their names. */
function namesIn(text: string): TermText[] {
  const withoutTexts = text.replace(/"(?:[^"]|"")*"|^;.*$/gm, '');
  const names = withoutTexts.match(/[A-Za-z][\w.]*\.\w+/g) ?? [];
  return [...new Set(names)].filter((name) => !OF_SMT_LIB.has(name.slice(0, name.indexOf('.'))));
}
