import { NETWORK_RULES } from '../../lib/proof/review/settings/network-settings';
import type { Difference } from '../../lib/proof/review/settings/setting';

const told = (was: unknown, is: unknown) => NETWORK_RULES.tell?.({ was, is } as Difference);
const DENY = { default_action: 'Deny' };
const NOBODY = 'nobody more and nobody less is let in';

/** Network rules as they were and as they are, with what is said of the step. */
type Step = readonly [what: string, was: unknown, is: unknown, said: string];

test.each<Step>([
  ['the same', DENY, DENY, NOBODY],
  ['nothing said is that everybody is let in', undefined, { default_action: 'Allow' }, NOBODY],
  ['who is named alone, from now on', undefined, DENY, 'only who is named is let in, before everybody'],
  ['everybody', DENY, {}, '**everybody is let in**, before only who was named'],
  ['an address', DENY, { ...DENY, ip_rules: ['1.1.1.1'] }, 'let in now: `1.1.1.1`'],
  ['an address no longer', { ...DENY, ip_rules: ['1.1.1.1'] }, DENY, '**let in no longer**: `1.1.1.1`'],
  [
    'an address no longer, where everybody is let in',
    { default_action: 'Allow', ip_rules: ['1.1.1.1'] },
    { default_action: 'Allow' },
    'named no longer, which has no effect: `1.1.1.1`',
  ],
  [
    'two addresses, of three',
    { ...DENY, ip_rules: ['1.1.1.1'] },
    { ...DENY, ip_rules: ['1.1.1.1', '2.2.2.2', '3.3.3.3'] },
    'let in now: `2.2.2.2`, `3.3.3.3`',
  ],
  ['one subnet, as a block', DENY, { ...DENY, network_rules: { subnet_id: 'a' } }, 'let in now: `a`'],
  [
    'subnets, as a list of blocks',
    { ...DENY, network_rules: [{ subnet_id: 'a' }, { subnet_id: 'b' }] },
    { ...DENY, network_rules: [{ subnet_id: 'b' }] },
    '**let in no longer**: `a`',
  ],
  ['a subnet of which nothing is said', DENY, { ...DENY, network_rules: [{ subnet_id: null }, {}] }, NOBODY],
  [
    'an address and a subnet',
    DENY,
    { ...DENY, ip_rules: ['1.1.1.1'], network_rules: [{ subnet_id: 'a' }] },
    'let in now: `1.1.1.1`, `a`',
  ],
  [
    'trusted services',
    DENY,
    { ...DENY, trusted_services_allowed: true },
    '**trusted services of Microsoft are let in**',
  ],
  [
    'trusted services no longer',
    { ...DENY, trusted_services_allowed: true },
    { ...DENY, trusted_services_allowed: false },
    'trusted services of Microsoft are let in no longer',
  ],
  [
    'the internet no longer',
    DENY,
    { ...DENY, public_network_access_enabled: false },
    'it can be reached from the internet no longer',
  ],
  [
    'the internet, which comes in unless it is said',
    { ...DENY, public_network_access_enabled: false },
    DENY,
    '**it can be reached from the internet**',
  ],
  [
    'all of it at once',
    { ...DENY, ip_rules: ['1.1.1.1'] },
    { ip_rules: ['2.2.2.2'], trusted_services_allowed: true, public_network_access_enabled: false },
    '**everybody is let in**, before only who was named; let in now: `2.2.2.2`; named no longer, which has no effect: `1.1.1.1`; **trusted services of Microsoft are let in**; it can be reached from the internet no longer',
  ],
])('%s', (_, was, is, said) => {
  expect(told(was, is)).toEqual({ code: 'access-changed', text: `its network rules change: ${said}` });
});
