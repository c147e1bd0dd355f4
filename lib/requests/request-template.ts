import type { ParameterSchema } from './parameter-schema';

/** A property of the message that decides something, and who wins where the body says it too. */
export interface PropertySource {
  /** The name of the property, which rules may set. */
  readonly property: string;
  readonly wins: 'property' | 'body';
}

/** What properties of the message decide. */
export interface PropertySources {
  readonly tier?: PropertySource;
  readonly nodeCount?: PropertySource;
  readonly parameters?: Readonly<Record<string, PropertySource>>;
}

/**
 * What a template takes of a message: everything that decides whether a request of it is allowed, and nothing of what the
 * job does then. A template as the program has it is one, and so is what stands in the JSON beside a subscription.
 */
export interface RequestTemplate {
  /** The tiers that a message may ask for, by name; the first is taken where it does not. */
  readonly tiers: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, ParameterSchema>>;
  /** The data that a message has to name. */
  readonly inputs: Readonly<Record<string, NamedAssets>>;
  /** The nodes where a message says none; 1 where nothing does. */
  readonly nodes?: number;
  /** The most nodes that a message may ask for. */
  readonly maxNodes: number;
  /** What properties of the message decide; where it is not there, the body decides all. */
  readonly fromProperties?: PropertySources;
}

/** The names of registered assets that a message may name; any, where there are none. */
export interface NamedAssets {
  readonly assets: readonly string[];
}
