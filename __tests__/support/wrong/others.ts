import type { WrongCase } from './cases';

/** Wrong beginnings of a catalogue, before its `jobs`. */
export const CATALOGUES: readonly WrongCase[] = [
  {
    code: "topicName: 'events', topc: {},",
    told: [['topc', '', 'catalogue: unknown option "topc"; did you mean topic?']],
  },
  {
    code: 'topicName: 5,',
    told: [['topicName', '', 'catalogue.topicName: got 5, allowed a text; write "5"']],
  },
  {
    code: "topicName: 'events', topic: { defaultMesageTtl: 'P1D' },",
    told: [
      ['defaultMesageTtl', '', 'catalogue.topic: unknown option "defaultMesageTtl"; did you mean defaultMessageTtl?'],
    ],
  },
  {
    code: "topicName: 'events', topic: { contract: undefined },",
    told: [
      [
        'contract',
        '',
        'catalogue.topic.contract: got undefined, allowed a MessageContract; give a value, or leave it out',
      ],
    ],
  },
  {
    code: "topicName: 'events', topic: { contract: { eventType: 'text' } },",
    told: [
      [
        'contract',
        '',
        'catalogue.topic.contract: got {"eventType":"text"}, allowed a MessageContract; make one with MessageContract.of({ … })',
      ],
    ],
  },
  {
    code: "topicName: 'events', topic: { maxSizeInMegabytes: 5000 },",
    told: [
      [
        'maxSizeInMegabytes',
        '',
        'catalogue.topic.maxSizeInMegabytes: got 5000, allowed 1024, 2048, 3072, 4096, 5120, 10240, 20480, 40960, 81920; use one of these',
      ],
    ],
  },
  {
    code: "topicName: 'events', queues: { review: { lockDuraton: 'PT1M' } },",
    told: [['lockDuraton', '', 'catalogue.queues.review: unknown option "lockDuraton"; did you mean lockDuration?']],
  },
  {
    code: "topicName: 'events', queues: { review: true },",
    told: [
      ['review', '', 'catalogue.queues.review: got true, allowed an object with the options of a queue; give one'],
    ],
  },
  {
    code: "topicName: 'events', queues: ['review'],",
    told: [
      [
        'queues',
        '',
        'catalogue.queues: got ["review"], allowed an object, each value an object with the options of a queue; give one',
      ],
    ],
  },
  {
    code: "topicName: 'events', queues: { events: {} },",
    told: [
      [
        'events:',
        'bus/events',
        'queue name: got "events", allowed each name once, topics and queues together; choose another name',
      ],
    ],
  },
  {
    code: "topicName: 'events', queues: { review: {}, Review: {} },",
    told: [
      [
        'Review',
        'bus',
        'entities: got ["queue review","queue Review"], allowed names that differ in more than letter case, topics and queues together; rename one of the two',
      ],
    ],
  },
  {
    code: "topicName: 'events', claims: (topic) => topic.mustCover('all of it', { subscription: ['good'] }),",
    told: [
      ['subscription', 'bus/events', 'claim "all of it": unknown option "subscription"; did you mean subscriptions?'],
    ],
  },
  {
    code: "topicName: 'events', claims: (topic) => topic.mustCover('all of it', { subscriptions: ['god'] }),",
    told: [
      [
        'subscriptions',
        'bus/events',
        'claim "all of it": subscriptions: got "god", allowed one of good; did you mean good?',
      ],
    ],
  },
  {
    code: "topicName: 'events', claims: (topic) => topic.mustCover('all of it', { messages: 'priority > 5' }),",
    told: [
      [
        'messages',
        'bus/events',
        'claim "all of it": messages: got "priority > 5", allowed an SqlFilter; write SqlFilter.parse("priority > 5")',
      ],
    ],
  },
  {
    code: "topicName: 'events', claims: (topic) => topic.mustCover('all of it', { messages: undefined }),",
    told: [
      [
        'messages',
        'bus/events',
        'claim "all of it": messages: got undefined, allowed an SqlFilter; give a value, or leave it out',
      ],
    ],
  },
  {
    code: "topicName: 'events', claims: (topic) => topic.mustDeliverOnce('all of it', {}),",
    told: [['mustDeliverOnce', '', 'TypeError: topic.mustDeliverOnce is not a function']],
  },
  {
    code: "topicName: 'events', claims: { all: true },",
    told: [['claims', '', 'catalogue.claims: got {"all":true}, allowed a function (topic) => { … }; give one']],
  },
  {
    code: "topicName: 'events', claims: () => { throw new Error('not yet'); },",
    told: [['new', '', 'not yet']],
  },
];

