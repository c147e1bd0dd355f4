import fc from 'fast-check';
import { stringify } from 'yaml';
import { GATES } from '../../../lib/proof/review';
import { type JsonText, strangeJson, strangerThan } from './json';
import { damaged, strangeText } from './text';

const oftenRight = (right: string): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: strangeText });

const waiver = fc.record({
  id: fc.oneof(fc.constantFrom('SB-AUTH-001', 'SB-NET-001', 'TF-001', 'CKV_AZURE_199', 'SB-SEC-001[x]'), strangeText),
  scope: fc.oneof(fc.constantFrom('azurerm_servicebus_namespace.n', 'dev/*', '*', 'a/b'), strangeText),
  reason: oftenRight('a reason in a whole sentence'),
  approver: oftenRight('security@example.com'),
  ticket: oftenRight('SEC-1'),
  expires: fc.oneof(fc.constantFrom('2026-12-31', '2027-06-30', '2020-01-01', '2026-02-30'), strangeText),
});

/** One in which nothing is wrong, for what is there or is not; its words are a stranger's. */
export const rightWaiver = fc.record({
  id: fc.constantFrom('SB-AUTH-001', 'SB-NET-001', 'SB-LOG-001', 'TF-001', 'CKV_AZURE_199'),
  scope: fc.oneof(
    fc.constantFrom('azurerm_servicebus_namespace.n', 'azurerm_servicebus_namespace.ns0', 'dev/*', '*'),
    strangeText.filter((text) => text.trim() !== ''),
  ),
  reason: strangeText.map((text) => `a reason with ${text}`),
  approver: strangeText.map((text) => `somebody ${text}`),
  ticket: strangeText.map((text) => `SEC ${text}`),
  expires: fc.constantFrom('2026-12-31', '2027-06-30', '2020-01-01', '2027-11-01'),
});

const waivers = fc.array(waiver, { maxLength: 3 });

/** What YAML can do beside lists. */
const YAML_PIECES = fc.constantFrom(
  ...[
    '&a ',
    '*a',
    '<<: *a',
    '!!timestamp ',
    '!x ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '\t',
    '? ',
    ': ',
    '- ',
    '|\n',
    '>-\n',
    '"',
    "'",
    '# ',
    '[',
    '{',
    '}',
    ']',
    ',',
    '\n',
    '\r\n',
    '~',
    '@',
    '`',
  ],
);

/** A file of exceptions, nearly: JSON, YAML, several documents. */
export const waiversText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: strangerThan(waivers) },
  { weight: 30, arbitrary: fc.array(rightWaiver, { maxLength: 4 }).map((all) => stringify(all)) },
  { weight: 2, arbitrary: waivers.map((all) => stringify(all)) },
  {
    weight: 2,
    arbitrary: fc.array(waivers, { maxLength: 3 }).map((all) => all.map((one) => stringify(one)).join('---\n')),
  },
  {
    weight: 3,
    arbitrary: damaged(
      waivers.map((all) => stringify(all)),
      YAML_PIECES,
    ),
  },
  { weight: 1, arbitrary: fc.array(YAML_PIECES, { maxLength: 30 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: strangeText },
);

const acknowledgement = fc.record({
  gate: fc.constantFrom<string>(...GATES),
  subject: fc.oneof(fc.constantFrom('jobs', 'jobs/sub-0'), strangeText),
  reason: oftenRight('a reason in a whole sentence'),
});

/** A file of acknowledgements, nearly. */
export const acknowledgementsText: fc.Arbitrary<JsonText> = fc.oneof(
  { weight: 8, arbitrary: fc.array(acknowledgement, { maxLength: 3 }).map((all) => JSON.stringify(all)) },
  { weight: 4, arbitrary: strangerThan(fc.array(acknowledgement, { maxLength: 3 })) },
  { weight: 1, arbitrary: strangeJson },
);

const check = fc.record({
  check_id: fc.oneof(fc.constantFrom('CKV_AZURE_199', 'CKV_AZURE_205'), strangeText),
  check_name: strangeText,
  file_path: fc.oneof(fc.constantFrom('/doc.tf.json', 'doc.tf.json'), strangeText),
  resource: fc.oneof(fc.constantFrom('resource.n', 'azurerm_servicebus_namespace.n'), strangeText),
  file_line_range: fc.constantFrom([1, 2], [], [-1, 1e9], ['a']),
});
const checks = fc.array(check, { maxLength: 3 });

/** What checkov writes, nearly. */
export const checkovText: fc.Arbitrary<JsonText> = fc.oneof(
  {
    weight: 20,
    arbitrary: strangerThan(
      fc.record({
        check_type: fc.constant('terraform_json'),
        results: fc.record({ passed_checks: checks, failed_checks: checks }),
      }),
    ),
  },
  { weight: 1, arbitrary: strangerThan(fc.constantFrom<unknown>({ passed: 0, failed: 0 }, [], [{ passed: 1 }])) },
  { weight: 1, arbitrary: strangeJson },
);

/** The JSON schema of messages, nearly. */
export const contractText: fc.Arbitrary<JsonText> = fc.oneof(
  {
    weight: 20,
    arbitrary: strangerThan(
      fc.constantFrom<unknown>(
        { type: 'object', properties: { kind: { type: 'string', enum: ['a', 'b'] } }, required: ['kind'] },
        {
          type: 'object',
          properties: { n: { type: 'integer', minimum: 0, maximum: 2 }, at: { type: 'string', format: 'date-time' } },
        },
        { properties: { a: { $ref: '#/$defs/a' } }, $defs: { a: { type: 'string', pattern: '^(a+)+$' } } },
        { properties: { a: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, additionalProperties: false },
      ),
    ),
  },
  { weight: 1, arbitrary: strangeJson },
);
