import type { Access, Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';
import { type PreviousAddress, pairsOf } from './pairs';
import type { Remark } from './review';

const MAY = { send: 'send', listen: 'receive', manage: 'manage' } as const;

/** Changes of who may send, receive or manage. */
export function reviewAccess(before: Topology, after: Topology, previous: PreviousAddress): Remark[] {
  const named = (access: readonly Access[]) => access.map((one) => ({ ...one, name: one.address }));
  return pairsOf(named(before.access), named(after.access), previous).flatMap(({ before: old, after: now }) => {
    const [was, is] = [old && describe(old), now && describe(now)];
    if (was === is) return [];
    const subject = ((now ?? old) as Access).address;
    if (now === undefined) return [{ code: 'access-removed', subject, text: `${was} no longer` }];
    if (old === undefined) return [{ code: 'access-added', subject, text: `${is}, which is new` }];
    return [{ code: 'access-changed', subject, text: `${is}; before, ${was}` }];
  });
}

function describe({ rights, scope, principal }: Access): string {
  const may = rights.map((right) => MAY[right as keyof typeof MAY] ?? right);
  const who = principal === 'key' ? 'whoever has this key' : `the principal \`${principal}\``;
  return `${who} may ${may.join(', ') || 'do nothing'} on \`${scope}\``;
}

/** What of a namespace decides who can come at all. */
const DOORS = {
  local_auth_enabled: [
    'keys are taken: whoever has one may do what it allows',
    'keys are taken no longer, only identities',
  ],
  public_network_access_enabled: [
    'it can be reached from the internet',
    'it can be reached from the internet no longer',
  ],
} as const;

/** Changes of how a namespace can be reached; unset, both doors are open. */
export function reviewDoors({ before, after }: DocumentChange, previous: PreviousAddress): Remark[] {
  const namespaces = after.resources.filter(({ type }) => type === 'azurerm_servicebus_namespace');
  return namespaces.flatMap(({ address, values }) => {
    const old = before.resources.find((resource) => resource.address === previous(address))?.values;
    if (old === undefined) return [];
    const doors = Object.entries(DOORS).flatMap(([argument, [opened, closed]]) => {
      const [was, is] = [old[argument] !== false, values[argument] !== false];
      return was === is ? [] : [{ code: 'access-changed', subject: address, text: is ? `**${opened}**` : closed }];
    });
    const rules = [old, values].map((one) => JSON.stringify(one.network_rule_set ?? null));
    if (rules[0] === rules[1]) return doors;
    return [
      ...doors,
      { code: 'access-changed', subject: address, text: 'its network rules change: see the plan for who can reach it' },
    ];
  });
}
