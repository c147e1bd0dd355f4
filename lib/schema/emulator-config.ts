import { Schema } from './json-schema';

/** A topic, queue or subscription, as the emulator has it. */
export interface EmulatedEntity {
  readonly Name: string;
  readonly Properties?: {
    readonly [name: string]: unknown;
    readonly ForwardTo?: string | null;
    readonly ForwardDeadLetteredMessagesTo?: string | null;
  };
}

export interface EmulatedRule {
  readonly Name: string;
  readonly Properties: {
    readonly FilterType: 'Sql' | 'Correlation';
    readonly SqlFilter?: { readonly SqlExpression: string };
    readonly CorrelationFilter?: { readonly Properties?: Readonly<Record<string, string>> | null };
    readonly Action?: { readonly SqlExpression: string };
  };
}

export interface EmulatedSubscription extends EmulatedEntity {
  readonly Rules?: readonly EmulatedRule[];
}

export interface EmulatedTopic extends EmulatedEntity {
  readonly Subscriptions?: readonly EmulatedSubscription[];
}

export interface EmulatedNamespace {
  readonly Name: string;
  readonly Queues?: readonly EmulatedEntity[];
  readonly Topics?: readonly EmulatedTopic[];
}

/** The configuration of Microsoft's emulator. */
export interface EmulatorConfig {
  readonly UserConfig: { readonly Namespaces: readonly EmulatedNamespace[] };
}

const TEXT = { type: 'string', description: 'a text' };
const NAME = { type: 'string', minLength: 1, description: 'a name' };
const OPTIONAL_TEXT = { type: ['string', 'null'], description: 'a text' };
const FLAG = { type: 'boolean', description: 'true or false' };
const COUNT = { type: 'integer', minimum: 1, description: 'a whole number from 1 on' };
const DURATION = {
  type: 'string',
  pattern: '^P(?=.)(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?$',
  description: 'a length of time as ISO 8601 has it, such as PT1M',
};

function object(title: string, properties: object, required: readonly string[] = []): object {
  return { type: 'object', title, description: 'an object', properties, required, additionalProperties: false };
}

function list(items: object): object {
  return { type: 'array', description: 'a list', items };
}

const SENDING = {
  RequiresDuplicateDetection: FLAG,
  DuplicateDetectionHistoryTimeWindow: DURATION,
  DefaultMessageTimeToLive: DURATION,
};
const RECEIVING = {
  DeadLetteringOnMessageExpiration: FLAG,
  DefaultMessageTimeToLive: DURATION,
  LockDuration: DURATION,
  MaxDeliveryCount: COUNT,
  ForwardDeadLetteredMessagesTo: OPTIONAL_TEXT,
  ForwardTo: OPTIONAL_TEXT,
  RequiresSession: FLAG,
};
const SQL = object('part of an expression', { SqlExpression: TEXT }, ['SqlExpression']);
const CORRELATION = object('field of a correlation filter', {
  ContentType: OPTIONAL_TEXT,
  CorrelationId: OPTIONAL_TEXT,
  Label: OPTIONAL_TEXT,
  MessageId: OPTIONAL_TEXT,
  ReplyTo: OPTIONAL_TEXT,
  ReplyToSessionId: OPTIONAL_TEXT,
  SessionId: OPTIONAL_TEXT,
  To: OPTIONAL_TEXT,
  Properties: { type: ['object', 'null'], description: 'an object of texts', additionalProperties: TEXT },
});
const RULE = object(
  'part of a rule',
  {
    Name: NAME,
    Properties: object(
      'property of a rule',
      {
        FilterType: { enum: ['Sql', 'Correlation'], description: '"Sql" or "Correlation"' },
        SqlFilter: SQL,
        CorrelationFilter: CORRELATION,
        Action: SQL,
      },
      ['FilterType'],
    ),
  },
  ['Name', 'Properties'],
);
const NAMESPACE = object(
  'part of a namespace',
  {
    Name: NAME,
    Queues: list(
      object(
        'part of a queue',
        { Name: NAME, Properties: object('property of a queue', { ...RECEIVING, ...SENDING }) },
        ['Name'],
      ),
    ),
    Topics: list(
      object(
        'part of a topic',
        {
          Name: NAME,
          Properties: object('property of a topic', SENDING),
          Subscriptions: list(
            object(
              'part of a subscription',
              { Name: NAME, Properties: object('property of a subscription', RECEIVING), Rules: list(RULE) },
              ['Name'],
            ),
          ),
        },
        ['Name'],
      ),
    ),
  },
  ['Name'],
);

/**
 * What the configuration of Microsoft's emulator looks like. A name that it does not know is told: the emulator itself
 * drops a rule whose filter type is misspelt, and leaves one there that matches everything.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/test-locally-with-service-bus-emulator
 */
const EMULATOR_CONFIG = new Schema({
  $id: 'emulator-config',
  ...object(
    'part of the configuration',
    {
      UserConfig: object(
        'part of UserConfig',
        {
          Namespaces: { ...list(NAMESPACE), minItems: 1, description: 'a list of at least one namespace' },
          Logging: {},
        },
        ['Namespaces'],
      ),
    },
    ['UserConfig'],
  ),
});

/** Whether some JSON is meant to be a configuration of the emulator. */
export function isEmulatorConfig(json: unknown): boolean {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, 'UserConfig');
}

/** All that is wrong with a configuration of the emulator; none for one that can be read as an `EmulatorConfig`. */
export function emulatorProblems(config: unknown): string[] {
  const problems = EMULATOR_CONFIG.problems(config);
  if (problems.length > 0) return [`is no configuration of the Service Bus emulator: ${problems.join('; ')}`];
  return (config as EmulatorConfig).UserConfig.Namespaces.flatMap(lackingFilters);
}

/** A rule has the filter that its type names. */
function lackingFilters({ Topics = [] }: EmulatedNamespace): string[] {
  return Topics.flatMap((topic) =>
    (topic.Subscriptions ?? []).flatMap((subscription) =>
      (subscription.Rules ?? []).flatMap(({ Name, Properties: { FilterType, SqlFilter, CorrelationFilter } }) => {
        const filter = FilterType === 'Sql' ? SqlFilter : CorrelationFilter;
        return filter === undefined
          ? [
              `rule ${Name} of ${topic.Name}/${subscription.Name}: its FilterType is ${FilterType}, and it has no ${FilterType}Filter`,
            ]
          : [];
      }),
    ),
  );
}
