import { plainText } from '../../../schema';
import { NETWORK_RULES } from './network-settings';
import { counted, type Difference, numbered, type Settings, type Told } from './setting';

/** What each argument of a namespace does to messages and to who can come. @see shared/facts/azurerm.md section 3 */
export const NAMESPACE: Settings = {
  sku: { decides: 'what the namespace can do', tell: sku },
  capacity: {
    absent: 0,
    ...counted('capacity', undefined, ({ from, to }) => `it has ${numbered(to, 'messaging unit')}, before ${from}`, {
      less: ': fewer messages a second, and senders are slowed down earlier',
    }),
  },
  premium_messaging_partitions: {
    absent: 0,
    ...counted('ordering', 'how it is partitioned', ({ from, to }) => {
      const end = ': messages keep their order only within a partition key or a session where there are several';
      return `it has ${numbered(to, 'partition')}, before ${from}${end}`;
    }),
  },
  minimum_tls_version: {
    absent: '1.2',
    decides: 'which clients can connect',
    isAccess: true,
    isSame: (was, is) => plainText(was) === plainText(is),
    tell: ({ was, is, from, to }) => ({
      code: 'access-changed',
      text:
        Number(plainText(is)) > Number(plainText(was))
          ? `clients need TLS ${to}, before ${from}: older senders and workers **cannot connect any more**`
          : `TLS ${to} is enough, before ${from}: **connections that are less safe are taken**`,
    }),
  },
  local_auth_enabled: {
    absent: true,
    decides: 'whether keys are taken',
    isAccess: true,
    tell: ({ is }) => door(is, '**keys are taken: whoever has one may do what it allows**', KEYS_REFUSED),
  },
  public_network_access_enabled: {
    absent: true,
    decides: 'whether it can be reached from the internet',
    isAccess: true,
    tell: ({ is }) =>
      door(is, '**it can be reached from the internet**', 'it can be reached from the internet no longer'),
  },
  network_rule_set: NETWORK_RULES,
  identity: {
    decides: 'as whom it reads its key',
    tell: ({ from, to }) => ({
      code: 'access-changed',
      text: `its identity changes from ${from} to ${to}: with a key of one's own, **it stops when the new one may not read the key**`,
    }),
  },
  customer_managed_key: {
    decides: 'with which key it is encrypted',
    tell: ({ is, from, to }) => ({
      code: 'encryption',
      text:
        is === undefined
          ? `its own key ${from} is taken away, which Azure does only by replacing the namespace`
          : `it is encrypted with ${to}, before with ${from}: it stops when its identity may not read that key`,
    }),
  },
  location: { decides: 'where it is' },
  resource_group_name: { decides: 'where it is' },
};

const KEYS_REFUSED = 'keys are taken no longer, only identities: **who comes with a key is refused**';

function door(isOpen: unknown, opened: string, closed: string): Told {
  return { code: 'access-changed', text: isOpen === true ? opened : closed };
}

/** Basic has no topics and no forwarding; to and from Premium is a replacement. */
function sku({ was, is, from, to }: Difference): Told {
  const says =
    is === 'Basic'
      ? ': Basic has **no topics, no forwarding, no sessions and no duplicate detection**'
      : is === 'Premium' || was === 'Premium'
        ? ': Azure cannot change that, so the namespace is replaced'
        : '';
  const lost = was === 'Premium' ? ', and private endpoints, its own key and messages above 256 KB go' : '';
  return {
    code: 'sku',
    text: `its tier is ${to}, before ${from}${says}${lost}`,
    ...(is === 'Basic' && { gate: 'message-loss' }),
  };
}
