import type { SystemProperty } from '../../../rules/messages/system-properties';
import type { ValueType } from '../../../rules/values/value-type';
import type { Value } from '../../../rules/values/values';
import type { PropertySpace } from '../../messages/message-space';
import type { Usage } from '../../messages/property-use';
import { TRUE } from '../../solver/formula';
import { FAILURE, HIDDEN, MISSING, NULL, type Term } from '../terms/term';
import type { TextGroup } from '../texts/shared-texts';
import { doubleState, integerState, orderState, rangeOf, ticksState } from './number-states';
import type { State } from './symbol-state';
import { boolState, choiceState, patternState, sharedState, textState } from './text-states';

/** The largest whole number up to which every whole number is a double. */
const LARGEST_EXACT = 2n ** 53n;

/**
 * The states that a property can be in.
 *
 * Sound and complete for the messages of a space, but for types that rules have no literals of: a GUID is there, and
 * nothing else is known of it.
 */
export function statesOf(
  space: PropertySpace,
  usage: Usage,
  id: string,
  declare: (line: string) => void,
  group?: TextGroup,
): readonly State[] {
  const constant = (term: Term, value: Value | undefined): State => ({
    term,
    read: () => value,
    is: (wanted) => (wanted === value ? TRUE : undefined),
  });
  const needed = typesNeeded(space.types, usage);
  const merged = space.types.filter((type) => !needed.includes(type));
  const states = needed
    .filter((type) => hasValues(type, space))
    .map((type) => stateOf(type, merged, space, usage, id, declare, group));
  return [
    ...(space.optional ? [constant(MISSING, undefined)] : []),
    ...(space.failsUnset ? [constant(FAILURE, undefined)] : []),
    ...(space.nullable || (space.types.length === 0 && !space.optional) ? [constant(NULL, null)] : []),
    ...states,
  ];
}

/** Whether a type has any value within the limits of a contract: of 32 bits there is none above three thousand million. */
function hasValues(type: ValueType, space: PropertySpace): boolean {
  const { allowed, least = -Infinity, most = Infinity } = space;
  if (type === 'string') return allowed?.length !== 0;
  if (type === 'double') return least <= most;
  if (type !== 'int' && type !== 'long') return true;
  const [smallest, largest] = rangeOf(type, space);
  return smallest <= largest;
}

/**
 * The types that make a difference. Of a number that only meets literals it makes none how long it is, and a whole
 * number behaves as the double that it would be compared as, while the literals are small enough for both to agree;
 * so it does where it is only computed with doubles.
 */
function typesNeeded(types: readonly ValueType[], usage: Usage): readonly ValueType[] {
  const { literals, liked, computed, chained, meetsOthers, typed } = usage;
  if (typed || ((computed || chained) && (meetsOthers || liked))) return types;
  const isSmall = (value: unknown) => typeof value !== 'bigint' || (value <= LARGEST_EXACT && value >= -LARGEST_EXACT);
  if (types.includes('double') && !liked && [...literals].every(isSmall)) {
    return types.filter((type) => type !== 'int' && type !== 'long');
  }
  return types.includes('long') ? types.filter((type) => type !== 'int') : types;
}

/** @param merged types of which the values are told by the state of another one */
function stateOf(
  type: SystemProperty['type'],
  merged: readonly ValueType[],
  space: PropertySpace,
  usage: Usage,
  id: string,
  declare: (line: string) => void,
  group: TextGroup | undefined,
): State {
  switch (type) {
    case 'string':
      // A list of texts has them all, however long; otherwise a pattern says nothing about the length.
      if (group?.isShared === true) return sharedState(space, group, id);
      if (
        group !== undefined ||
        usage.textual ||
        usage.chained ||
        (usage.liked && usage.measured && space.allowed === undefined)
      )
        return textState(space, id);
      return usage.liked && space.allowed === undefined
        ? patternState(usage, id, declare)
        : choiceState(space, usage, id);
    case 'bool':
      return boolState(id);
    case 'int':
    case 'long':
      return integerState(type, merged, space, usage, id);
    case 'double':
      return usage.computed ? doubleState(merged, space, id) : orderState(merged, space, id);
    case 'datetime':
    case 'timespan':
      return ticksState(type, id);
    case 'null':
    case 'guid':
    case 'byte':
    case 'sbyte':
    case 'short':
    case 'ushort':
    case 'uint':
    case 'ulong':
    case 'float':
    case 'decimal':
    case 'state':
    case 'map':
      // GUIDs, and what only the service makes: the rule language has no literals of them.
      return { term: HIDDEN, read: () => undefined, is: () => undefined };
  }
}
