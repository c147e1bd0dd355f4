import type { TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import { type Fact, known, type Unresolved } from '../topology/fact';
import type { Capacity, DuplicateDetection, Entity, Receiving } from '../topology/topology';
import { textOf } from './read-rule';

/** azurerm's word for a time without end. */
const NEVER = 'P10675199DT2H48M5.4775807S';

const STATUSES = ['Active', 'Disabled', 'ReceiveDisabled', 'SendDisabled'];

/** Why an argument of a data source is not known. */
export const NOT_READ = 'its data source does not tell';

type Settings = Omit<Receiving, keyof Entity | 'forwardTo' | 'forwardDeadLetteredMessagesTo'>;

/** Reads what topics, queues and subscriptions are like, with a note of everything that is not known. */
export class EntityReader {
  readonly unresolved: Unresolved[] = [];

  /** @param doubt what may make any setting another one than the document says */
  constructor(private readonly doubt: Unresolved | undefined) {}

  entity(resource: TerraformResource): Entity {
    const { name } = resource.values;
    if (name instanceof Reference) this.report(resource, 'name', `it is ${textOf(name)}`);
    return {
      address: resource.address,
      name: typeof name === 'string' ? name : resource.address,
      status: this.status(resource),
      timeToLive: this.duration(resource, 'default_message_ttl'),
      autoDeleteOnIdle: this.unreported((quiet) => quiet.duration(resource, 'auto_delete_on_idle')),
    };
  }

  receiving(resource: TerraformResource): Settings {
    return {
      lockDuration: this.text(resource, 'lock_duration', undefined),
      maxDeliveryCount: this.number(resource, 'max_delivery_count'),
      requiresSession: this.flag(resource, 'requires_session', false),
      deadLettersExpired: this.flag(resource, 'dead_lettering_on_message_expiration', false),
    };
  }

  /** azurerm sets it where nothing is said. */
  deadLettersFilterErrors(resource: TerraformResource): Fact<boolean> {
    return this.flag(resource, 'dead_lettering_on_filter_evaluation_error', true);
  }

  duplicateDetection(resource: TerraformResource): DuplicateDetection {
    return {
      detectsDuplicates: this.flag(resource, 'requires_duplicate_detection', false),
      duplicateWindow: this.text(resource, 'duplicate_detection_history_time_window', undefined),
    };
  }

  /** No answer about where messages go depends on it: what of it is not known is told by whoever asks. */
  capacity(resource: TerraformResource): Capacity {
    return this.unreported((quiet) => ({
      maxSize: quiet.number(resource, 'max_size_in_megabytes'),
      maxMessageSize: quiet.number(resource, 'max_message_size_in_kilobytes'),
      partitioning: quiet.flag(resource, 'partitioning_enabled', false),
    }));
  }

  capacityElsewhere(id: string): Capacity {
    const unknown = this.unknownElsewhere(id);
    return { maxSize: unknown, maxMessageSize: unknown, partitioning: unknown };
  }

  /** What is made elsewhere: nothing is known but its name. */
  elsewhere(id: string, name: string | undefined): Entity {
    return {
      address: id,
      name: name ?? id,
      status: this.unknownElsewhere(id),
      timeToLive: this.unknownElsewhere(id),
      autoDeleteOnIdle: this.unknownElsewhere(id),
    };
  }

  receivingElsewhere(id: string): Omit<Receiving, keyof Entity> {
    const unknown = this.unknownElsewhere(id);
    return {
      lockDuration: unknown,
      maxDeliveryCount: unknown,
      requiresSession: unknown,
      deadLettersExpired: unknown,
      forwardTo: unknown,
      forwardDeadLetteredMessagesTo: unknown,
    };
  }

  unknownElsewhere(id: string): Fact<never> {
    return {
      kind: 'unknown',
      unresolved: { address: id, argument: '', problem: 'it is made elsewhere, and its settings are not known' },
    };
  }

  /** Notes that an argument is not known. */
  report({ address }: TerraformResource, argument: string, problem: string): Fact<never> {
    const unresolved = { address, argument, problem };
    this.unresolved.push(unresolved);
    return { kind: 'unknown', unresolved };
  }

  /** Azure has further words, for what comes and goes: what they do to messages is not documented. */
  private status(resource: TerraformResource): Fact<string> {
    const written = this.text(resource, 'status', 'Active');
    if (written.kind === 'unknown') return written;
    const word = STATUSES.find((one) => one.toLowerCase() === written.value.toLowerCase());
    return word === undefined ? this.report(resource, 'status', 'it is none that is known here') : known(word);
  }

  private read<T>(resource: TerraformResource, argument: string, read: (value: unknown) => T): Fact<T> {
    if (this.doubt !== undefined) return { kind: 'unknown', unresolved: this.doubt };
    const value = resource.values[argument];
    // A data source does not have every argument, and what it does not have is not the default.
    if (value === undefined && resource.mode === 'data') return this.report(resource, argument, NOT_READ);
    return value instanceof Reference ? this.report(resource, argument, `it is ${textOf(value)}`) : known(read(value));
  }

  private text<T>(resource: TerraformResource, argument: string, otherwise: T): Fact<string | T> {
    return this.read(resource, argument, (value) => (typeof value === 'string' && value !== '' ? value : otherwise));
  }

  private number(resource: TerraformResource, argument: string): Fact<number | undefined> {
    return this.read(resource, argument, (value) => {
      const number = typeof value === 'string' && value !== '' ? Number(value) : value;
      return typeof number === 'number' ? number : undefined;
    });
  }

  /** Reads without noting what is not known. */
  private unreported<T>(read: (quiet: EntityReader) => T): T {
    return read(new EntityReader(this.doubt));
  }

  private flag(resource: TerraformResource, argument: string, otherwise: boolean): Fact<boolean> {
    // Terraform converts text.
    return this.read(resource, argument, (value) =>
      value === true || value === 'true' ? true : value === false || value === 'false' ? false : otherwise,
    );
  }

  private duration(resource: TerraformResource, argument: string): Fact<string | undefined> {
    return this.read(resource, argument, (value) =>
      typeof value === 'string' && value !== '' && value !== NEVER ? value : undefined,
    );
  }
}
