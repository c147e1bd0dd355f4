import { reviewOtherResources } from '../../lib/proof/review/resources/other-resources-review';
import { reviewKeeping } from '../../lib/proof/review/resources/plan-review';
import type { DocumentChange } from '../../lib/terraform';

type Change = DocumentChange['changes'][number];
type Kind = Change['kind'];

const SB = 'azurerm_servicebus';
const change = (type: string, kind: Kind, more: Partial<Change> = {}): Change => ({
  address: `${type}.x`,
  previousAddress: undefined,
  type,
  kind,
  because: [],
  isImported: false,
  reason: undefined,
  ...more,
});

describe('resources beside those that hold messages', () => {
  const told = (...changes: readonly Change[]) =>
    reviewOtherResources({ changes } as unknown as DocumentChange).map(
      ({ code, subject, text }) => `${code} ${subject}: ${text}`,
    );
  const refused = (type: string) => [
    `access-changed ${type}.x: is made anew, with other keys: **whoever has the present ones is refused**`,
  ];
  const PAIRING = `${SB}_namespace_disaster_recovery_config`;
  const OWN_KEY = `${SB}_namespace_customer_managed_key`;
  const [TOPIC_KEY, BUS_KEY] = [`${SB}_topic_authorization_rule`, `${SB}_namespace_authorization_rule`];
  const broken = (end: string) => [
    `disaster-recovery ${PAIRING}.x: the pair of namespaces is broken: ${end}, and clients that come by its name find none`,
  ];

  test.each<[type: string, kind: Kind, told: readonly string[]]>([
    [TOPIC_KEY, 'delete-then-create', refused(TOPIC_KEY)],
    [BUS_KEY, 'create-then-delete', refused(BUS_KEY)],
    [TOPIC_KEY, 'update', []],
    [TOPIC_KEY, 'delete', []],
    [TOPIC_KEY, 'create', []],
    ['azurerm_eventhub_authorization_rule', 'delete-then-create', []],
    [PAIRING, 'delete-then-create', broken('**there is none meanwhile**')],
    [PAIRING, 'create-then-delete', broken('**there is none meanwhile**')],
    [PAIRING, 'delete', broken('there is **no second region** any more')],
    [PAIRING, 'update', []],
    [PAIRING, 'create', [`created ${PAIRING}.x: is new`]],
    [OWN_KEY, 'delete', [`encryption ${OWN_KEY}.x: Azure keeps the key of a namespace: Terraform only forgets it`]],
    [OWN_KEY, 'delete-then-create', []],
    [OWN_KEY, 'update', []],
    [`${SB}_queue`, 'create', [`created ${SB}_queue.x: is new`]],
    [`${SB}_queue`, 'update', []],
    [`${SB}_queue`, 'delete-then-create', []],
    [`${SB}_subscription`, 'create', []],
    [`${SB}_subscription_rule`, 'create', []],
    ['azurerm_storage_account', 'create', []],
  ])('%s: %s', (type, kind, expected) => {
    expect(told(change(type, kind))).toEqual(expected);
  });

  test('what is new is one line, behind what is made anew', () => {
    expect(told(change(`${SB}_queue`, 'create'), change(OWN_KEY, 'delete'), change(`${SB}_topic`, 'create'))).toEqual([
      expect.stringMatching(/^encryption /),
      `created resources: \`${SB}_queue.x\`, \`${SB}_topic.x\` are new`,
    ]);
  });
});

describe('who looks after something', () => {
  const told = (changes: readonly Change[], types: Readonly<Record<string, string>> = {}) => {
    const resources = Object.entries(types).map(([address, type]) => ({ address, type }));
    return reviewKeeping(
      { changes, after: { resources } } as unknown as DocumentChange,
      (address) => `of ${address}`,
    ).map(({ code, subject, text, unknown }) => `${code} ${subject}: ${text}${unknown === true ? ' ?' : ''}`);
  };
  const [QUEUE, SUBSCRIPTION] = [`${SB}_queue`, `${SB}_subscription`];
  const imported = { isImported: true };
  const rules =
    'is taken over from Azure: cannot tell all that it receives, since which rules it has there beside those here is not known ?';

  test.each<
    [what: string, changes: readonly Change[], types: Readonly<Record<string, string>>, told: readonly string[]]
  >([
    ['nobody else', [change(QUEUE, 'update')], {}, []],
    [
      'nobody any more',
      [change(QUEUE, 'forget')],
      {},
      [
        `forgotten ${QUEUE}.x: Terraform no longer looks after \`${QUEUE}.x\`: nothing changes in Azure, and nobody tells when it does`,
      ],
    ],
    ['nobody any more, of something else', [change('azurerm_storage_account', 'forget')], {}, []],
    [
      'nobody any more, of two of which one is named twice',
      [change(QUEUE, 'forget'), change(QUEUE, 'forget'), change('azapi_resource', 'forget')],
      {},
      [
        `forgotten Terraform: Terraform no longer looks after \`${QUEUE}.x\`, \`azapi_resource.x\`: nothing changes in Azure, and nobody tells when it does`,
      ],
    ],
    [
      'nobody the old one',
      [change(QUEUE, 'create-then-forget')],
      {},
      [
        `left-behind ${QUEUE}.x: a new \`${QUEUE}.x\` is made, and the old one stays in Azure beside it, without Terraform ?`,
      ],
    ],
    [
      'Terraform',
      [change(QUEUE, 'none', imported)],
      { [`${QUEUE}.x`]: QUEUE },
      [`imported ${QUEUE}.x: Terraform takes over \`${QUEUE}.x\` as they are in Azure`],
    ],
    [
      'Terraform, of a subscription',
      [change(SUBSCRIPTION, 'none', imported), change(QUEUE, 'none', imported)],
      { [`${SUBSCRIPTION}.x`]: SUBSCRIPTION, [`${QUEUE}.x`]: QUEUE },
      [
        `imported Terraform: Terraform takes over \`${SUBSCRIPTION}.x\`, \`${QUEUE}.x\` as they are in Azure`,
        `imported-rules of ${SUBSCRIPTION}.x: ${rules}`,
      ],
    ],
    [
      'Terraform, under another address',
      [change(QUEUE, 'none', { previousAddress: 'old' })],
      {},
      [`moved ${QUEUE}.x: 1 resource has another address in Terraform, which changes nothing in Azure`],
    ],
    [
      'a role',
      [
        change('azurerm_role_assignment', 'none', { previousAddress: 'old' }),
        change(QUEUE, 'none', { previousAddress: 'old' }),
      ],
      {},
      ['moved Terraform: 2 resources have another address in Terraform, which changes nothing in Azure'],
    ],
  ])('%s', (_, changes, types, expected) => {
    expect(told(changes, types)).toEqual(expected);
  });
});
