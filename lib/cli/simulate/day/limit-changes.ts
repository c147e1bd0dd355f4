import type { SimulatedSystem } from '../../../simulation';

/** What `--set` can change of a template. */
export const OF_A_TEMPLATE = ['jobsPerHour', 'budgetPerDay'] as const;
type Member = (typeof OF_A_TEMPLATE)[number];

type TemplateData = SimulatedSystem['programs'][number]['data']['templates'][string];
type LimitsData = NonNullable<TemplateData['limits']>;

const NONE = 'none';

/** The same system with another limit of a template, whichever programs have it; or what is wrong. */
export function withLimit(
  system: SimulatedSystem,
  template: string,
  member: Member,
  value: string,
): SimulatedSystem | string {
  const limit = value === NONE ? undefined : limitOf(member, value);
  if (typeof limit === 'string') return limit;
  const having = system.programs.filter(({ data }) => Object.hasOwn(data.templates, template));
  if (member === 'budgetPerDay' && limit !== undefined && having.some(({ data }) => data.prices === undefined))
    return 'its program has no prices: give training.prices, and limits.budgetPerDay to the template, and synthesize';
  const programs = system.programs.map((program) => {
    const { data } = program;
    const before = Object.hasOwn(data.templates, template) ? data.templates[template] : undefined;
    if (before === undefined) return program;
    return {
      ...program,
      data: { ...data, templates: { ...data.templates, [template]: changed(before, member, limit) } },
    };
  });
  return { ...system, programs };
}

function changed(template: TemplateData, member: Member, limit: number | undefined): TemplateData {
  const { limits: before, ...rest } = template;
  const { [member]: _, ...others } = before ?? {};
  const limits: LimitsData = { ...others, ...(limit !== undefined && { [member]: limit }) };
  const hasAny = limits.jobsPerHour !== undefined || limits.budgetPerDay !== undefined;
  return { ...rest, ...(hasAny && { limits }) } as TemplateData;
}

function limitOf(member: Member, text: string): number | string {
  const number = Number(text);
  if (member === 'jobsPerHour')
    return /^\d{1,5}$/.test(text) && number > 0 ? number : `allowed a whole number from 1, or ${NONE}`;
  return /^\d{1,8}(\.\d+)?$/.test(text) && number > 0 ? number : `allowed an amount of money, or ${NONE}`;
}
