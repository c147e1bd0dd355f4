import { printAction } from '../../../rules/language/print';
import type { SetStatement, Statement } from '../../../rules/language/syntax';
import { LARGEST_PROPERTIES } from '../../../rules/messages/message-size';
import { Integer, typeOf, type Value } from '../../../rules/values/values';
import type { Passage } from '../../messages/passage';
import { keyOf } from '../../messages/property-use';
import { and, FALSE, type Formula, not, or, TRUE } from '../../solver/formula';
import { ExpressionCases, type Property, type PropertyCases } from '../filters/expression-cases';
import type { HiddenParts } from '../filters/hidden-parts';
import type { Telling } from '../filters/telling';
import { type Converted, isSameText } from '../terms/convert-terms';
import { isNullTerm, isPresent, storedAsSystem, storedAsUser } from '../terms/stored-terms';
import { type Case, FAILURE, HIDDEN, MISSING, type Term } from '../terms/term';
import { longestText } from '../terms/text-length';

/** A property that may be so many different things is not told apart any more. */
const MOST_CASES = 100;
/** What properties may have together, less the half that senders may have taken already; a unit has three bytes at most. */
const SURELY_FITS = LARGEST_PROPERTIES / 2 / 3;

/**
 * A message after the action of a rule, told in what it was before: each property in cases, as it would be in a message
 * as it was sent.
 *
 * Statements run in order, each on what the ones before it made. The cases are those of the messages that the action does
 * not fail on; for the others nothing is said of its properties.
 */
export class ChangedMessage {
  private readonly changed = new Map<string, readonly Case[]>();
  private failure: Formula = FALSE;
  /** How many names were given. */
  private names = 0;

  /** @param id of its own, for names */
  constructor(
    private readonly before: PropertyCases,
    { statements, rule }: Passage,
    private readonly hidden: HiddenParts,
    private readonly lines: Telling,
    readonly id: string,
  ) {
    for (const statement of statements) {
      this.run(statement);
      if (this.failure === TRUE) break;
    }
    const units = [...this.changed.values()].map((cases) =>
      Math.max(0, ...cases.map(({ term }) => (isPresent(term) ? longestText(term) : 0))),
    );
    if (units.reduce((sum, one) => sum + one, 0) > SURELY_FITS)
      this.failIf(hidden.open(`the size of a message after ${printAction(statements)}`));
    // Whatever it was before.
    this.changed.set(keyOf({ scope: undefined, name: 'RuleName' }), [
      { when: TRUE, term: { kind: 'literal', value: rule } },
    ]);
    this.failure = lines.define(`${id}.fails`, this.failure);
  }

  /** The messages that the action fails on. */
  get fails(): Formula {
    return this.failure;
  }

  /** Whether the action touches a property. */
  changes(key: string): boolean {
    return this.changed.has(key);
  }

  /** What a property is after the action. */
  readonly casesOf = (property: Property): readonly Case[] =>
    this.changed.get(keyOf(property)) ?? this.before(property);

  private run(statement: Statement): void {
    const { target } = statement;
    if (statement.kind === 'remove') {
      if (target.scope === 'sys') this.failIf(TRUE);
      else this.changed.set(keyOf(target), [{ when: TRUE, term: MISSING }]);
      return;
    }
    const values = new ExpressionCases(this.casesOf).of(statement.value);
    if (target.scope === 'sys') this.setSystem(statement, target.name, values);
    else this.setUser(statement, values);
  }

  private setUser(statement: SetStatement, values: readonly Case[]): void {
    const existing = this.casesOf(statement.target);
    const outcomes = existing.flatMap((before) =>
      values.flatMap((value) => under(and(before.when, value.when), storedAsUser(before.term, value.term))),
    );
    this.changed.set(keyOf(statement.target), this.kept(statement, outcomes));
  }

  private setSystem(statement: SetStatement, name: string, values: readonly Case[]): void {
    const stored = values.flatMap((value) => under(value.when, storedAsSystem(name, value.term)));
    const outcomes = name === 'PartitionKey' ? stored.flatMap((one) => this.besideSession(one)) : stored;
    const cases = this.kept(statement, outcomes);
    this.changed.set(keyOf({ scope: 'sys', name }), cases);
    // A session decides about the partition too.
    if (name === 'SessionId') this.changed.set(keyOf({ scope: 'sys', name: 'PartitionKey' }), cases);
  }

  /** A partition key of a message with a session cannot differ from it. */
  private besideSession(stored: Converted): readonly Converted[] {
    const { when, term } = stored;
    if (!isPresent(term)) return [stored];
    return this.casesOf({ scope: 'sys', name: 'SessionId' }).flatMap((session): readonly Converted[] => {
      const both = and(when, session.when);
      if (both === FALSE) return [];
      if (isNullTerm(session.term)) return [{ ...stored, when: both }];
      if (isNullTerm(term)) return [{ when: both, term: FAILURE }];
      const same = isPresent(session.term) ? isSameText(term, session.term) : undefined;
      if (same === undefined) return [{ when: both, term, mayFail: true }];
      return [
        { ...stored, when: and(both, same) },
        { when: and(both, not(same)), term: FAILURE },
      ];
    });
  }

  /** The cases that are left where the action goes on; what fails, or may, is noted. */
  private kept(statement: SetStatement, outcomes: readonly Converted[]): readonly Case[] {
    const fails: Formula[] = [];
    const perhaps: Formula[] = [];
    const byTerm = new Map<unknown, { term: Term; when: Formula[] }>();
    for (const { when, term, mayFail } of outcomes) {
      if (when === FALSE) continue;
      if (term.kind === 'failure') {
        fails.push(when);
        continue;
      }
      if (mayFail === true) perhaps.push(when);
      const key = identityOf(term);
      const same = byTerm.get(key) ?? { term, when: [] };
      byTerm.set(key, same);
      same.when.push(when);
    }
    if (perhaps.length > 0) fails.push(and(or(...perhaps), this.hidden.open(printAction([statement]))));
    this.failIf(or(...fails));
    if (byTerm.size > MOST_CASES) return [{ when: TRUE, term: HIDDEN }];
    return [...byTerm.values()].map(({ term, when }) => ({ when: this.named(or(...when)), term }));
  }

  private failIf(formula: Formula): void {
    this.failure = or(this.failure, formula);
  }

  private named(formula: Formula): Formula {
    return this.lines.define(`${this.id}.case${this.names++}`, formula);
  }
}

function under(when: Formula, outcomes: readonly Converted[]): readonly Converted[] {
  return when === FALSE ? [] : outcomes.map((one) => ({ ...one, when: and(when, one.when) }));
}

/** The same for terms that are the same whatever the message is. */
function identityOf(term: Term): unknown {
  if (term.kind === 'literal') return literalKey(term.value) ?? term;
  if (term.kind === 'some') return `some ${term.type} ${term.longest}`;
  return term.kind === 'missing' || term.kind === 'hidden' ? term.kind : term;
}

function literalKey(value: Value): string | undefined {
  if (typeof value === 'number') return `double ${Object.is(value, -0) ? '-0' : value}`;
  if (value === null || typeof value !== 'object' || value instanceof Integer) return `${typeOf(value)} ${value}`;
  return undefined;
}
