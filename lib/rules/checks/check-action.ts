import { type Statement, walk } from '../language/syntax';
import { foldName } from '../messages/message';
import type { KnownProperties } from '../properties/known-properties';
import { convertLike } from '../values/conversion';
import { Failure } from '../values/failure';
import { unknownPropertyMessage } from './check-property';
import type { Diagnostic } from './diagnostic';
import { withHyphens } from './hyphen';
import { possibleValues, sampleOf } from './static-types';

/** System properties that say which message this is: a copy with another is no longer recognised. */
const IDENTITIES: ReadonlyMap<string, string> = new Map([
  ['MessageId', 'duplicates are no longer found by it'],
  ['SessionId', 'the copy leaves its session, and its partition'],
]);

/**
 * What is certainly or probably a mistake in an action that the service would take.
 *
 * @param text the text that the statements were parsed from
 */
export function checkAction(
  statements: readonly Statement[],
  text: string,
  contract: KnownProperties | undefined,
): Diagnostic[] {
  const found = statements.flatMap((statement, index) => [
    ...checkTarget(statement),
    ...checkSpelling(statement, statements.slice(0, index), contract),
    ...checkSources(statement, statements.slice(0, index), contract),
    ...checkConversion(statement, contract),
  ]);
  return withHyphens(found, statements, text, contract);
}

function checkTarget({ kind, target }: Statement): Diagnostic[] {
  if (target.scope !== 'sys') return [];
  const { start, end } = target;
  if (kind === 'remove') {
    const message = `a system property cannot be removed, and the rule fails for every message`;
    const rewrite = `SET sys.${target.name} = NULL`;
    return [{ severity: 'error', code: 'remove-system-property', message, span: { start, end }, rewrite }];
  }
  const consequence = IDENTITIES.get(target.name);
  if (consequence === undefined) return [];
  const message = `sets sys.${target.name}: ${consequence}; set a property of your own`;
  return [{ severity: 'warning', code: 'sets-identity', message, span: { start, end } }];
}

/** The name of a property that is nearly one of the contract: an action may add properties, and seldom one like that. */
function checkSpelling(
  { kind, target }: Statement,
  earlier: readonly Statement[],
  contract: KnownProperties | undefined,
): Diagnostic[] {
  if (contract === undefined || target.scope === 'sys' || contract.property(target.name) !== undefined) return [];
  const { start, end } = target;
  const isMade = earlier.some((other) => foldName(other.target.name) === foldName(target.name));
  const near = contract.nearest(target.name);
  if (near === undefined || isMade) return [];
  if (kind === 'remove') {
    const message = `removes ${target.name}, which no message has; did you mean ${near}?`;
    return [{ severity: 'error', code: 'unknown-property', message, span: { start, end } }];
  }
  const message = `sets ${target.name}, which is a new property; did you mean ${near}?`;
  return [{ severity: 'warning', code: 'near-miss', message, span: { start, end } }];
}

/** An action may add properties, but what it reads has to come from the message or from an earlier statement. */
function checkSources(
  statement: Statement,
  earlier: readonly Statement[],
  contract: KnownProperties | undefined,
): Diagnostic[] {
  if (contract === undefined || statement.kind === 'remove') return [];
  const found: Diagnostic[] = [];
  const made = new Set(earlier.map(({ target }) => foldName(target.name)));
  for (const node of walk(statement.value)) {
    if (node.kind !== 'property' || node.scope === 'sys') continue;
    if (contract.property(node.name) !== undefined || made.has(foldName(node.name))) continue;
    const { start, end } = node;
    const message = unknownPropertyMessage(node.name, contract);
    found.push({ severity: 'error', code: 'unknown-property', message, span: { start, end } });
  }
  return found;
}

/** A value that cannot become what the property is fails the action for every message that has the property. */
function checkConversion(statement: Statement, contract: KnownProperties | undefined): Diagnostic[] {
  if (statement.kind === 'remove' || statement.target.scope === 'sys') return [];
  const property = contract?.property(statement.target.name);
  if (property === undefined || statement.value.kind !== 'literal') return [];
  const [value = null] = possibleValues(statement.value, () => undefined);
  const fails = property.engineTypes.every((type) =>
    value === null ? type !== 'string' : convertLike(sampleOf(type), value) instanceof Failure,
  );
  if (!fails) return [];
  const { start, end } = statement.value;
  const message = `${statement.target.name} has the type ${property.kind}, and this value cannot become one: the rule fails for messages that have it`;
  return [{ severity: 'error', code: 'always-fails', message, span: { start, end } }];
}
