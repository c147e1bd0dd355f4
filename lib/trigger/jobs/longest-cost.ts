import { parseIsoTimeSpan } from '../../rules';
import type { PricesData } from './limits-data';
import type { ComputeData, PipelineTemplateData, StepData, TemplateData } from './template-data';

/** Where a job of a template runs, as a request asks for it. */
export interface Asked {
  readonly tier: string;
  readonly nodeCount: number;
}

/** That what a job costs cannot be told, with why. */
export interface Untold {
  readonly why: string;
}

const TICKS_PER_HOUR = 36_000_000_000n;

/**
 * What a job costs at its longest: each of its machines until its time limit. It may cost less, and never more but for the
 * minutes in which machines come and go.
 */
export function longestCost(template: TemplateData, asked: Asked, prices: PricesData): number | Untold {
  const compute = template.tiers[asked.tier];
  switch (template.kind) {
    case 'command': {
      const price = priceOf(compute, prices);
      return typeof price === 'number' ? hoursOf(template.timeout) * asked.nodeCount * price : price;
    }
    case 'sweep': {
      const price = priceOf(compute, prices);
      const { timeout, maxConcurrentTrials, trialTimeout, maxTotalTrials } = template;
      const all = Math.min(hoursOf(timeout) * maxConcurrentTrials, hoursOf(trialTimeout) * maxTotalTrials);
      return typeof price === 'number' ? all * asked.nodeCount * price : price;
    }
    case 'pipeline':
      return costOfSteps(template, compute, prices);
  }
}

function costOfSteps(
  { steps }: PipelineTemplateData,
  usual: ComputeData | undefined,
  prices: PricesData,
): number | Untold {
  if (steps === undefined) return { why: 'its steps are those of a registered component, which are not known here' };
  let sum = 0;
  for (const [name, step] of Object.entries(steps)) {
    if (step.nodes === undefined)
      return { why: `the step ${name} runs on as many nodes as its component says: give it nodes` };
    const price = priceOf(computeOf(step, usual), prices);
    if (typeof price !== 'number') return price;
    sum += hoursOf(step.timeout) * step.nodes * price;
  }
  return sum;
}

/** A step without a cluster may say its kind of machine itself. */
function computeOf({ compute, instanceType }: StepData, usual: ComputeData | undefined): ComputeData | undefined {
  const own = compute ?? usual;
  return instanceType === undefined || typeof own === 'string' ? own : { ...own, instanceType };
}

function priceOf(compute: ComputeData | undefined, { nodeHours }: PricesData): number | Untold {
  const name = machineOf(compute);
  if (name === undefined)
    return { why: 'without a cluster and an instanceType, Azure ML takes whatever it has quota for' };
  const price = Object.hasOwn(nodeHours, name) ? nodeHours[name] : undefined;
  return price ?? { why: `there is no price of ${name}` };
}

/**
 * What a price is looked up by: the name of a cluster, or the kind of machine and whether it may be taken away; `undefined`
 * where neither is said.
 */
export function machineOf(compute: ComputeData | undefined): string | undefined {
  if (compute === undefined || typeof compute === 'string') return compute;
  const { instanceType, jobTier } = compute;
  return instanceType !== undefined && jobTier === 'Spot' ? `${instanceType} (Spot)` : instanceType;
}

/** All places that the jobs of a template may run on: its tiers, and steps that say their own. */
export function computesOf(template: TemplateData): readonly ComputeData[] {
  const tiers = Object.values(template.tiers);
  if (template.kind !== 'pipeline') return tiers;
  const steps = Object.values(template.steps ?? {});
  return [...tiers, ...steps.flatMap((step) => tiers.flatMap((tier) => computeOf(step, tier) ?? []))];
}

function hoursOf(time: string): number {
  return Number(parseIsoTimeSpan(time)?.ticks ?? 0n) / Number(TICKS_PER_HOUR);
}
