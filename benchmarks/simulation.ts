import { devSystem, mixedSystem } from '../__tests__/simulation/system';
import { run, type SimulatedSystem } from '../lib/simulation';

/** How many schedules a processor simulates in a second of its own: other work on the machine does not count. */
const [schedules = 400, first = 1] = process.argv.slice(2).map(Number);

async function measure(name: string, system: SimulatedSystem): Promise<void> {
  // What is compiled and cached at first would be counted among the first schedules.
  for (let seed = 1; seed <= 30; seed++) await run(system, { seed });
  const before = process.cpuUsage();
  let steps = 0;
  for (let seed = first; seed < first + schedules; seed++) steps += (await run(system, { seed })).steps;
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
