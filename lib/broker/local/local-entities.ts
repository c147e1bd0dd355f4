import { type BrokerCore, BrokerError } from '../core';

/** What a namespace has. */
export interface LocalEntities {
  readonly queues: readonly { readonly name: string }[];
  readonly topics: readonly {
    readonly name: string;
    readonly subscriptions: readonly { readonly name: string; readonly rules: number }[];
  }[];
}

/** The entities of a namespace: queues, topics, and subscriptions with how many rules each has. */
export function entitiesIn(core: BrokerCore): LocalEntities {
  return {
    queues: core.list('queue').map(({ name }) => ({ name })),
    topics: core.list('topic').map(({ name }) => ({
      name,
      subscriptions: listedOrNone(core.subscriptions(name)).map((one) => ({
        name: one.name,
        rules: listedOrNone(core.rules(`${name}/Subscriptions/${one.name}`)).length,
      })),
    })),
  };
}

function listedOrNone<T>(listed: readonly T[] | BrokerError): readonly T[] {
  return listed instanceof BrokerError ? [] : listed;
}
