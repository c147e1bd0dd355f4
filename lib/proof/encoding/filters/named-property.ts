import { foldName } from '../../../rules';
import type { PropertyNode } from '../../../rules/language/syntax';
import type { MessageSpace } from '../../messages/message-space';
import type { Usages } from '../../messages/usage';
import { and, type Formula, not, or, written } from '../../solver/formula';
import { type TermText, text } from '../../solver/smt-text';
import { type Case, FAILURE, HIDDEN, MISSING, sample, type Term } from '../terms/term';

/** The application properties whose values `p(…)` may give, where only the message tells which. */
export interface NamedProperties {
  /** Those that filters use. */
  readonly used: readonly string[];
  /** Others that messages may have, of which the solver knows nothing. */
  readonly unused: readonly string[];
  /** What any other name gives. */
  readonly others: Term;
}

/** What names the messages of a space have for `p(…)`, as they were sent. */
export function namedProperties(space: MessageSpace, usages: Usages): NamedProperties {
  const used = [...usages.byKey.values()].filter(({ isSystem }) => !isSystem).map(({ name }) => name);
  const isUsed = new Set(used.map(foldName));
  const unused = space.known.filter(({ name, isSystem }) => !isSystem && !isUsed.has(foldName(name)));
  return { used, unused: unused.map(({ name }) => name), others: space.isComplete === true ? MISSING : HIDDEN };
}

/**
 * The value of the property whose name is a value: of all that there are one whose name it is, in any letter case.
 *
 * Sound; complete where the name is a text of the message and not computed, and where filters name all properties that
 * messages have. Any other name is hidden, unless a contract says that there is no such property.
 *
 * @param name one case of the name
 */
export function namedCases(
  { when, term }: Case,
  { used, unused, others }: NamedProperties,
  casesOf: (property: Pick<PropertyNode, 'scope' | 'name'>) => readonly Case[],
): readonly Case[] {
  const read = (property: string) => casesOf({ scope: undefined, name: property });
  if (term.kind === 'hidden') return [{ when, term }];
  if (term.kind === 'missing' || term.kind === 'failure' || typeof sample(term) !== 'string')
    return [{ when, term: FAILURE }];
  if (term.kind === 'literal') return read(term.value as string).map((one) => ({ ...one, when: and(when, one.when) }));
  if (term.kind !== 'text' || !/^[\w.]+$/.test(term.term)) return [{ when, term: HIDDEN }];
  const isNamed = (property: string) => isName(term.term, property);
  const isOther = not(or(...[...used, ...unused].map(isNamed)));
  return [
    ...used.flatMap((property) =>
      read(property).map((one) => ({ when: and(when, isNamed(property), one.when), term: one.term })),
    ),
    ...unused.map((property) => ({ when: and(when, isNamed(property)), term: HIDDEN })),
    { when: and(when, isOther), term: others },
  ];
}

/** Whether a text is a name, as names are compared. */
function isName(term: TermText, name: string): Formula {
  if (name === '') return written(`(= ${term} "")`);
  const units = [...Array(name.length).keys()].map((at) => unitsLike(name[at] as string));
  const parts = units.map((same) => {
    const letters = same.map((unit) => `(str.to_re ${text(unit)})`);
    return letters.length === 1 ? letters[0] : `(re.union ${letters.join(' ')})`;
  });
  return written(`(str.in_re ${term} ${parts.length === 1 ? parts[0] : `(re.++ ${parts.join(' ')})`})`);
}

let byCapital: ReadonlyMap<string, readonly string[]> | undefined;

/** All units that a name may have in the place of one: a few letters beyond ASCII have a capital within it. */
function unitsLike(unit: string): readonly string[] {
  byCapital ??= unitsByCapital();
  return byCapital.get(foldName(unit)) ?? [unit];
}

function unitsByCapital(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (let code = 0; code < 2 ** 16; code++) {
    const unit = String.fromCharCode(code);
    const capitals = foldName(unit);
    const group = groups.get(capitals);
    if (group === undefined) groups.set(capitals, [unit]);
    else group.push(unit);
  }
  return groups;
}
