import { isOutput, settingOf } from '../../lib/proof/review/settings/settings-table';
import type { BlockSchema } from '../../lib/sources/terraform-folder/stand-in/provider-schema';
import { knownTypes, readSchema } from '../terraform/schema';

/** The arguments that somebody can write of a type, blocks with them. */
function argumentsOf({ attributes, blocks }: BlockSchema): string[] {
  const written = [...attributes].filter(([, { required, optional }]) => required || optional).map(([name]) => name);
  return [...written, ...blocks.keys()].filter((name) => name !== 'id');
}

const TYPES = knownTypes(5).resources.filter((type) => type.startsWith('azurerm_servicebus_'));
const ARGUMENTS = TYPES.flatMap((type) =>
  [...new Set(([4, 5] as const).flatMap((major) => argumentsOf(readSchema('resource', type, major))))].map(
    (argument) => [type, argument] as const,
  ),
);

function isKnown(type: string, argument: string): boolean {
  const { tell, decides, isToldElsewhere } = settingOf(type, argument);
  return tell !== undefined || decides !== undefined || isToldElsewhere === true || isOutput(argument);
}

test('there are arguments to ask about, and one that nobody knows is found', () => {
  expect(ARGUMENTS.length).toBeGreaterThan(80);
  expect(isKnown('azurerm_servicebus_topic', 'of_next_year')).toBe(false);
});

test.each(ARGUMENTS)('of %s the review knows what %s means', (type, argument) => {
  expect(isKnown(type, argument)).toBe(true);
});
