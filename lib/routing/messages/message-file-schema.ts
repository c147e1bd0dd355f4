import { isObject } from '../../rules';
import { SCHEMA_MEMBER } from '../../schema';
import { FIELDS, type Field } from './fields';
import { CLOUD_EVENT, EVENT_GRID_EVENT, FRAMEWORK_MESSAGE, SDK_MESSAGE } from './schemas';

/** A JSON schema, or a part of one. */
type Json = Readonly<Record<string, unknown>>;

const OBJECT = { type: 'object', description: 'an object' };

/**
 * What a file of messages looks like, for editors: a message, or a list of them. It is put together of the schemas that
 * the reader asks, in the order in which it does.
 *
 * The names of fields are those of the SDKs: `messageId`, `MessageId` and `message_id`. The reader takes any letters.
 */
export function messageFileSchema(): Json {
  return fileOf(sdkMessage(SDK_MESSAGE.json as Json));
}

/**
 * The same, with what the contract of a topic says of properties and system properties.
 *
 * @param contract a JSON schema of the application properties
 * @param system one of the system properties, by the engine's names
 */
export function contractMessageSchema(contract: object | undefined, system: object | undefined): Json {
  const { properties, ...others } = SDK_MESSAGE.json as Json;
  const fields = Object.entries(properties as Json).map(([name, own]) => {
    const field = FIELDS.find((one) => one.name === name);
    const by = field === undefined ? undefined : byContract(field, contract, system);
    return [name, by === undefined ? own : { allOf: [own, by] }] as const;
  });
  const isNeeded = isObject(contract) && Array.isArray(contract.required) && contract.required.length > 0;
  return fileOf(
    sdkMessage({
      ...others,
      properties: Object.fromEntries(fields),
      ...(isNeeded && { anyOf: NAMES_OF_PROPERTIES.map((name) => ({ required: [name] })) }),
    }),
  );
}

const NAMES_OF_PROPERTIES = FIELDS.filter(({ kind }) => kind === 'properties').flatMap(({ name }) => spellingsOf(name));

function byContract(field: Field, contract: object | undefined, system: object | undefined): Json | undefined {
  if (field.kind === 'properties') return contract === undefined ? undefined : withTypes(contract as Json);
  if (field.kind !== 'text' || !isObject(system) || !isObject(system.properties)) return undefined;
  const own = system.properties[field.system];
  return isObject(own) ? { anyOf: [own, { type: 'null' }] } : undefined;
}

/**
 * In a message a value may have its type, `{"long": "7"}`, of which the schema of a contract knows nothing; and a list of
 * properties, as Service Bus Explorer saves it, is none of its objects.
 */
function withTypes({ $schema: _, $id: __, type: ___, properties, ...others }: Json): Json {
  const typed = { type: 'object', description: 'a value with its type, such as {"long": "7"}' };
  const each = Object.entries((properties ?? {}) as Json).map(([name, own]) => [name, { anyOf: [own, typed] }]);
  return { ...others, properties: Object.fromEntries(each) };
}

/** A message in the spelling of the SDKs, and the other spellings that are common. */
function sdkMessage({ $id: _, $defs: __, properties, ...others }: Json): Json {
  const spelt = Object.entries(properties as Json).flatMap(([name, own]) =>
    spellingsOf(name).map((spelling) => [spelling, own] as const),
  );
  return { ...others, properties: { $schema: SCHEMA_MEMBER, ...Object.fromEntries(spelt) } };
}

/** `messageId`, `MessageId`, `message_id`. */
function spellingsOf(name: string): string[] {
  const pascal = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return [...new Set([name, pascal, name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)])];
}

/** A file of messages, each in one of the forms that there are. */
function fileOf(sdk: Json): Json {
  const { value, properties, text } = partsOf(SDK_MESSAGE);
  const { headers } = partsOf(FRAMEWORK_MESSAGE);
  return {
    title: 'messages',
    description: 'a message, or a list of messages',
    ...oneAfterTheOther([[{ type: 'array' }, { items: { $ref: '#/$defs/message' } }]], { $ref: '#/$defs/message' }),
    $defs: {
      value,
      properties,
      headers,
      text,
      message: {
        ...OBJECT,
        title: 'message',
        ...oneAfterTheOther(
          [
            [{ required: ['system'] }, ownMessage(sdk)],
            [{ required: ['specversion'] }, envelope(CLOUD_EVENT.json)],
            [
              { required: ['eventType', 'eventTime'], properties: texts('eventType', 'eventTime') },
              envelope(EVENT_GRID_EVENT.json),
            ],
            [
              { required: ['messageType', 'message'], properties: { messageType: { type: 'array' } } },
              envelope(FRAMEWORK_MESSAGE.json),
            ],
            [{ anyOf: ['Headers', 'headers'].map(nServiceBus) }, envelope(FRAMEWORK_MESSAGE.json)],
            [{ anyOf: BROKER_PROPERTIES.map((name) => ({ required: [name] })) }, restMessage()],
          ],
          { $ref: '#/$defs/sdk' },
        ),
      },
      sdk,
    },
  };
}

/** What a schema refers to. */
function partsOf({ json }: typeof SDK_MESSAGE): Json {
  return (json as { readonly $defs: Json }).$defs;
}

/** What the first condition that holds asks for, and else the last. */
function oneAfterTheOther([first, ...others]: readonly (readonly [when: Json, asked: Json])[], last: Json): Json {
  if (first === undefined) return last;
  const [when, then] = first;
  return { if: when, then, else: oneAfterTheOther(others, last) };
}

function texts(...names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
}

function envelope(json: object): Json {
  const { $id: _, $defs: __, ...own } = json as Json;
  return own;
}

/** Its headers have a name that NServiceBus alone gives. */
function nServiceBus(headers: string): Json {
  const isOther = { propertyNames: { not: { pattern: '^NServiceBus\\.' } } };
  return { required: [headers], properties: { [headers]: { type: 'object', not: isOther } } };
}

const BROKER_PROPERTIES = ['BrokerProperties', 'brokerProperties'];

/** As the REST API has it: every other member is a property of its own. */
function restMessage(): Json {
  const system = { type: ['object', 'string'], description: 'an object, or one as JSON in a text' };
  return { properties: Object.fromEntries(BROKER_PROPERTIES.map((name) => [name, system])) };
}

/** In the spelling of `eval`. */
function ownMessage(sdk: Json): Json {
  const byName = (what: string) => ({ type: ['object', 'null'], description: `an object with the ${what} by name` });
  const unseen = FIELDS.filter(({ kind }) => kind === 'unseen').flatMap(({ name }) => spellingsOf(name));
  return {
    title: 'member beside system',
    properties: {
      $schema: SCHEMA_MEMBER,
      system: byName('system properties'),
      properties: { ...byName('properties'), additionalProperties: { $ref: '#/$defs/value' } },
      ...Object.fromEntries(unseen.map((name) => [name, (sdk.properties as Json)[name]])),
    },
    additionalProperties: false,
  };
}
