import type { MessageContract, Property, SystemName } from '../../rules';
import type { AdoptedContract } from '../contract/adopted-contract';
import type { InferredProperty } from '../contract/inferred';
import { HARD_LINE, joined, type Layout, printed } from './code-layout';
import { call, callWith, docComment, type Entry, importOf, objectLiteral, textLiteral } from './typescript-code';

/** The file that says what the messages of a topic look like. */
export function contractFile(topicName: string, name: string, adopted: AdoptedContract, from: string): string {
  const { contract, inferred } = adopted;
  const known = new Map(inferred?.map((one) => [one.name, one]));
  const properties = Object.entries(contract.properties).map(([key, property]): Entry => {
    const found = known.get(key);
    return { key, value: propertyCode(property), ...(found && docOf(found, adopted.examples)) };
  });
  const system = systemCode(contract);
  const object = objectLiteral(properties, properties.length > 0);
  const value =
    system === undefined ? callWith('MessageContract.of', object) : call('MessageContract.of', object, system);
  return printed([
    importOf(['MessageContract', 'Property'].slice(0, properties.length > 0 || system ? 2 : 1), from),
    HARD_LINE,
    HARD_LINE,
    ...joined(docComment(aboutContract(topicName, adopted)), HARD_LINE),
    HARD_LINE,
    [`export const ${name} = `, value, ';'],
    HARD_LINE,
  ]);
}

function aboutContract(topicName: string, { inferred, examples }: AdoptedContract): string {
  const what = `What the messages of the topic ${topicName} look like: the application properties that rules may select on.`;
  if (inferred === undefined) return what;
  const by = examples === 0 ? 'its rules' : `its rules and ${counted(examples, 'example message')}`;
  return `${what}\n\nInferred from ${by}: types are those that values are compared as, and a value that no rule names may come as well. Nobody has promised any of it: say here what producers really send, and rules are checked against that.`;
}

/** What rules and examples tell of a property. */
function docOf({ comparedWith, examples, kind, isRequired }: InferredProperty, all: number): { doc: string } {
  const values = comparedWith.slice(0, MOST_VALUES).join(', ');
  const more = comparedWith.length > MOST_VALUES ? ` and ${comparedWith.length - MOST_VALUES} more` : '';
  const rules = comparedWith.length === 0 ? (examples === 0 ? 'Named by rules' : '') : `Compared with ${values}${more}`;
  const seen = all === 0 ? '' : `${rules === '' ? 'In' : '; in'} ${examples} of ${counted(all, 'example')}`;
  const type = kind === 'any' ? ', which do not tell its type' : '';
  return { doc: `${rules}${seen}${isRequired ? ', so taken to be in every message' : ''}${type}.` };
}

const MOST_VALUES = 6;

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function propertyCode(property: Property): Layout {
  const made = madeBy(property);
  return property.required ? made : [made, '.optional()'];
}

function madeBy({ kind, values = [], limits }: Property): Layout {
  if (kind === 'enumeration') return call('Property.oneOf', ...values.map(textLiteral));
  const bounds = (['min', 'max'] as const).flatMap((key): Entry[] => {
    const bound = limits[key];
    return bound === undefined ? [] : [{ key, value: `${bound}` }];
  });
  return callWith(`Property.${kind}`, ...(bounds.length === 0 ? [] : [objectLiteral(bounds)]));
}

/** The system properties that producers set, where the source tells. */
function systemCode(contract: MessageContract): Layout | undefined {
  if (contract.system === undefined) return undefined;
  const entries = contract.system.map((key: SystemName): Entry => {
    const property = contract.systemProperty(key);
    return { key, value: property === undefined ? 'Property.string().optional()' : propertyCode(property) };
  });
  return objectLiteral(entries, entries.length > 0);
}
