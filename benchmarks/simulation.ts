import { devSystem, mixedSystem } from '../__tests__/simulation/system';
import { type SimulatedSystem, search } from '../lib/simulation';

/** How many schedules a processor simulates in a second of its own: other work on the machine does not count. */
const [schedules = 400, first = 1] = process.argv.slice(2).map(Number);

async function measure(name: string, system: SimulatedSystem): Promise<void> {
  // What is compiled and cached at first would be counted among the first schedules.
  await search(system, { seed: 1, schedules: 30 });
  const before = process.cpuUsage();
  const { steps } = await search(system, { seed: first, schedules });
  const { user, system: kernel } = process.cpuUsage(before);
  const seconds = (user + kernel) / 1e6;
  const rate = Math.round(schedules / seconds).toLocaleString('en');
  console.log(`${name}: ${rate} schedules a second of the processor, ${Math.round(steps / schedules)} steps in each`);
}

async function main(): Promise<void> {
  await measure('eight programs', devSystem());
  await measure('a program and a Logic App', mixedSystem());
}

void main();
