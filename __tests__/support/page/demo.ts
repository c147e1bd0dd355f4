import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalServiceBus } from '../../../lib/broker';
import { LocalHttp } from '../../../lib/local/http';
import { LocalPage } from '../../../lib/local/page';
import { type Topology, topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';
import { shippedTexts } from '../shipped/synthesized';
import { FakeJobs, FakePrograms } from './fakes';

const EXAMPLES = join(__dirname, '..', 'shipped', 'messages');

export function shippedTopology(): Topology {
  return topologyOf(parseDocument('cdk.tf.json', shippedTexts().dev as string));
}

/** The messages that the project ships. */
export function shippedExamples(): { readonly name: string; readonly message: unknown }[] {
  return readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      name: name.replace(/\.json$/, ''),
      message: JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')),
    }));
}

export interface Demo {
  readonly bus: LocalServiceBus;
  readonly http: LocalHttp;
  readonly page: LocalPage;
  readonly jobs: FakeJobs;
  readonly programs: FakePrograms;
  stop(): Promise<void>;
}

/** Service Bus and the page, with jobs and programs that do what one says. */
export async function startDemo(
  topology: Topology = shippedTopology(),
  options: { readonly history?: number; readonly examples?: boolean; readonly listeners?: readonly string[] } = {},
): Promise<Demo> {
  const bus = await LocalServiceBus.start({ topology, allowIncomplete: true });
  const http = await LocalHttp.start({
    onFault: (fault) => {
      throw fault;
    },
  });
  const [jobs, programs] = [new FakeJobs(), new FakePrograms()];
  const listeners = (options.listeners ?? []).map((name) => ({
    program: `func-${name}`,
    subscription: `training-events/Subscriptions/${name}`,
  }));
  const page = new LocalPage({
    bus,
    topology,
    jobs,
    programs,
    listeners,
    examples: options.examples === false ? [] : shippedExamples(),
    ...(options.history !== undefined && { history: options.history }),
  });
  http.mount(page.service);
  return {
    bus,
    http,
    page,
    jobs,
    programs,
    stop: async () => {
      page.close();
      await http.stop();
      await bus.stop();
    },
  };
}
