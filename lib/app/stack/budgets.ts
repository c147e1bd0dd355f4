import { describeProblem } from '../../rules';
import { computesOf, longestCost, machineOf, type PricesData, type TemplateData } from '../../trigger/jobs';
import type { TrainingJob } from '../declaration/job';
import type { NodePrice, PricePlan } from '../declaration/price-plan';
import type { TrainingPlan } from '../declaration/training-plan';

/** What machines cost that the templates of a job run on; `undefined` where none of them has a budget. */
export function pricesOf({ templates }: TrainingJob, plan: TrainingPlan): PricesData | undefined {
  const { prices } = plan;
  const data = Object.values(templates).map((template) => template.data);
  const asking = data.filter(({ limits }) => limits?.budgetPerDay !== undefined);
  if (prices === undefined || asking.length === 0) return undefined;
  const { source, date, currency } = prices;
  const nodeHours = asking.flatMap(computesOf).flatMap((compute) => {
    const name = machineOf(compute);
    const price = name === undefined ? undefined : priceOf(name, plan, prices);
    return name === undefined || price === undefined ? [] : [[name, price] as const];
  });
  // In the order of their names: the same prices make the same package.
  const sorted = [...new Map(nodeHours)].sort(([one], [other]) => (one < other ? -1 : 1));
  return { source, date, currency, nodeHours: Object.fromEntries(sorted) };
}

/** The price of an hour of a cluster's machine, or of a kind of machine that Azure ML makes for a job. */
function priceOf(name: string, { computes }: TrainingPlan, { nodeHours }: PricePlan): number | undefined {
  const cluster = Object.hasOwn(computes, name) ? computes[name] : undefined;
  const [, kind = name, spot] = /^(.*?)( \(Spot\))?$/.exec(name) ?? [];
  const size = cluster?.vmSize ?? kind;
  const usual: keyof NodePrice = spot === undefined ? 'Dedicated' : 'LowPriority';
  const had = cluster === undefined ? usual : (cluster.priority ?? 'LowPriority');
  const prices = Object.entries(nodeHours).find(([one]) => one.toLowerCase() === size.toLowerCase())?.[1];
  return prices?.[had];
}

/** What is wrong with the budgets of a job's templates: no prices, a machine without one, or no job that fits. */
export function budgetProblems(subscription: string, job: TrainingJob, plan: TrainingPlan): string[] {
  const prices = pricesOf(job, plan);
  return Object.entries(job.templates).flatMap(([name, { data }]) => {
    const { budgetPerDay } = data.limits ?? {};
    if (budgetPerDay === undefined) return [];
    const subject = `${subscription}.starts.templates.${name}.limits.budgetPerDay`;
    if (prices === undefined) {
      const allowed = `what machines cost, for ${subject}`;
      const fix = 'give source, date, currency and nodeHours, as a file of simulate --prices has them';
      return [describeProblem({ subject: 'training.prices', got: undefined, allowed, fix })];
    }
    return Object.keys(data.tiers).flatMap((tier) => tierProblems(subject, { data, tier, budgetPerDay, prices }));
  });
}

function tierProblems(
  subject: string,
  of: {
    readonly data: TemplateData;
    readonly tier: string;
    readonly budgetPerDay: number;
    readonly prices: PricesData;
  },
): string[] {
  const { data, tier, budgetPerDay, prices } = of;
  const least = longestCost(data, { tier, nodeCount: 1 }, prices);
  if (typeof least !== 'number') {
    const allowed = `a template of which it is known what a job costs; of ${tier}, ${least.why}`;
    return [
      describeProblem({
        subject,
        got: budgetPerDay,
        allowed,
        fix: 'say it, add it to training.prices, or leave the budget out',
      }),
    ];
  }
  if (least <= budgetPerDay) return [];
  const allowed = `at least ${least.toFixed(2)} ${prices.currency}, what one job on one node of ${tier} costs at its longest`;
  return [
    describeProblem({
      subject,
      got: budgetPerDay,
      allowed,
      fix: 'raise it, or lower timeout: as it is, no job ever starts',
    }),
  ];
}

/** What is wrong with a list of prices itself. */
export function priceProblems({ prices }: TrainingPlan): string[] {
  if (prices === undefined) return [];
  const wrong = (subject: string, got: unknown, allowed: string) =>
    describeProblem({ subject: `training.prices.${subject}`, got, allowed, fix: 'write it so' });
  const { date, currency, nodeHours } = prices;
  return [
    ...(/^\d{4}-\d\d-\d\d$/.test(date) ? [] : [wrong('date', date, 'a day, as 2026-11-01')]),
    ...(/^[A-Z]{3}$/.test(currency) ? [] : [wrong('currency', currency, 'three capitals, as EUR')]),
    ...Object.entries(nodeHours).flatMap(([size, byPriority]) =>
      Object.entries(byPriority)
        .filter(([, price]) => !(price >= 0 && Number.isFinite(price)))
        .map(([had, price]) => wrong(`nodeHours.${size}.${had}`, price, 'an amount of money, 0 or more')),
    ),
  ];
}

/** Templates of one name share their limits, whatever subscription starts them: two of them say the same. */
export class SharedLimits {
  private readonly known = new Map<string, { readonly subscription: string; readonly limits: string }>();

  /** What is wrong with the templates of one more subscription. */
  problems(subscription: string, { templates }: TrainingJob): string[] {
    return Object.entries(templates).flatMap(([name, { data }]) => {
      const { jobsPerHour, budgetPerDay } = data.limits ?? {};
      const limits = JSON.stringify({ jobsPerHour, budgetPerDay });
      const other = this.known.get(name);
      if (other === undefined) this.known.set(name, { subscription, limits });
      if (other === undefined || other.limits === limits) return [];
      const subject = `${subscription}.starts.templates.${name}.limits`;
      const allowed = `those of ${name} in ${other.subscription}, ${other.limits}: a limit is that of all jobs of a name`;
      return [describeProblem({ subject, got: limits, allowed, fix: 'give both the same, or one another name' })];
    });
  }
}
