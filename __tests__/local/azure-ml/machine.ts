import {
  type Command,
  type Effect,
  JobMachine,
  type JobMachineOptions,
  type Json,
} from '../../../lib/local/azure-ml/core';

export const WORKSPACE =
  '/subscriptions/0/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/training';
export const CPU = `${WORKSPACE}/computes/cpu`;
export const GPU = `${WORKSPACE}/computes/gpu`;

/** A workspace with a cluster of two machines and one of four. */
export function machine(options: Partial<JobMachineOptions> = {}): JobMachine {
  return new JobMachine({
    clusters: [
      { id: CPU, maxNodes: 2 },
      { id: GPU, maxNodes: 4 },
    ],
    componentOf: () => () => undefined,
    ...options,
  });
}

export function command(over: Json = {}): Json {
  return { jobType: 'Command', command: 'python train.py', environmentId: 'env', computeId: CPU, ...over };
}

export function put(name: string, properties: Json, luck = 1): Command {
  return { kind: 'put', run: { workspaceId: WORKSPACE, name }, properties, luck };
}

export function of(name: string) {
  return { workspaceId: WORKSPACE, name };
}

/** Effects in short: what is started and killed, and who was in which state when it was told. */
export function told(effects: readonly Effect[]): string[] {
  return effects.map((effect) =>
    effect.kind === 'changed' ? `${effect.run.name} ${effect.run.state}` : `${effect.kind} ${effect.run.name}`,
  );
}
