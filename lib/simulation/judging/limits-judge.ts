import { DAY, type Duration, HOUR, type Time } from '../../broker/core';
import { objectAt, textAt } from '../../local/azure-ml/core';
import { type LimitsData, longestCost, type PricesData, type TemplateData } from '../../trigger/jobs';
import type { JobMade } from './job-made';
import type { Violation } from './violation';

/** A template whose jobs are limited. */
export interface LimitedTemplate {
  readonly template: TemplateData;
  readonly limits: LimitsData;
  readonly prices: PricesData | undefined;
}

interface Made {
  readonly at: Time;
  readonly cost: number;
}

/** Sums of decimal fractions are off by as much as this. */
const ROUNDING = 1e-6;

/** The templates of programs whose jobs are limited, by name. */
export function limitedTemplates(
  programs: readonly {
    readonly data: { readonly templates: Readonly<Record<string, TemplateData>>; readonly prices?: PricesData };
  }[],
): ReadonlyMap<string, LimitedTemplate> {
  return new Map(
    programs.flatMap(({ data: { templates, prices } }) =>
      Object.entries(templates).flatMap(([name, template]) =>
        template.limits === undefined ? [] : [[name, { template, limits: template.limits, prices }] as const],
      ),
    ),
  );
}

/** Looks at each job that is made, whether its template may have so many within any hour and any day. */
export class LimitsJudge {
  private readonly made = new Map<string, Made[]>();

  constructor(
    private readonly options: {
      readonly templates: ReadonlyMap<string, LimitedTemplate>;
      readonly now: () => Time;
      readonly tell: (violation: Violation) => void;
    },
  ) {}

  hearMade({ properties, asking: { messageId } }: JobMade): void {
    const name = textAt(objectAt(properties, 'tags'), 'template') ?? '';
    const { templates, now, tell } = this.options;
    const limited = templates.get(name);
    if (limited === undefined) return;
    const at = now();
    const all = [...(this.made.get(name) ?? []), { at, cost: costOf(limited, properties) }];
    this.made.set(name, all);
    const { jobsPerHour, budgetPerDay } = limited.limits;
    const within = (span: Duration) => all.filter((one) => one.at > at - span);
    const hour = within(HOUR).length;
    if (jobsPerHour !== undefined && hour > jobsPerHour)
      tell({
        kind: 'over-limit',
        at,
        messageId,
        says: `${name} starts ${hour} jobs within an hour, allowed ${jobsPerHour}`,
      });
    const cost = within(DAY).reduce((sum, one) => sum + one.cost, 0);
    if (budgetPerDay !== undefined && cost > budgetPerDay + ROUNDING)
      tell({
        kind: 'over-limit',
        at,
        messageId,
        says: `jobs of ${name} cost ${cost.toFixed(2)} within a day, allowed ${budgetPerDay}`,
      });
  }
}

/** What the job costs that was made: what it asks Azure ML for, and not what the message said. */
function costOf({ template, prices, limits }: LimitedTemplate, properties: JobMade['properties']): number {
  if (limits.budgetPerDay === undefined || prices === undefined) return 0;
  const computeId = textAt(properties, 'computeId') ?? '';
  const tier =
    Object.entries(template.tiers).find(([, compute]) => computeId.endsWith(`/${String(compute)}`))?.[0] ?? '';
  const job = template.kind === 'sweep' ? objectAt(properties, 'trial') : properties;
  const nodeCount = Number(objectAt(job, 'resources').instanceCount ?? 1);
  const cost = longestCost(template, { tier, nodeCount }, prices);
  return typeof cost === 'number' ? cost : 0;
}
