import type { Scenario } from './arbitrary/command-lines';
import { COMMANDS, encodings, PROTOTYPE_NAMES } from './arbitrary/text';

const NAMESPACE = '${azurerm_servicebus_namespace.n.id}';

/** A document with one rule. */
const DOCUMENT = JSON.stringify({
  resource: {
    azurerm_servicebus_namespace: { n: { name: 'bus' } },
    azurerm_servicebus_topic: { t: { name: 'jobs', namespace_id: NAMESPACE } },
    azurerm_servicebus_subscription: { s: { name: 'train', topic_id: '${azurerm_servicebus_topic.t.id}' } },
    azurerm_servicebus_subscription_rule: {
      r: {
        name: 'all',
        subscription_id: '${azurerm_servicebus_subscription.s.id}',
        filter_type: 'SqlFilter',
        sql_filter: "kind = 'a'",
      },
    },
  },
});
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

type Files = Readonly<Record<string, string | Buffer>>;

function scenario(argv: string, files: Files = {}, stdin = ''): Scenario {
  const bytes = Object.entries(files).map(([name, content]) => [name, Buffer.from(content as string)] as const);
  return { argv: argv.split(' '), files: Object.fromEntries(bytes), stdin };
}

const from = (argv: string, document: string | Buffer) =>
  scenario(`${argv} --from doc.tf.json`, { 'doc.tf.json': document });

/** A document in which every name and every filter has something that is a command to somebody. */
const HOSTILE = JSON.stringify({
  resource: {
    azurerm_servicebus_namespace: { n: { name: 'bus' } },
    azurerm_servicebus_topic: { t: { name: COMMANDS[0], namespace_id: NAMESPACE } },
    azurerm_servicebus_subscription: Object.fromEntries(
      COMMANDS.map((name, index) => [`s${index}`, { name, topic_id: '${azurerm_servicebus_topic.t.id}' }]),
    ),
    azurerm_servicebus_subscription_rule: Object.fromEntries(
      COMMANDS.map((name, index) => [
        `r${index}`,
        {
          name,
          subscription_id: `\${azurerm_servicebus_subscription.s${index}.id}`,
          ...(index % 2 === 0
            ? { filter_type: 'SqlFilter', sql_filter: `kind = '${name.replaceAll("'", "''")}'` }
            : { filter_type: 'CorrelationFilter', correlation_filter: { label: name, properties: { [name]: name } } }),
        },
      ]),
    ),
  },
});