/** Wrong contracts. */
export const CONTRACTS: readonly WrongCase[] = [
  {
    code: 'MessageContract.of({ eventType: Property.string, priority: Property.int() })',
    told: [
      [
        'eventType',
        'bus/events',
        'contract.eventType: got the function string, allowed a Property such as Property.string() or Property.int({ min: 0 }); give one',
      ],
    ],
  },
  {
    code: "MessageContract.of({ eventType: 'string', priority: Property.int() })",
    told: [
      [
        'eventType',
        'bus/events',
        'contract.eventType: got "string", allowed a Property such as Property.string() or Property.int({ min: 0 }); give one',
      ],
    ],
  },
  {
    code: 'MessageContract.of({ eventType: Property.string(), priority: Property.int({ minn: 0 }) })',
    told: [['minn', 'bus/events', 'contract.priority: unknown option "minn"; did you mean min?']],
  },
  {
    code: "MessageContract.of({ eventType: Property.string(), priority: Property.int({ min: '0' }) })",
    told: [['min', 'bus/events', 'contract.priority.min: got "0", allowed a number; write 0, without quotes']],
  },
  {
    code: 'MessageContract.of({ eventType: Property.string(), priority: Property.int({ min: 9, max: 0 }) })',
    told: [['max', 'bus/events', 'contract.priority.max: got 0, allowed at least min, which is 9; exchange the two']],
  },
  {
    code: 'MessageContract.of({ eventType: Property.oneOf(), priority: Property.int() })',
    told: [
      [
        'oneOf',
        'bus/events',
        'contract.eventType.oneOf: got [], allowed at least one text; name the values, or use Property.string()',
      ],
    ],
  },
  {
    code: "MessageContract.of({ eventType: Property.oneOf('deploy.requested', 5), priority: Property.int() })",
    told: [['oneOf', 'bus/events', 'contract.eventType.oneOf: got 5, allowed a text; write "5"']],
  },
  {
    code: 'MessageContract.of({ eventType: Property.string(), priority: Property.int(), Priority: Property.int() })',
    told: [
      [
        'Priority',
        'bus/events',
        'contract.Priority: got ["priority","Priority"], allowed names that differ in more than letter case; take one of the two away',
      ],
    ],
  },
  {
    code: 'MessageContract.of({ eventType: Property.string(), priority: undefined })',
    told: [
      [
        'priority',
        'bus/events',
        'contract.priority: got undefined, allowed a Property such as Property.string() or Property.int({ min: 0 }); give one',
      ],
    ],
  },
  {
    code: 'MessageContract.of({ eventType: Property.string() }, { Lable: Property.string() })',
    told: [['Lable', 'bus/events', 'contract: unknown system property "Lable"; did you mean Label?']],
  },
  {
    code: 'MessageContract.of({ eventType: Property.string() }, { Label: Property.int() })',
    told: [
      [
        'Label',
        'bus/events',
        'contract.Label: got "int", allowed text: Property.string() or Property.oneOf(…); give one',
      ],
    ],
  },
  {
    code: "MessageContract.of({ eventType: Property.string() }, ['Lable'])",
    told: [['contract', 'bus/events', 'contract: unknown system property "Lable"; did you mean Label?']],
  },
];

