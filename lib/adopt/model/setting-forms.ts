import { areSameLength, canonical, lengthOf } from '../../proof/review/settings/setting-duration';
import type { TerraformResource } from '../../terraform';
import type { AdoptedSetting, Note } from './adopted';
import { toldValue } from './told-value';

type Kind = 'flag' | 'number' | 'text' | 'duration';

/** An argument of azurerm, and the option of the construct that writes it. */
export interface SettingForm {
  readonly option: string;
  /** Its names in azurerm, the newest first. */
  readonly names: readonly string[];
  readonly kind: Kind;
  /** What azurerm takes where nothing is set; `undefined` for what Azure chooses. */
  readonly absent: string | number | boolean | undefined;
  /** What the construct takes where nothing is written; `undefined` for what Azure chooses. */
  readonly usual: string | number | boolean | undefined;
  /** What the construct takes; `undefined` for everything of its kind. */
  readonly allowed?: readonly (string | number)[];
}

/** Stands for every value, of an option that says nothing. */
export const EVERYTHING = 'any value';

/** How long an entity or a message is kept that is kept for ever. */
const NEVER = 'P10675199DT2H48M5.4775807S';

/** The sizes that a topic or queue can have, in megabytes. @see shared/facts/azurerm.md section 4 */
const SIZES = [1024, 2048, 3072, 4096, 5120, 10_240, 20_480, 40_960, 81_920];

function setting(
  option: string,
  names: string | readonly string[],
  kind: Kind,
  absent: SettingForm['absent'],
  usual: SettingForm['usual'] = absent,
  allowed?: SettingForm['allowed'],
): SettingForm {
  const list = typeof names === 'string' ? [names] : names;
  return { option, names: list, kind, absent, usual, ...(allowed && { allowed }) };
}

const BATCHED = ['batched_operations_enabled', 'enable_batched_operations'];

/** What topics and queues have in common; the order is that of their documentation. */
const STORED: readonly SettingForm[] = [
  setting('defaultMessageTtl', 'default_message_ttl', 'duration', NEVER),
  setting('requiresDuplicateDetection', 'requires_duplicate_detection', 'flag', false),
  setting('duplicateDetectionWindow', 'duplicate_detection_history_time_window', 'duration', 'PT10M'),
  setting('maxSizeInMegabytes', 'max_size_in_megabytes', 'number', undefined, 1024, SIZES),
  setting('maxMessageSizeInKilobytes', 'max_message_size_in_kilobytes', 'number', undefined),
  setting('partitioningEnabled', ['partitioning_enabled', 'enable_partitioning'], 'flag', false),
  setting('expressEnabled', ['express_enabled', 'enable_express'], 'flag', false),
  setting('autoDeleteOnIdle', 'auto_delete_on_idle', 'duration', NEVER),
];

/** What queues and subscriptions have in common. azurerm keeps no expired message where nothing is said, the constructs do. */
const RECEIVED: readonly SettingForm[] = [
  setting('requiresSession', 'requires_session', 'flag', false),
  setting('lockDuration', 'lock_duration', 'duration', 'PT1M'),
  setting('maxDeliveryCount', 'max_delivery_count', 'number', 10),
  setting('deadLetteringOnMessageExpiration', 'dead_lettering_on_message_expiration', 'flag', false, true),
];

export const TOPIC_SETTINGS: readonly SettingForm[] = [
  ...STORED,
  setting('batchedOperationsEnabled', BATCHED, 'flag', false, true),
  setting('supportOrdering', 'support_ordering', 'flag', false),
  setting('status', 'status', 'text', 'Active', 'Active', ['Active', 'Disabled']),
];

export const QUEUE_SETTINGS: readonly SettingForm[] = [
  ...RECEIVED,
  ...STORED,
  setting('batchedOperationsEnabled', BATCHED, 'flag', true),
  setting('status', 'status', 'text', 'Active', 'Active', ['Active', 'Disabled', 'ReceiveDisabled', 'SendDisabled']),
];

