import {
  API_VERSION,
  type AssetReference,
  type JobRequest,
  jobBody,
  type ParameterSchema,
  requestSchema,
  type TemplateData,
} from './jobs';

/** Names that the workflow has to fill in when it runs; as parameters, so that no reference of Terraform is in its JSON. */
export const WORKFLOW_PARAMETERS = [
  'busHost',
  'topic',
  'subscription',
  'rejectedQueue',
  'workspaceId',
  'identity',
  'trainingClientId',
] as const;

/** A step of a workflow, in the language of Logic Apps. */
export type WorkflowAction = Readonly<Record<string, unknown>>;

const parameter = (name: (typeof WORKFLOW_PARAMETERS)[number]) => `@{parameters('${name}')}`;
const MESSAGES = `https://${parameter('busHost')}/${parameter('topic')}/subscriptions/${parameter('subscription')}/messages`;
const BUS = authentication('https://servicebus.azure.net');
const AZURE = authentication('https://management.azure.com');

/** Once a minute, one at a time: a run takes one message. */
export const recurrence: WorkflowAction = {
  type: 'Recurrence',
  recurrence: { frequency: 'Minute', interval: 1 },
  runtimeConfiguration: { concurrency: { runs: 1 } },
};

/** Takes a message for the time of its lock; 204 where none waits. */
export const peekLock: WorkflowAction = {
  type: 'Http',
  inputs: { method: 'POST', uri: `${MESSAGES}/head?timeout=5`, authentication: BUS },
  runAfter: {},
};

/**
 * What is done with a message: the template is looked up, what the message fills in is checked, the job is started, and
 * the message is gone. What is not allowed is set aside with the reason. Anything else lets the lock end: the message
 * comes again, and is a dead letter after its last delivery.
 */
export function handleMessage(templates: Readonly<Record<string, TemplateData>>): WorkflowAction {
  const cases = Object.entries(templates).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    type: 'If',
    expression: { and: [{ equals: ["@outputs('peekLock')['statusCode']", 201] }] },
    actions: {
      broker: {
        type: 'Compose',
        inputs: "@json(outputs('peekLock')['headers']['BrokerProperties'])",
        runAfter: {},
      },
      template: {
        type: 'Switch',
        expression: "@body('peekLock')?['template']",
        cases: Object.fromEntries(
          cases.map(([name, data], index) => [`case_${index}`, { case: name, actions: caseOf(name, data, index) }]),
        ),
        default: { actions: setAside('default', 'unknown-template', {}) },
        runAfter: { broker: ['Succeeded'] },
      },
    },
    else: { actions: {} },
    runAfter: { peekLock: ['Succeeded'] },
  };
}

function caseOf(name: string, template: TemplateData, index: number): Record<string, WorkflowAction> {
  const [request, submit] = [`request_${index}`, `submit_${index}`];
  return {
    [request]: {
      type: 'ParseJson',
      inputs: { content: "@body('peekLock')", schema: requestSchema(name, template) },
      runAfter: {},
    },
    // What the schema says, once more in the language itself: that ParseJson enforces all of it is not documented.
    [`allowed_${index}`]: {
      type: 'If',
      expression: { and: checksOf(template, request) },
      actions: {
        [submit]: {
          type: 'Http',
          inputs: {
            method: 'PUT',
            uri: `https://management.azure.com${parameter('workspaceId')}/jobs/tr-@{uriComponent(body('${request}')?['id'])}-@{int(coalesce(body('${request}')?['attempt'], 1))}?api-version=${API_VERSION}`,
            headers: { 'Content-Type': 'application/json' },
            authentication: AZURE,
            retryPolicy: { type: 'exponential', count: 4, interval: 'PT10S' },
            body: bodyOf(name, template, request),
          },
          runAfter: {},
        },
        [`complete_${index}`]: { ...complete(), runAfter: { [submit]: ['Succeeded'] } },
        // The job of an earlier delivery: the same message, done before its lock ended.
        [`duplicate_${index}`]: {
          type: 'If',
          expression: {
            and: [
              {
                or: [
                  { equals: [`@outputs('${submit}')['statusCode']`, 400] },
                  { equals: [`@outputs('${submit}')['statusCode']`, 409] },
                ],
              },
              { contains: [`@string(body('${submit}'))`, 'JobPropertyImmutable'] },
            ],
          },
          actions: { [`completeDuplicate_${index}`]: { ...complete(), runAfter: {} } },
          else: { actions: {} },
          runAfter: { [submit]: ['Failed'] },
        },
      },
      else: { actions: setAside(`bounds_${index}`, 'not-allowed', {}) },
      runAfter: { [request]: ['Succeeded'] },
    },
    [`refused_${index}`]: {
      type: 'Scope',
      actions: setAside(`schema_${index}`, 'not-allowed', {}),
      runAfter: { [request]: ['Failed'] },
    },
  };
}

