import fc from 'fast-check';
import { audit } from '../../lib/audit';
import { parseDocument, UnreadableDocument } from '../../lib/terraform';
import { runs } from './runs';

/** Pieces of expressions, put together in every way. */
const PIECES = [
  '${',
  '}',
  '%{',
  '$${',
  '"',
  '\\',
  '[',
  ']',
  '{',
  '(',
  ')',
  '.',
  '*',
  ',',
  '=',
  '?',
  ':',
  '...',
  ' for ',
  ' in ',
  'var.a',
  'local.b',
  'each.value',
  'count.index',
  'azurerm_servicebus_topic.t',
  '["k"]',
  '[0]',
  '.id',
  'module.m.o',
  'toset(',
  '1',
  'true',
  'null',
  '\n',
  '#',
  '/*',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => `\${${pieces.join('')}}`),
);
const NAMES = [
  'for_each',
  'count',
  'dynamic',
  'content',
  'iterator',
  'provider',
  'providers',
  'source',
  'default',
  'type',
  'sensitive',
  'value',
  'name',
  'topic_id',
  'scopes',
  'namespace_id',
  'features',
  'backend',
  'azurerm',
  'a',
  'b',
  'k',
  't',
  'm',
  'o',
  '//',
  '${var.a}',
  'lifecycle',
  'permissions',
  'identity',
  '__proto__',
  'azurerm_servicebus_topic',
  'azurerm_servicebus_namespace',
  'azurerm_role_definition',
  'azurerm_linux_function_app',
  'app_settings',
];
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.constantFrom(null, true, 0, 1.5, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4 }),
  ),
}));
const SECTIONS = [
  'resource',
  'data',
  'variable',
  'locals',
  'output',
  'module',
  'provider',
  'terraform',
  'import',
  'moved',
  '//',
];

test('whatever stands in a document is read, or refused in one line', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...SECTIONS), value, { maxKeys: 6 }), (json) => {
      try {
        const document = parseDocument('main.tf.json', JSON.stringify(json));
        for (const resource of document.resources) {
          for (const argument of ['topic_id', 'namespace_id', 'scopes.0', 'a.b']) document.resolve(resource, argument);
          document.removesDefaultRule(resource);
        }
        const { records } = audit([document], { today: '2026-11-22' });
        expect(records.filter(({ reason }) => reason?.includes('fault of the rule'))).toEqual([]);
      } catch (error) {
        if (error instanceof UnreadableDocument) expect(error.message).not.toContain('\n');
        else if (!(error instanceof Error && error.name === 'MalformedWaivers')) throw error;
      }
    }),
    runs(500),
  );
});
