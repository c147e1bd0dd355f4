import type { Tier } from '../core';
import { namespacesOf, setupOf } from '../setup/from-topology';
import { readEmulatorConfig } from '../setup/read-emulator-config';
import type { Setup } from '../setup/setup';
import type { StartOptions } from './start-options';

/** What one namespace starts with. */
export interface Content extends Setup {
  /** The name of the namespace. */
  readonly name: string;
  /** `undefined` where nothing tells. */
  readonly tier: Tier | undefined;
}

/** That not all of a topology is known; a line for each part that is not. */
export class IncompleteTopology extends Error {
  override readonly name = 'IncompleteTopology';

  constructor(readonly leftOut: readonly string[]) {
    super(
      `not all of the topology is known; allowIncomplete starts the rest:\n${leftOut.map((line) => `- ${line}`).join('\n')}`,
    );
  }
}

type Beginning = Pick<StartOptions, 'topology' | 'emulatorConfig' | 'namespace'>;

/** The name of a namespace that nobody has named. */
const UNNAMED = 'local';

/**
 * What a namespace starts with.
 *
 * @throws RangeError where it is not clear which namespace is meant
 * @throws FileProblem where a configuration cannot be read
 */
export function contentOf({ topology, emulatorConfig, namespace }: Beginning): Content {
  if (topology !== undefined && emulatorConfig !== undefined)
    throw new RangeError('topology and emulatorConfig are two beginnings: give one of them');
  if (emulatorConfig !== undefined) {
    const all = readEmulatorConfig(emulatorConfig);
    const name = chosen(
      namespace,
      all.map((one) => one.name),
    );
    const found = all.find((one) => one.name === name);
    return { name, tier: undefined, commands: found?.commands ?? [], leftOut: found?.leftOut ?? [] };
  }
  const topologies = topology === undefined ? [] : [topology].flat();
  const names = namespacesOf(topologies);
  if (names.length === 0) {
    const { leftOut } = setupOf(topologies, '');
    return { name: namespace ?? UNNAMED, tier: undefined, commands: [], leftOut };
  }
  const name = chosen(namespace, names);
  return { name: name === '' ? UNNAMED : name, ...setupOf(topologies, name) };
}

/** What of the topology or the configuration is not known, one line each. @throws as `LocalServiceBus.start` */
export function incompleteness(beginning: Beginning): readonly string[] {
  return contentOf(beginning).leftOut;
}

function chosen(wanted: string | undefined, names: readonly string[]): string {
  const shown = names.map((name) => JSON.stringify(name)).join(', ');
  if (wanted === undefined) {
    const [only = '', ...others] = names;
    if (others.length === 0) return only;
    throw new RangeError(`namespace: there are ${names.length}, and one is started; name one of ${shown}`);
  }
  const found = names.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (found === undefined) throw new RangeError(`namespace: got ${JSON.stringify(wanted)}, allowed ${shown}`);
  return found;
}
