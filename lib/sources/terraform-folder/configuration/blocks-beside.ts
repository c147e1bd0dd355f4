import type { BlocksBeside } from '../../../terraform';
import type { ConfigurationTree } from './configuration-tree';

/**
 * What the blocks `moved`, `import` and `removed` of a configuration say of its resources. One that is about a module, or
 * about a resource with several instances, is about everything in it.
 *
 * @param addresses of all resources, as they are now
 */
export function blocksBesideIn({ modules }: ConfigurationTree, addresses: readonly string[]): BlocksBeside {
  const moves: [to: string, from: string][] = [];
  const [imports, removals]: [string[], string[]] = [[], []];
  for (const [module, { files }] of modules) {
    const prefix = module === '' ? '' : `module.${module.replaceAll('.', '.module.')}.`;
    for (const { moved, imported, forgotten } of files) {
      for (const [to, from] of moved) moves.push([`${prefix}${to}`, `${prefix}${from}`]);
      imports.push(...imported.map((address) => `${prefix}${address}`));
      removals.push(...forgotten.map((address) => `${prefix}${address}`));
    }
  }
  const moved = new Map<string, string>();
  for (const address of addresses) {
    let previous = address;
    // What was moved twice has two blocks; more than there are nobody needs.
    for (let step = 0; step < moves.length; step++) {
      const found = moves.find(([to]) => isIn(previous, to));
      if (found === undefined) break;
      previous = `${found[1]}${previous.slice(found[0].length)}`;
    }
    if (previous !== address) moved.set(address, previous);
  }
  return {
    moved,
    // The key of an import may be computed: then it may be any of them.
    imported: new Set(addresses.filter((address) => imports.some((one) => isIn(address, withoutKey(one))))),
    forgotten: new Set(removals),
  };
}

/** Whether an address is another one, or is inside of it. */
function isIn(address: string, outer: string): boolean {
  const rest = address.slice(outer.length);
  return address.startsWith(outer) && (rest === '' || rest.startsWith('.') || rest.startsWith('['));
}

function withoutKey(address: string): string {
  return address.replace(/\[[^\]]*\]$/, '');
}
