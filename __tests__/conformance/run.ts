import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalServiceBus } from '../../lib/broker';
import { print, printError } from '../../lib/terminal';
import { conformToAzureMl } from './azure-ml';
import { conformToGo } from './go';
import { LANGUAGES } from './languages';

/**
 * `npm run conformance`: the Service Bus on this machine with Microsoft's own clients for Go, Python and Java. For Go these
 * are the client's own live tests; for the others, suites in this folder. And Azure ML on this machine with the client for
 * Python that `az ml` is made of (`azure-ml`). What a machine does not have is skipped, and said.
 *
 * `npm run conformance -- python java` runs some of them.
 */
async function main(asked: readonly string[]): Promise<void> {
  const isAsked = (name: string) => asked.length === 0 || asked.includes(name);
  const results: boolean[] = [];
  if (isAsked('go')) results.push(await conformToGo());
  for (const [name, suite] of Object.entries(LANGUAGES)) if (isAsked(name)) results.push(await conform(name, suite));
  if (isAsked('azure-ml')) results.push(await conformToAzureMl());
  process.exitCode = results.includes(false) ? 1 : 0;
}

async function conform(name: string, suite: (typeof LANGUAGES)[keyof typeof LANGUAGES]): Promise<boolean> {
  const missing = suite.missing();
  if (missing !== undefined) {
    print([`skipped: ${suite.client}: ${missing}`]);
    return true;
  }
  const folder = join(tmpdir(), 'service-bus-conformance', name);
  mkdirSync(folder, { recursive: true });
  suite.prepare(folder);
  const bus = await LocalServiceBus.start();
  let [passed, failed] = [0, 0];
  const tested = { connectionString: bus.connectionString, certificateFile: bus.certificate.file ?? '' };
  for await (const { test, passed: isPassed, why } of suite.run(folder, tested)) {
    if (isPassed) passed++;
    else failed++;
    if (!isPassed) printError([`FAILED: ${name}: ${test}: ${why}`]);
  }
  await bus.stop();
  print([`${suite.client}: ${passed} passed, ${failed} failed`]);
  return failed === 0 && passed > 0;
}

void main(process.argv.slice(2));