/** Puts what is not allowed into the queue for it, with the reason, and is done with the message. */
function setAside(id: string, reason: string, runAfter: object): Record<string, WorkflowAction> {
  const [reject, done] = [`reject_${id}`, `completeRejected_${id}`];
  return {
    [reject]: {
      type: 'Http',
      inputs: {
        method: 'POST',
        uri: `https://${parameter('busHost')}/${parameter('rejectedQueue')}/messages`,
        headers: { 'Content-Type': 'application/json' },
        authentication: BUS,
        body: {
          reason,
          messageId: "@{outputs('broker')?['MessageId']}",
          correlationId: "@{outputs('broker')?['CorrelationId']}",
          request: "@body('peekLock')",
        },
      },
      runAfter,
    },
    [done]: { ...complete(), runAfter: { [reject]: ['Succeeded'] } },
  };
}

function complete(): WorkflowAction {
  const uri = `${MESSAGES}/@{outputs('broker')?['SequenceNumber']}/@{outputs('broker')?['LockToken']}`;
  return { type: 'Http', inputs: { method: 'DELETE', uri, authentication: BUS } };
}

/** The body of the function's own making, with expressions in the place of what a message fills in. */
function bodyOf(name: string, template: TemplateData, request: string): object {
  const params = Object.entries(template.parameters).map(([param, schema]) => [
    param,
    expressionOf(request, param, schema),
  ]);
  const inputs = Object.keys(template.inputs).map((input): [string, AssetReference] => {
    const part = (index: number) => `@{split(body('${request}')?['inputs']?['${input}'], ':')[${index}]}`;
    return [input, { name: part(1), version: part(2) }];
  });
  const filled: JobRequest = {
    id: `@{body('${request}')?['id']}`,
    attempt: `@{int(coalesce(body('${request}')?['attempt'], 1))}` as never,
    template: name,
    tier: Object.keys(template.tiers)[0] as string,
    // An expression without braces keeps its type.
    nodeCount: nodesOf(template, request) as never,
    params: Object.fromEntries(params),
    inputs: Object.fromEntries(inputs),
  };
  const place = { workspaceId: parameter('workspaceId'), trainingClientId: parameter('trainingClientId') };
  return jobBody(escaped(template), filled, place, undefined);
}

/** A value as text; numbers through a function that fails on anything else. */
function expressionOf(request: string, name: string, schema: ParameterSchema): string {
  const { type } = schema;
  const value = given(request, name, schema);
  if (type === 'integer') return `@{int(${value})}`;
  if (type === 'number') return `@{float(${value})}`;
  return type === 'boolean' ? `@{if(bool(${value}), 'True', 'False')}` : `@{${value}}`;
}

/** The nodes that a message asks for, or those of the template. */
function nodesOf({ nodes = 1 }: TemplateData, request: string): string {
  return `@int(coalesce(body('${request}')?['nodeCount'], ${nodes}))`;
}

/** What a message gives for a parameter, or what the template presets. */
function given(request: string, name: string, { default: preset }: ParameterSchema): string {
  const value = `body('${request}')?['params']?['${name}']`;
  return preset === undefined ? value : `coalesce(${value}, ${literalOf(preset)})`;
}

/** The bounds of a template as conditions. */
function checksOf(template: TemplateData, request: string): object[] {
  const field = (path: string) => `@body('${request}')?${path}`;
  const checks: object[] = [
    // A UUID: nothing in it means anything in a path.
    { equals: [`@length(body('${request}')?['id'])`, 36] },
    { lessOrEquals: [nodesOf(template, request), template.maxNodes] },
    { greaterOrEquals: [nodesOf(template, request), 1] },
  ];
  for (const [name, schema] of Object.entries(template.parameters)) {
    const { type, minimum, maximum, enum: words } = schema;
    const value = given(request, name, schema);
    if (type === 'integer' || type === 'number') {
      const number = type === 'integer' ? `@int(${value})` : `@float(${value})`;
      checks.push({ greaterOrEquals: [number, minimum] }, { lessOrEquals: [number, maximum] });
    } else if (words !== undefined) {
      checks.push({ contains: [`@createArray(${words.map((word) => `'${word}'`).join(', ')})`, `@${value}`] });
    }
  }
  for (const [name, { assets }] of Object.entries(template.inputs)) {
    const starts = (asset: string) => ({ startsWith: [field(`['inputs']?['${name}']`), asset] });
    checks.push(assets.length === 0 ? starts('azureml:') : { or: assets.map((asset) => starts(`azureml:${asset}:`)) });
    // Neither the scheme of an address nor a path of a datastore.
    checks.push({ not: { contains: [field(`['inputs']?['${name}']`), '/'] } });
  }
  return checks;
}

function literalOf(value: number | boolean | string): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** Text of the deployment that the language of workflows reads back as it is: an `@` begins an expression there. */
function escaped<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/^@/, '@@').replace(/@\{/g, '@@{') as T;
  if (Array.isArray(value)) return value.map(escaped) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, escaped(part)])) as T;
}

function authentication(audience: string): object {
  return { type: 'ManagedServiceIdentity', identity: parameter('identity'), audience };
}
