import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalServiceBus } from '../../lib/broker';
import { print, printError } from '../../lib/terminal';
import { GO_CHANCE, GO_EXCEPTIONS, GO_SKIPPED } from './go/expected';
import { missingForGo, prepareGo, runGo } from './go/suite';

/** What the tests find there already: https://github.com/Azure/azure-sdk-for-go, test-resources.bicep */
const CONFIGURATION = {
  UserConfig: {
    Namespaces: [
      {
        Name: 'conformance',
        Queues: [
          { Name: 'testQueue', Properties: {} },
          { Name: 'testQueueWithSessions', Properties: { RequiresSession: true } },
        ],
        Topics: [],
      },
    ],
    Logging: { Type: 'File' },
  },
};

/** The live tests of Microsoft's client for Go against the Service Bus on this machine. @returns whether all is as expected */
export async function conformToGo(): Promise<boolean> {
  const missing = missingForGo();
  if (missing !== undefined) {
    print([`skipped: the tests of the client for Go: ${missing}`]);
    return true;
  }
  const folder = join(tmpdir(), 'service-bus-conformance-go-1.11.0');
  prepareGo(folder);
  const emulatorConfig = join(mkdtempSync(join(tmpdir(), 'service-bus-conformance-')), 'Config.json');
  writeFileSync(emulatorConfig, JSON.stringify(CONFIGURATION));
  const standard = await LocalServiceBus.start({ emulatorConfig });
  const premium = await LocalServiceBus.start({ emulatorConfig, tier: 'Premium' });
  const counts = { pass: 0, skip: 0, expected: GO_SKIPPED.length, fail: 0 };
  for await (const { test, action, said } of runGo(folder, standard, premium)) {
    const name = test.split('/')[0] ?? '';
    const reason = GO_EXCEPTIONS.get(name);
    const chance = GO_CHANCE.get(name);
    if (chance !== undefined) {
      counts.expected++;
      print([`by chance: ${test} (${action}): ${chance}`]);
    } else if (action === 'fail' && reason !== undefined) {
      counts.expected++;
      print([`expected: ${test}: ${reason}`]);
    } else if (action === 'fail' || (action === 'pass' && reason !== undefined)) {
      counts.fail++;
      printError([action === 'fail' ? `FAILED: ${test}` : `passes, and is in the table: ${test}`, ...said.split('\n')]);
    } else counts[action]++;
  }
  for (const test of GO_SKIPPED) print([`not run: ${test}: ${GO_EXCEPTIONS.get(test)}`]);
  const { pass, skip, expected, fail } = counts;
  print([`Go: ${pass} passed, ${skip} skipped by themselves, ${expected} in the table, ${fail} failed`]);
  await Promise.all([standard.stop(), premium.stop()]);
  return fail === 0 && pass > 0;
}
