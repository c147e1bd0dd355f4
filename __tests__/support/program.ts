import { deliveredCopies, type Subscription, type Topic } from '../../lib/routing';
import type { Message } from '../../lib/rules';
import { plainValue } from '../../lib/rules/values/value-text';
import { RequestValidator, type TemplateData } from '../../lib/trigger/jobs';
import { type Dependencies, handle } from '../../lib/trigger/program/handle';
import { messageOf } from '../../lib/trigger/program/received-message';
import { noGuards } from './guards';
import { routed } from './routed';

/** What the program finds wrong with a message itself, whatever Azure says. */
const OWN_REASONS = ['oversized', 'invalid-body', 'unknown-template', 'not-allowed', 'contract'];

/** The settings of a program that starts jobs in a workspace. */
export const settingsFor = (workspaceId: string): Dependencies['settings'] => ({
  source: 'events',
  subscription: 's',
  retryQueue: 'retries',
  rejectedQueue: 'rejected',
  trainingClientId: 'training',
  workspaceId,
});

/** The program that starts jobs of a subscription, with an Azure ML that takes everything. */
export class StandInProgram {
  private readonly data: {
    readonly version: number;
    readonly templates: Readonly<Record<string, TemplateData>>;
    readonly contract: object | null;
  };
  private readonly validator: RequestValidator;

  constructor(templates: Readonly<Record<string, TemplateData>>, contract: object | undefined) {
    this.data = { version: 3, templates, contract: contract ?? null };
    this.validator = new RequestValidator(this.data);
  }

  /** Why it sets a copy aside that has this body; `undefined` where it starts a job, or would if Azure let it. */
  async refusal(copy: Message, body: unknown): Promise<string | undefined> {
    const properties = copy.properties.map(({ name, value }) => [name, plainValue(value)]);
    const outcome = await handle(
      messageOf(Buffer.from(JSON.stringify(body)), {
        messageId: 'm',
        deliveryCount: 1,
        applicationProperties: Object.fromEntries(properties),
      }),
      {
        data: this.data,
        validator: this.validator,
        settings: settingsFor('/subscriptions/s/workspaces/ml'),
        queues: { send: async () => undefined, close: async () => undefined },
        guards: noGuards(),
        endpoint: 'https://management.azure.com',
        workspaceId: '/subscriptions/s/workspaces/ml',
        token: async () => ({ token: 'token', expires: 0 }),
        request: async (_, init) => new Response('{}', { status: init?.method === 'PUT' ? 201 : 404 }),
        limit: () => new AbortController().signal,
        sleep: async () => undefined,
        random: () => 0.5,
        now: () => 0,
        log: () => undefined,
      },
    );
    const isOwn = outcome.kind === 'rejected' && OWN_REASONS.includes(outcome.reason);
    return isOwn ? `${outcome.reason}: ${outcome.details.join('; ')}` : undefined;
  }
}

/** The copies of a message that a subscription gets, by the router. */
export function copiesFor(topic: Topic, { name }: Subscription, message: Message): readonly Message[] {
  const results = routed(topic, message).results.filter(({ subscription }) => subscription.name === name);
  return results.flatMap((one) => deliveredCopies(one).map((copy) => copy.message));
}
