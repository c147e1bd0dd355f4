import type { TerraformResource } from '../../terraform';
import type { DeployedRule } from '../topology/deployed-rule';
import type { MissingRules } from '../topology/topology';

/** So many pairs of a rule and a subscription that it may belong to are told one by one. */
const MOST_PAIRED = 20_000;

interface Group {
  readonly candidates: readonly TerraformResource[] | undefined;
  readonly missing: MissingRules[];
}

/** Rules of which it is not known to which subscription they belong, by what they may belong to. */
export class LooseRules {
  /** Those that may belong to anything have no key: that of no candidates is the empty one. */
  private readonly groups = new Map<string | undefined, Group>();
  private readonly keys = new WeakMap<readonly TerraformResource[], string>();

  /** @param candidates all that it may belong to; `undefined` where that may be anything */
  add(rule: DeployedRule, candidates: readonly TerraformResource[] | undefined, why: string): void {
    const key = candidates && this.keyOf(candidates);
    const group = this.groups.get(key) ?? { candidates, missing: [] };
    const problem = `its subscription is not known: ${why}`;
    group.missing.push({ address: rule.resource.address, argument: 'subscription_id', problem, rule });
    this.groups.set(key, group);
  }

  /** What tells candidates apart; many rules may have one list of them. */
  private keyOf(candidates: readonly TerraformResource[]): string {
    const key = this.keys.get(candidates) ?? candidates.map(({ address }) => address).join(' ');
    this.keys.set(candidates, key);
    return key;
  }

  /** Gives each subscription the rules that may be its own. */
  share<T extends { readonly missing: MissingRules[] }>(
    subscriptionsAmong: (candidates: readonly TerraformResource[] | undefined) => readonly T[],
  ): void {
    for (const { candidates, missing } of this.groups.values()) {
      const subscriptions = subscriptionsAmong(candidates);
      const told = missing.length * subscriptions.length <= MOST_PAIRED ? missing : summary(missing);
      for (const { missing: open } of subscriptions) for (const one of told) open.push(one);
    }
  }
}

/** Of very many, that there are some has to do: each of them beside each subscription would be millions. */
function summary([first, ...others]: readonly MissingRules[]): MissingRules[] {
  if (first === undefined) return [];
  const { address, argument, problem } = first;
  return [{ address, argument, problem: `${problem}; and so are those of ${others.length} others` }];
}
