import type { Judge } from '../judging/program-judge';
import type { Network, Surroundings } from './network';
import type { SimulatedAzureMl } from './simulated-azure-ml';
import type { SimulatedBus } from './simulated-bus';
import type { SimulatedGuards } from './simulated-guards';
import type { Handle, SimulatedProgram } from './simulated-program';

/** How the host of Functions treats messages; `host.json` of the package, but for tests that break it. */
export interface HostRules {
  /** @default 'after': a message is settled when the program has returned */
  readonly completes: 'before' | 'after';
  /** Whether a receiver that was closed is opened again. @default true */
  readonly reopens?: boolean;
}

export interface HostOptions {
  readonly around: Surroundings;
  readonly network: Network;
  readonly bus: SimulatedBus;
  readonly azureMl: SimulatedAzureMl;
  readonly guards: SimulatedGuards;
  readonly program: SimulatedProgram;
  /** What a process does with messages: asked for when it begins. */
  readonly handleOf: () => Handle;
  readonly rules: HostRules;
  readonly number: number;
  readonly judge: Judge;
}