/** A text in the title of a test, which is shown on a terminal too. */
function plain(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What each command is asked of a document. */
const ASKED = [
  'check',
  'check --json',
  'audit --today 2026-11-22',
  'diagram --format svg',
  'diagram',
  'emulator --out out',
];
const asked = (what: string, document: string | Buffer): [string, Scenario][] =>
  ASKED.map((argv) => [`${argv}: ${what}`, from(argv, document)]);

const route = (messages: string | Buffer, document = DOCUMENT) =>
  scenario('route m.json --from doc.tf.json', { 'm.json': messages, 'doc.tf.json': document });
const lines = (...requests: readonly string[]) => scenario('eval', {}, requests.join('\n'));

const planWith = (change: string) =>
  `{"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [${change}], "configuration": {}}`;
const CHANGE = '"address": "azurerm_servicebus_topic.t", "mode": "managed", "name": "t"';

/**
 * Inputs on which the command once crashed, hung, ended with the wrong status, or showed what a terminal acts on: each
 * is tried in every run.
 */
export const KNOWN_FAULTS: readonly (readonly [what: string, scenario: Scenario])[] = [
  // Values that are not what they seem
  ['route: a value without a text', route('{"properties": {"a": {"long": {"toString": 1}}}}')],
  ['route: a value deep in lists', route(`{"properties": {"a": {"long": ${deep(5_000)}}}}`)],
  [
    'eval: a value without a text',
    lines(
      '{"sql": "a = 1", "messages": [{"properties": {"a": {"long": {"toString": 1}}}}]}',
      '{"id": 2, "sql": "1=1"}',
    ),
  ],
  ['eval: a deep id', lines(`{"id": ${deep(5_000)}, "sql": "1=1"}`, '{"id": 2, "sql": "1=1"}')],
  [
    'eval: a text that doubles',
    lines(`{"action": "${'SET b = b + b; '.repeat(32)}", "messages": [{"properties": {"b": "xx"}}]}`),
  ],
  ['eval: half a letter', lines('{"id": "\\ud800", "sql": "\\ud800"}')],
  ...PROTOTYPE_NAMES.flatMap((name): [string, Scenario][] => [
    [
      `review: a type ${name}`,
      scenario('review plan.json', {
        'plan.json': planWith(
          `{${CHANGE}, "type": "${name}", "change": {"actions": ["update"], "before": {}, "after": {}}}`,
        ),
      }),
    ],
    [
      `audit: a role ${name}`,
      from(
        'audit --today 2026-11-22',
        JSON.stringify({
          resource: { azurerm_role_assignment: { r: { role_definition_name: name, scope: '/', principal_id: 'x' } } },
        }),
      ),
    ],
    [
      `eval: a message with ${name}`,
      lines(`{"sql": "a = 1", "messages": [{"properties": {"${name}": {"${name}": 1}}, "system": {"${name}": 1}}]}`),
    ],
    [`route: a message with ${name}`, route(`{"applicationProperties": {"${name}": 1}, "${name}": 1}`)],
  ]),
  ...['{"toString": 1}', '[{"toString": 1}]', deep(5_000), 'null', '{"constructor": 1}'].flatMap(
    (value): [string, Scenario][] => [
      [
        `review: actions ${value.slice(0, 20)}`,
        scenario('review plan.json', {
          'plan.json': planWith(
            `{${CHANGE}, "type": "azurerm_servicebus_topic", "change": {"actions": [${value}], "before": null, "after": {}}}`,
          ),
        }),
      ],
      [
        `review: a type ${value.slice(0, 20)}`,
        scenario('review plan.json', {
          'plan.json': planWith(
            `{${CHANGE}, "type": ${value}, "change": {"actions": ["create"], "before": null, "after": {}}}`,
          ),
        }),
      ],
      [
        `review: an id ${value.slice(0, 20)}`,
        scenario('review plan.json', {
          'plan.json': planWith(
            `{${CHANGE}, "type": "azurerm_servicebus_topic", "change": {"actions": ["create"], "before": null, "after": {"namespace_id": ${value}, "name": ${value}}}}`,
          ),
        }),
      ],
      [
        `review: acknowledgements ${value.slice(0, 20)}`,
        scenario('review plan.json --acknowledgements a.json', {
          'plan.json': planWith(''),
          'a.json': `[{"gate": ${value}, "subject": ${value}, "reason": ${value}}]`,
        }),
      ],
      [
        `audit: exceptions ${value.slice(0, 20)}`,
        scenario('audit --today 2026-11-22 --from doc.tf.json --waivers w.yaml', {
          'doc.tf.json': DOCUMENT,
          'w.yaml': `[{"id": ${value}, "scope": ${value}}]`,
        }),
      ],
      [
        `audit: results of checkov ${value.slice(0, 20)}`,
        scenario('audit --today 2026-11-22 --from doc.tf.json --checkov c.json', {
          'doc.tf.json': DOCUMENT,
          'c.json': `{"results": {"failed_checks": [{"check_id": ${value}, "check_name": ${value}, "file_path": ${value}, "resource": ${value}, "file_line_range": ${value}}]}}`,
        }),
      ],
      [
        `check: a filter ${value.slice(0, 20)}`,
        from(
          'check',
          DOCUMENT.replace(`"kind = 'a'"`, () => value),
        ),
      ],
      [
        `check: the name of a topic ${value.slice(0, 20)}`,
        from(
          'check --json',
          DOCUMENT.replace('"jobs"', () => value),
        ),
      ],
      [
        `check: beside a topic ${value.slice(0, 20)}`,
        from(
          'check',
          DOCUMENT.replace('"name":"jobs"', () => `"name":"jobs","//":{"contract":${value},"claims":[${value}]}`),
        ),
      ],
      [
        `route: a contract ${value.slice(0, 20)}`,
        route(
          '{"subject": "x"}',
          DOCUMENT.replace(
            '"name":"jobs"',
            () => `"name":"jobs","//":{"contract":{"properties":${value},"required":${value}}}`,
          ),
        ),
      ],
    ],
  ),
  // Bytes as programs write them
  ...encodings(DOCUMENT).flatMap((bytes, index): [string, Scenario][] => [
    [`check: encoding ${index}`, from('check', bytes)],
    [
      `audit: exceptions in encoding ${index}`,
      scenario('audit --today 2026-11-22 --from doc.tf.json --waivers w.yaml', {
        'doc.tf.json': DOCUMENT,
        'w.yaml': bytes,
      }),
    ],
    [`route: messages in encoding ${index}`, route(encodings('{"subject": "x"}')[index] as Buffer)],
  ]),
  ...asked('five thousand levels', `{"resource": ${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`),
  ...asked(
    'a value in five thousand levels',
    DOCUMENT.replace('"bus"', () => deep(5_000)),
  ),
  // Text that a terminal, a pipeline, a picture or a table acts on
  ...[
    ...ASKED,
    'audit --today 2026-11-22 --all --markdown a.md --sarif a.sarif',
    'prove --overlaps',
    'diagram --format html',
  ].map((argv): [string, Scenario] => [`${argv}: names that are commands`, from(argv, HOSTILE)]),
  ...COMMANDS.flatMap((text): [string, Scenario][] => [
    [
      `route: a message with ${plain(text)}`,
      route(JSON.stringify({ subject: text, applicationProperties: { [text]: text } }), HOSTILE),
    ],
    [`prove: a filter ${plain(text)}`, { argv: ['prove', 'equivalent', text, text], files: {}, stdin: '' }],
    [`check: an option ${plain(text)}`, { argv: ['check', `--${text}`], files: {}, stdin: '' }],
  ]),
  // A sensitive value of one letter stands everywhere in a picture and in JSON
  ...['x', '"', ':', '<', '{', 'e'].flatMap((secret): [string, Scenario][] =>
    ['diagram --format svg', 'check --json', 'review'].map((argv) => {
      const plan = planWith(
        `{${CHANGE}, "type": "azurerm_servicebus_topic", "change": {"actions": ["create"], "before": null, "after": {"name": ${JSON.stringify(secret)}}, "after_unknown": {}, "after_sensitive": {"name": true}}}`,
      );
      return argv === 'review'
        ? [`review --json: the secret ${secret}`, scenario('review plan.json --json', { 'plan.json': plan })]
        : [`${argv}: the secret ${secret}`, scenario(`${argv} --from plan.json`, { 'plan.json': plan })];
    }),
  ),
  // Text of the library that reads YAML, and of the one that solves
  [
    'audit: a hundred thousand brackets of YAML',
    scenario('audit --today 2026-11-22 --from doc.tf.json --waivers w.yaml', {
      'doc.tf.json': DOCUMENT,
      'w.yaml': '['.repeat(100_000),
    }),
  ],
  ['prove: a NUL in the name of a property', scenario('prove equivalent [a\u0000b]=1 [a\u0000b]=2')],
];