/** Wrong options of an environment. */
export const ENVIRONMENTS: readonly WrongCase[] = [
  {
    code: "netwrk: { addressSpace: '10.0.0.0/26' }",
    told: [['netwrk', '', 'unknown option "netwrk"; did you mean network?']],
  },
  {
    code: "network: { adressSpace: '10.0.0.0/26' }",
    told: [['adressSpace', '', 'network: unknown option "adressSpace"; did you mean addressSpace?']],
  },
  {
    code: "network: '10.0.0.0/26'",
    told: [['network', '', 'network: got "10.0.0.0/26", allowed an object with addressSpace; give one']],
  },
  {
    code: 'network: undefined',
    told: [
      [
        'network',
        '',
        'network: got undefined, allowed an object with addressSpace, or an object with subnetId; give a value, or leave it out',
      ],
    ],
  },
  {
    code: 'location: undefined',
    told: [['location', '', 'location: got undefined, allowed a text; give it']],
  },
  {
    code: 'location: null',
    told: [['location', '', 'location: got null, allowed a text; give one']],
  },
  {
    code: "resourceGroup: 'rg-training'",
    told: [['resourceGroup', '', 'resourceGroup: got "rg-training", allowed an object with create; give one']],
  },
  {
    code: "resourceGroup: { creat: 'rg-training' }",
    told: [['creat', '', 'resourceGroup: unknown option "creat"; did you mean create?']],
  },
  {
    code: "namespace: { name: 'training-x', sku: 'premium' }",
    told: [['sku', '', 'namespace.sku: got "premium", allowed Basic, Standard, Premium; did you mean "Premium"?']],
  },
  {
    code: "namespace: { name: 'training-x', sku: 'Gold' }",
    told: [['sku', '', 'namespace.sku: got "Gold", allowed Basic, Standard, Premium; use one of these']],
  },
  {
    code: "namespace: { name: 'training-x' }",
    told: [['namespace', '', 'namespace.sku: got nothing, allowed Basic, Standard, Premium; give it']],
  },
  {
    code: "namespace: { name: 'training-x', sku: 'Premium', capacity: '1' }",
    told: [['capacity', '', 'namespace.capacity: got "1", allowed a number; write 1, without quotes']],
  },
  {
    code: "namespace: { name: 'training-x', sku: 'Standard', localAuthEnabled: true }",
    told: [
      [
        'localAuthEnabled',
        '',
        'namespace.localAuthEnabled: got true, allowed false, or grounds: an object with reason, approver, ticket, expires; give one',
      ],
    ],
  },
  {
    code: "namespace: { name: 'training-x', sku: 'Standard', tags: {} }",
    told: [
      [
        'tags',
        '',
        'namespace: unknown option "tags"; allowed are name, sku, capacity, premiumMessagingPartitions, localAuthEnabled, publicNetworkAccessEnabled, minimumTlsVersion, identity, networkRules, preventDestroy',
      ],
    ],
  },
  {
    code: "namespace: 'training-x'",
    told: [['namespace', '', 'namespace: got "training-x", allowed an object with name, sku; give one']],
  },
  {
    code: "state: 'local'",
    told: [['state', '', 'state: got "local", allowed an object with kind; give one']],
  },
  {
    code: "state: { kind: 'lokal' }",
    told: [['kind', '', 'state.kind: got "lokal", allowed local, azure; did you mean "local"?']],
  },
  {
    code: "state: { kind: 'azure', storageAccount: 'st', containerName: 'c' }",
    told: [['storageAccount', '', 'state: unknown option "storageAccount"; did you mean storageAccountName?']],
  },
  {
    code: "logs: { retentionInDays: '30' }",
    told: [['retentionInDays', '', 'logs.retentionInDays: got "30", allowed a number; write 30, without quotes']],
  },
  {
    code: 'logs: { retentionDays: 30 }',
    told: [['retentionDays', '', 'logs: unknown option "retentionDays"; did you mean retentionInDays?']],
  },
  {
    code: 'logs: { retentionInDays: 7 }',
    told: [['retentionInDays', 'logs', 'retentionInDays: got 7, allowed a whole number, 30 to 730; use 30 to 730']],
  },
  {
    code: "alerts: { email: ['a@example.com'] }",
    told: [['email', '', 'alerts: unknown option "email"; did you mean emails?']],
  },
  {
    code: "alerts: { emails: 'a@example.com' }",
    told: [
      ['emails', '', 'alerts.emails: got "a@example.com", allowed a list, each a text; write it in square brackets'],
    ],
  },
  {
    code: "locked: 'yes'",
    told: [['locked', '', 'locked: got "yes", allowed true or false; give one of these']],
  },
  {
    code: "secrets: { allows: 'send' }",
    told: [
      [
        'secrets',
        '',
        'secrets: got {"allows":"send"}, allowed a list, each an object with allows, grounds; write it in square brackets',
      ],
    ],
  },
  {
    code: "secrets: [{ allows: 'sent', grounds: {} }]",
    told: [['allows', '', 'secrets[0].allows: got "sent", allowed send, listen, namespace; did you mean "send"?']],
  },
  {
    code: 'waivers: { namespaces: [] }',
    told: [['namespaces', '', 'waivers: unknown option "namespaces"; did you mean namespace?']],
  },
  {
    code: 'tags: { environment: 5 }',
    told: [['environment', '', 'tags.environment: got 5, allowed a text; write "5"']],
  },
  {
    code: "access: 'everybody'",
    told: [['access', '', 'access: got "everybody", allowed a function (to) => { … }; give one']],
  },
  {
    code: "access: ({ topic, identity }) => topic.grantSned(identity('x'))",
    told: [['grantSned', '', 'TypeError: topic.grantSned is not a function']],
  },
  {
    code: "access: ({ queues, identity }) => queues['drift-reviews'].grantSend(identity('x'))",
    told: [['[', '', 'unknown queue "drift-reviews"; did you mean drift-review?']],
  },
  {
    code: 'catalogue: undefined',
    told: [
      ['catalogue', '', 'catalogue: got undefined, allowed a catalogue: jobCatalogue({ topicName, jobs }); give it'],
    ],
  },
  {
    code: "catalogue: 'trainingJobs'",
    told: [
      [
        'catalogue',
        '',
        'catalogue: got "trainingJobs", allowed a catalogue: jobCatalogue({ topicName, jobs }); give one',
      ],
    ],
  },
  {
    code: 'training: { computes: {} }',
    told: [
      [
        'training',
        '',
        'training.workspace: got nothing, allowed an object with create, storageAccountName, vaultName, or an object with existing, resourceGroupName; give it',
      ],
      ['training', '', 'training.hosting: got nothing, allowed an object with storageAccountName; give it'],
    ],
  },
];
