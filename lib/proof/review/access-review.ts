import type { Access, Topology } from '../../routing';
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
