import type { TerraformResource } from '../../terraform';
import type { DeployedRule } from '../topology/deployed-rule';
import { listed } from '../topology/fact';
import type { MissingRules, Subscription, Topic } from '../topology/topology';
import { coordinatesOf, type Places } from './document-places';
import type { EntityReader } from './entity-reader';
import { Missing } from './missing';

/** Something that is still filled in. */
export type Open<T> = { -readonly [K in keyof T]: T[K] };

/** A subscription before its rules are known. */
export interface Draft {
  readonly resource: TerraformResource | undefined;
  readonly subscription: Open<Subscription>;
  readonly rules: DeployedRule[];
  readonly missing: MissingRules[];
}

/** A topic before its subscriptions are known. */
export interface TopicDraft {
  readonly topic: Open<Topic>;
  readonly drafts: Draft[];
  readonly missing: Missing;
}

/** The topics and subscriptions of a topology while it is read, by address; by id where they are made elsewhere. */
export class Drafts {
  readonly topics = new Map<string, TopicDraft>();
  readonly subscriptions = new Map<string, Draft>();

  constructor(
    private readonly places: Places,
    private readonly entities: EntityReader,
  ) {}

  /** The topic of an id; where the document does not have it, only the id is known of it. */
  topicAt(id: string): TopicDraft {
    const key = keyOf(id);
    const made = this.topics.get(this.places.at(id)?.address ?? key) ?? this.topics.get(key);
    if (made !== undefined) return made;
    const { namespace, entity } = coordinatesOf(id);
    const problem = 'this topic is made elsewhere, and may have further subscriptions';
    const draft: TopicDraft = {
      topic: {
        kind: 'topic',
        ...this.entities.elsewhere(id, entity),
        detectsDuplicates: this.entities.unknownElsewhere(id),
        duplicateWindow: this.entities.unknownElsewhere(id),
        ...this.entities.capacityElsewhere(id),
        tier: this.entities.unknownElsewhere(id),
        namespace: namespace ?? '',
        label: '',
        subscriptions: listed([], []),
        contract: undefined,
        setBySenders: undefined,
        systemProperties: undefined,
        observers: {},
        claims: [],
      },
      drafts: [],
      missing: new Missing(),
    };
    draft.missing.add([{ address: id, argument: '', problem }]);
    this.topics.set(key, draft);
    return draft;
  }

  /** The subscription of an id; where the document does not have it, only the id and some of its rules are known. */
  subscriptionAt(id: string): Draft {
    const key = keyOf(id);
    const made = this.subscriptions.get(id) ?? this.subscriptions.get(key);
    if (made !== undefined) return made;
    const { subscription: name } = coordinatesOf(id);
    const topic = this.topicAt(id.replace(/\/subscriptions\/[^/]+$/i, ''));
    const draft: Draft = {
      resource: undefined,
      subscription: {
        kind: 'subscription',
        ...this.entities.elsewhere(id, name),
        ...this.entities.receivingElsewhere(id),
        topic: topic.topic,
        rules: listed([], []),
        deadLettersFilterErrors: this.entities.unknownElsewhere(id),
        starts: this.entities.unknownElsewhere(id),
      },
      rules: [],
      missing: [
        { address: id, argument: '', problem: 'this subscription is made elsewhere, and may have further rules' },
      ],
    };
    this.subscriptions.set(key, draft);
    topic.drafts.push(draft);
    return draft;
  }
}

/** One text for all spellings of an id: with names alone, or with all that Azure Resource Manager says, in any letters. */
function keyOf(id: string): string {
  const { namespace, entity, subscription } = coordinatesOf(id);
  return namespace === undefined || entity === undefined
    ? id.toLowerCase()
    : [namespace, entity, subscription].join('/');
}
