import type { WrongCase } from './cases';

/** Wrong entries of `jobs`. */
export const JOBS: readonly WrongCase[] = [
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, lockDuraton: 'PT5M' }",
    told: [['lockDuraton', 'bus/events/x', 'unknown option "lockDuraton"; did you mean lockDuration?']],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, requireSession: true }',
    told: [['requireSession', 'bus/events/x', 'unknown option "requireSession"; did you mean requiresSession?']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, fowardTo: queues['drift-review'] }",
    told: [['fowardTo', 'bus/events/x', 'unknown option "fowardTo"; did you mean forwardTo?']],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, maxDeliveryCounts: 3 }',
    told: [['maxDeliveryCounts', 'bus/events/x', 'unknown option "maxDeliveryCounts"; did you mean maxDeliveryCount?']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, renamedFrom: 'y' }",
    told: [
      [
        'renamedFrom',
        'bus/events/x',
        'unknown option "renamedFrom"; allowed are deadLetteringOnMessageExpiration, forwardDeadLetteredMessagesTo, forwardTo, lockDuration, maxDeliveryCount, requiresSession, rules, acknowledge, autoDeleteOnIdle, batchedOperationsEnabled, observes, clientScoped, deadLetteringOnFilterEvaluationError, defaultMessageTtl, preventDestroy, status, starts',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, start: 'typo of starts' }",
    told: [['start', 'bus/events/x', 'unknown option "start"; did you mean starts?']],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, acknowledged: {} }',
    told: [['acknowledged', 'bus/events/x', 'unknown option "acknowledged"; did you mean acknowledge?']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, subscriptionName: 'other' }",
    told: [
      [
        'subscriptionName',
        'bus/events/x',
        'unknown option "subscriptionName"; allowed are deadLetteringOnMessageExpiration, forwardDeadLetteredMessagesTo, forwardTo, lockDuration, maxDeliveryCount, requiresSession, rules, acknowledge, autoDeleteOnIdle, batchedOperationsEnabled, observes, clientScoped, deadLetteringOnFilterEvaluationError, defaultMessageTtl, preventDestroy, status, starts',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, forwardTo: queues['drift-reviews'] }",
    told: [["'drift", 'bus/events/x', 'forwardTo: unknown queue "drift-reviews"; did you mean drift-review?']],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, forwardTo: undefined }',
    told: [
      [
        'forwardTo',
        'bus/events/x',
        'forwardTo: got undefined, allowed a queue or a topic, or the name of one; give a value, or leave it out',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, forwardTo: 'drift-revue' }",
    told: [
      [
        'forwardTo',
        'bus/events/x',
        'forwardTo: got "drift-revue", allowed a queue or topic of this environment: drift-review, events; did you mean drift-review?',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, forwardTo: { name: 'drift-review' } }",
    told: [
      [
        'forwardTo',
        'bus/events/x',
        'forwardTo: got {"name":"drift-review"}, allowed a queue or a topic; give the construct itself, such as queues.review, not its name',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, forwardDeadLetteredMessagesTo: null }',
    told: [
      [
        'forwardDeadLetteredMessagesTo',
        'bus/events/x',
        'forwardDeadLetteredMessagesTo: got null, allowed a queue or a topic; give the construct itself, such as queues.review, not its name',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, lockDuration: undefined }',
    told: [
      ['lockDuration', 'bus/events/x', 'lockDuration: got undefined, allowed a text; give a value, or leave it out'],
    ],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, lockDuration: 300 }',
    told: [['lockDuration', 'bus/events/x', 'lockDuration: got 300, allowed a text; write "300"']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, lockDuration: 'PT10M' }",
    told: [['lockDuration', 'bus/events/x', 'lockDuration: got "PT10M", allowed at most PT5M; use PT5M or less']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, lockDuration: '5 minutes' }",
    told: [
      [
        'lockDuration',
        'bus/events/x',
        'lockDuration: got "5 minutes", allowed an ISO 8601 duration of days, hours, minutes and seconds, or of weeks; write it like "PT5M" or "P14D"',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, lockDuration: () => 'PT5M' }",
    told: [['lockDuration', 'bus/events/x', 'lockDuration: got the function lockDuration, allowed a text; give one']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, maxDeliveryCount: '10' }",
    told: [
      ['maxDeliveryCount', 'bus/events/x', 'maxDeliveryCount: got "10", allowed a number; write 10, without quotes'],
    ],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, maxDeliveryCount: Number.NaN }',
    told: [['maxDeliveryCount', 'bus/events/x', 'maxDeliveryCount: got NaN, allowed a number; give one']],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, maxDeliveryCount: 0 }',
    told: [
      [
        'maxDeliveryCount',
        'bus/events/x',
        'maxDeliveryCount: got 0, allowed a whole number, 1 to 2147483647; use a number such as 10',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, requiresSession: 'true' }",
    told: [
      [
        'requiresSession',
        'bus/events/x',
        'requiresSession: got "true", allowed true or false; write true, without quotes',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, status: 'active' }",
    told: [
      [
        'status',
        'bus/events/x',
        'status: got "active", allowed Active, Disabled, ReceiveDisabled; did you mean "Active"?',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, status: 'Paused' }",
    told: [
      ['status', 'bus/events/x', 'status: got "Paused", allowed Active, Disabled, ReceiveDisabled; use one of these'],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, acknowledge: { 'two-copies': 5 } }",
    told: [["'two", 'bus/events/x', 'acknowledge.two-copies: got 5, allowed a text; write "5"']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, clientScoped: { clientID: 'a' } }",
    told: [['clientID', 'bus/events/x', 'clientScoped: unknown option "clientID"; did you mean clientId?']],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, observes: true }',
    told: [['observes', 'bus/events/x', 'observes: got true, allowed a text; give one']],
  },
  {
    code: "x: 'rules'",
    told: [['x', 'bus/events/x', 'got "rules", allowed a job: { rules: { … } }; give one']],
  },
  {
    code: 'x: undefined',
    told: [['x', 'bus/events/x', 'got undefined, allowed a job: { rules: { … } }; give a value, or leave it out']],
  },
  {
    code: 'x: null',
    told: [['x', 'bus/events/x', 'got null, allowed a job: { rules: { … } }; give one']],
  },
  {
    code: 'x: 5',
    told: [['x', 'bus/events/x', 'got 5, allowed a job: { rules: { … } }; give one']],
  },
  {
    code: 'x: []',
    told: [['x', 'bus/events/x', 'got [], allowed a job: { rules: { … } }; give one']],
  },
  {
    code: 'x: () => ({ rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") } })',
    told: [['x', 'bus/events/x', 'got the function x, allowed a job: { rules: { … } }; give one']],
  },
  {
    code: "x: SqlFilter.parse('priority > 5')",
    told: [['x', 'bus/events/x', 'got an object of the class SqlFilter, allowed a job: { rules: { … } }; give one']],
  },
  {
    code: 'x: { rules: {} }',
    told: [
      [
        'rules',
        'bus/events/x',
        'rules: got "none", allowed at least one: without a rule the subscription receives nothing, ever; add a rule, or SqlFilter.acceptEverything() if every message is meant',
      ],
    ],
  },
  {
    code: 'x: {}',
    told: [
      [
        'x',
        'bus/events/x',
        'rules: got "none", allowed at least one: without a rule the subscription receives nothing, ever; add a rule, or SqlFilter.acceptEverything() if every message is meant',
      ],
    ],
  },
  {
    code: "x: { rules: SqlFilter.parse('priority > 5') }",
    told: [
      [
        'rules',
        'bus/events/x',
        'rules: got an object of the class SqlFilter, allowed an object of rules by name, each an SqlFilter or a CorrelationFilter; give one',
      ],
    ],
  },
  {
    code: "x: { rules: [SqlFilter.parse('priority > 5')] }",
    told: [
      [
        'rules',
        'bus/events/x',
        'rules: got a list of 1, allowed an object of rules by name, each an SqlFilter or a CorrelationFilter; give one',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: "eventType = \'deploy.requested\'" } }',
    told: [
      [
        'r:',
        'bus/events/x',
        'rules.r: got "eventType = \'deploy.requested\'", allowed an SqlFilter or a CorrelationFilter; write SqlFilter.parse("eventType = \'deploy.requested\'")',
      ],
    ],
  },
  {
    code: "x: { rules: { r: [SqlFilter.parse('priority > 5')] } }",
    told: [
      [
        'r:',
        'bus/events/x',
        "rules.r: got a list of 1, allowed an SqlFilter or a CorrelationFilter; write SqlFilter.parse('…')",
      ],
    ],
  },
  {
    code: 'x: { rules: { r: 5 } }',
    told: [
      ['r:', 'bus/events/x', "rules.r: got 5, allowed an SqlFilter or a CorrelationFilter; write SqlFilter.parse('…')"],
    ],
  },
  {
    code: 'x: { rules: { r: undefined } }',
    told: [
      [
        'r:',
        'bus/events/x',
        "rules.r: got undefined, allowed an SqlFilter or a CorrelationFilter; write SqlFilter.parse('…')",
      ],
    ],
  },
  {
    code: 'x: { rules: { r: true } }',
    told: [
      [
        'r:',
        'bus/events/x',
        "rules.r: got true, allowed an SqlFilter or a CorrelationFilter; write SqlFilter.parse('…')",
      ],
    ],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse } }',
    told: [
      [
        'r:',
        'bus/events/x',
        "rules.r: got the function parse, allowed an SqlFilter or a CorrelationFilter; write SqlFilter.parse('…')",
      ],
    ],
  },
  {
    code: "x: { rules: { r: { fliter: SqlFilter.parse('priority > 5') } } }",
    told: [['fliter', 'bus/events/x', 'rules.r: unknown option "fliter"; did you mean filter?']],
  },
  {
    code: "x: { rules: { r: { filter: SqlFilter.parse('priority > 5'), acton: SqlAction.parse('SET a = 1') } } }",
    told: [['acton', 'bus/events/x', 'rules.r: unknown option "acton"; did you mean action?']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse('priority > 5').then('SET a = 1') } }",
    told: [
      [
        'r:',
        'bus/events/x',
        'rules.r.action: got "SET a = 1", allowed an SqlAction; write SqlAction.parse("SET a = 1")',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse('priority > 5').then(undefined) } }",
    told: [
      ['r:', 'bus/events/x', 'rules.r.action: got undefined, allowed an SqlAction; give a value, or leave it out'],
    ],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse(undefined) } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: got undefined, allowed text in SQL, such as "eventType = \'training.requested\'"; give it (builder)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(['priority > 5']) } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: got ["priority > 5"], allowed text in SQL, such as "eventType = \'training.requested\'"; give it (builder)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse('priority > 5').then(SqlAction.parse(5)) } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        'action: got 5, allowed text in SQL, such as "eventType = \'training.requested\'"; give it (builder)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse('priorty > 5') } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: line 1, column 1: the contract has no property priorty; did you mean priority? (unknown-property)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse('priority >') } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: line 1, column 11: the text ends where a property, a value or "(" should be (syntax)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: CorrelationFilter.of({ lable: 'dataset.ready' }) } }",
    told: [['lable', 'bus/events/x/r', 'filter: unknown option "lable"; did you mean label? (builder)']],
  },
  {
    code: 'x: { rules: { r: CorrelationFilter.of("label = \'dataset.ready\'") } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        "filter: got \"label = 'dataset.ready'\", allowed conditions such as { label: 'dataset.ready' }; give one (builder)",
      ],
    ],
  },
  {
    code: 'x: { rules: { r: CorrelationFilter.of({ properties: { priority: 5 } }) } }',
    told: [
      [
        'priority',
        'bus/events/x/r',
        'filter: properties.priority: got 5, allowed text: Azure compares it with the text of the value, never with a number or a boolean; use SqlFilter.parse("priority = 5") (correlation)',
      ],
      [
        'r:',
        'bus/events/x/r',
        'filter: priority has the type int, and a correlation filter compares text only; use an SqlFilter (always-fails)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse('priority > 5'), R: SqlFilter.parse('priority < 2') } }",
    told: [
      [
        'rules',
        'bus/events/x',
        'rules: got ["R","r"], allowed names that differ in more than letter case; rename one of the two',
      ],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.eventType.is('deploy.requested') && m.gpuCount.atLeast(1)) } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: the condition "eventType = \'deploy.requested\'" is no part of the filter: && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b) (builder)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.eventType.is('deploy.requested') || m.gpuCount.atLeast(1)) } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: the condition "m.gpuCount.atLeast(1)" is no part of the filter: && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b) (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => { m.gpuCount.atLeast(1); return m.priority.atLeast(7); }) } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: the condition "gpuCount >= 1" is no part of the filter: && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b) (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => { m.gpuCount.atLeast(1); }) } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: the function answers nothing, allowed a condition such as m.eventType.is(\'…\'); return the condition; the condition "gpuCount >= 1" is no part of the filter (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => !m.gpuCount.atLeast(1)) } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        "filter: the function answers false, allowed a condition such as m.eventType.is('…'); write m.gpuCount.atLeast(1) for >=, .is('…') for ===, not(…) for !; the condition \"gpuCount >= 1\" is no part of the filter (builder)",
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.gpuCount.atLeast(1) ? m.priority.is(1) : m.priority.is(2)) } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: the condition "gpuCount >= 1" is no part of the filter: && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b) (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.gpuCnt.atLeast(1)) } }',
    told: [
      ['gpuCnt', 'bus/events/x/r', 'filter: m.gpuCnt: unknown property "gpuCnt"; did you mean gpuCount? (builder)'],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter(({ gpuCnt }) => gpuCnt.atLeast(1)) } }',
    told: [
      ['gpuCnt', 'bus/events/x/r', 'filter: m.gpuCnt: unknown property "gpuCnt"; did you mean gpuCount? (builder)'],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.sys.lable.is('a')) } }",
    told: [
      [
        'lable',
        'bus/events/x/r',
        'filter: m.sys.lable: unknown system property "lable"; did you mean label? (builder)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.eventType.equals('deploy.requested')) } }",
    told: [['equals', 'bus/events/x/r', 'filter: m.eventType: unknown condition "equals"; did you mean is? (builder)']],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.gpuCount.atLest(1)) } }',
    told: [
      ['atLest', 'bus/events/x/r', 'filter: m.gpuCount: unknown condition "atLest"; did you mean atLeast? (builder)'],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.gpuCount >= 1) } }',
    told: [
      [
        'gpuCount',
        'bus/events/x/r',
        'filter: m.gpuCount: has no value at synth that JavaScript could compare; write a condition such as m.gpuCount.is(…) (builder)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.eventType === 'deploy.requested') } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        "filter: the function answers false, allowed a condition such as m.eventType.is('…'); write m.gpuCount.atLeast(1) for >=, .is('…') for ===, not(…) for ! (builder)",
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.autoRetrain) } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        "filter: the function answers a property, allowed a condition such as m.eventType.is('…'); ask it: .is(…), .isTrue() or .exists() (builder)",
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.eventType.in()) } }',
    told: [
      [
        'eventType',
        'bus/events/x/r',
        'filter: m.eventType: got [], allowed at least one value; name the values, one by one (builder)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.eventType.in(['eval.passed', 'eval.failed'])) } }",
    told: [
      [
        'eventType',
        'bus/events/x/r',
        'filter: m.eventType: got ["eval.passed","eval.failed"], allowed a text; take the brackets away (builder)',
      ],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.gpuCount.atLeast('1')) } }",
    told: [
      [
        'gpuCount',
        'bus/events/x/r',
        'filter: m.gpuCount: got "1", allowed a number; write 1, without quotes (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.gpuCount.atLeast(Number.NaN)) } }',
    told: [['gpuCount', 'bus/events/x/r', 'filter: m.gpuCount: got NaN, allowed a number; give one (builder)']],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.eventType.is(undefined)) } }',
    told: [
      ['eventType', 'bus/events/x/r', 'filter: m.eventType: got undefined, allowed a text; give a value (builder)'],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.autoRetrain.is('yes')) } }",
    told: [
      [
        'autoRetrain',
        'bus/events/x/r',
        'filter: m.autoRetrain: got "yes", allowed true or false; give one of these (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.gpuCount.atLeast(1).and()) } }',
    told: [['and', 'bus/events/x/r', 'filter: .and: got [], allowed at least one condition; give one (builder)']],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.gpuCount.atLeast(1).and(m.priority.is(1) && false)) } }',
    told: [
      [
        'and',
        'bus/events/x/r',
        "filter: .and: got false, allowed a condition such as m.eventType.is('…'); give one (builder)",
      ],
      [
        'r:',
        'bus/events/x/r',
        'filter: the condition "priority = 1" is no part of the filter: && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b) (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => not(undefined)) } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        "filter: not: got undefined, allowed a condition such as m.eventType.is('…'); give one (builder)",
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter("eventType = \'deploy.requested\'") } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        "filter: got \"eventType = 'deploy.requested'\", allowed a function such as (m) => m.eventType.is('…'); for SQL, write SqlFilter.parse(\"eventType = 'deploy.requested'\") (builder)",
      ],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => m.eventType.is('deploy.request')) } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        "filter: eventType is never 'deploy.request': it is one of 'dataset.ready', 'preprocess.completed', 'training.requested', 'retrain.requested', 'drift.detected', 'model.trained', 'eval.passed', 'eval.failed', 'deploy.requested', 'run.statusChanged', 'run.completed', 'quota.exhausted', 'budget.exceeded'; write 'deploy.requested' (outside-contract)",
      ],
    ],
  },
  {
    code: "x: { rules: { r: trainingEvent.filter((m) => (m.gpuCount.atLeast(1) ?? m.priority.is(1)).and(m.env.is('prod'))) } }",
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: the condition "m.priority.is(1)" is no part of the filter: && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b) (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => { const a = m.priority.is(1); const b = m.priority.is(2); return a || b; }) } }',
    told: [
      [
        'r:',
        'bus/events/x/r',
        'filter: the condition "priority = 2" is no part of the filter: && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b) (builder)',
      ],
    ],
  },
  {
    code: 'x: { rules: { r: trainingEvent.filter((m) => m.nope.nope.nope()) } }',
    told: [
      [
        'nope.nope(',
        'bus/events/x/r',
        'filter: m.nope: unknown property "nope"; allowed are eventType, schemaVersion, model, tenant, requestedBy, env, stage, priority, gpuCount, gpuSku, datasetRows, datasetBytes, driftScore, autoRetrain, metric, metricDelta, costEstimateUsd, attempt, runStatus, runStatusPascal, run, requestId, requestIdPascal, requestAttempt, requestAttemptPascal, correlationIdPascal (builder)',
      ],
      ['r:', 'bus/events/x/r', 'filter: TypeError: m.nope.nope.nope is not a function (builder)'],
    ],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, starts: true }',
    told: [['starts', 'bus/events/x', 'starts: got true, allowed an object with templates; give one']],
  },
  {
    code: 'x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") }, starts: trainingJob({ template: {} }) }',
    told: [['template', 'bus/events/x', 'starts: unknown option "template"; did you mean templates?']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, starts: trainingJob({ templates: {}, by: 'functions' }) }",
    told: [['by', 'bus/events/x', 'starts.by: got "functions", allowed function, logic-app; did you mean "function"?']],
  },
  {
    code: "x: { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") }, starts: trainingJob({ templates: { t: 'train.py' } }) }",
    told: [
      [
        't:',
        'bus/events/x',
        'starts.templates.t: got "train.py", allowed a JobTemplate; make one with JobTemplate.command({ … })',
      ],
    ],
  },
  {
    code: 'X: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") } }, x: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") } }',
    told: [
      [
        'x',
        'bus/events',
        'subscriptions: got ["X","x"], allowed names that differ in more than letter case; rename one of the two',
      ],
    ],
  },
  {
    code: 'Resource: { rules: { r: SqlFilter.parse("eventType = \'deploy.requested\'") } }',
    told: [
      [
        'Resource',
        'bus/events/Resource',
        'subscription name: got "Resource", allowed a name that events does not use for parts of its own; choose another name',
      ],
    ],
  },
  {
    code: "'': { rules: { r: SqlFilter.parse(\"eventType = 'deploy.requested'\") } }",
    told: [['jobs', '', 'catalogue.jobs: got "", allowed a name for each job; name it']],
  },
];