export const SUBSCRIPTION_SETTINGS: readonly SettingForm[] = [
  ...RECEIVED,
  setting('deadLetteringOnFilterEvaluationError', 'dead_lettering_on_filter_evaluation_error', 'flag', true),
  setting('defaultMessageTtl', 'default_message_ttl', 'duration', NEVER),
  setting('batchedOperationsEnabled', BATCHED, 'flag', false, true),
  setting('autoDeleteOnIdle', 'auto_delete_on_idle', 'duration', NEVER),
  setting('status', 'status', 'text', 'Active', 'Active', ['Active', 'Disabled', 'ReceiveDisabled']),
];

/** The settings of a resource that have to be written, and what of them cannot be. */
export interface ReadSettings {
  readonly settings: readonly AdoptedSetting[];
  readonly unknown: readonly string[];
  readonly notes: readonly Note[];
}

/**
 * Reads settings by their forms.
 *
 * @param usual what the construct takes in this namespace, where that is another value than elsewhere
 */
export function readSettings(
  resource: TerraformResource,
  subject: string,
  forms: readonly SettingForm[],
  usual: ReadonlyMap<string, SettingForm['usual']>,
): ReadSettings {
  const settings: AdoptedSetting[] = [];
  const unknown: string[] = [];
  const notes: Note[] = [];
  for (const form of forms) {
    const told = toldValue(resource, ...form.names);
    if (told.kind === 'unknown') {
      unknown.push(`${form.option} is not known: ${told.why}`);
      notes.push({ kind: 'unknown', subject, text: `${form.option} is not known, and not written: ${told.why}` });
      continue;
    }
    const value = told.kind === 'absent' ? form.absent : toldAs(form.kind, told.value);
    if (value === undefined) {
      if (told.kind === 'known') {
        const text = `${form.option} has a value that is not understood, and is not written: ${JSON.stringify(told.value)}`;
        notes.push({ kind: 'left-out', subject, text });
      }
      continue;
    }
    const normal = form.allowed?.find((one) => `${one}`.toLowerCase() === `${value}`.toLowerCase()) ?? value;
    if (form.allowed?.includes(normal as string) === false) {
      const text = `${form.option} is ${value}, and the construct takes ${form.allowed.join(', ')}`;
      notes.push({ kind: 'left-out', subject, text });
      continue;
    }
    const expected = usual.has(form.option) ? usual.get(form.option) : form.usual;
    if (expected !== EVERYTHING && !isSame(form.kind, normal, expected))
      settings.push({ option: form.option, value: written(form.kind, normal) });
  }
  return { settings: settings.filter(({ option }) => isOfUse(option, settings)), unknown, notes };
}

/** Azure has a window of an entity that does not look for duplicates, too; nothing follows from it. */
function isOfUse(option: string, all: readonly AdoptedSetting[]): boolean {
  return (
    option !== 'duplicateDetectionWindow' ||
    all.some((one) => one.option === 'requiresDuplicateDetection' && one.value === true)
  );
}

/** Terraform converts text. */
function toldAs(kind: Kind, value: unknown): string | number | boolean | undefined {
  switch (kind) {
    case 'flag':
      if (value === 'true' || value === 'false') return value === 'true';
      return typeof value === 'boolean' ? value : undefined;
    case 'number': {
      const number = typeof value === 'string' && value !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    }
    case 'text':
      return typeof value === 'string' && value !== '' ? value : undefined;
    case 'duration':
      return lengthOf(value) === undefined ? undefined : (value as string);
  }
}

function isSame(kind: Kind, value: unknown, usual: unknown): boolean {
  return kind === 'duration' ? areSameLength(value, usual) : value === usual;
}

function written(kind: Kind, value: string | number | boolean): string | number | boolean {
  if (kind !== 'duration' || areSameLength(value, NEVER)) return value;
  return canonical(value as string);
}
