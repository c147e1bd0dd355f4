import { describeProblem, type MessageContract, nearest } from '../../rules';
import type { JobTemplate } from '../templates';
import type { ActingRule } from './decisions';

type Templates = Readonly<Record<string, JobTemplate>>;

/** Kinds of properties that can hold a whole number. */
const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'any']);

/** What is wrong with the properties that say how urgent messages are: a name that nobody sets, or that holds no number. */
export function priorityProblems(
  templates: Templates,
  rules: readonly ActingRule[],
  contract: MessageContract | undefined,
): string[] {
  if (contract === undefined) return [];
  const set = rules.flatMap(({ action }) => (action?.statements ?? []).map(({ target }) => target.name));
  return Object.entries(templates).flatMap(([template, { data }]) => {
    const name = data.limits?.priority;
    if (name === undefined || set.some((one) => one.toLowerCase() === name.toLowerCase())) return [];
    const subject = `template ${template}: limits.priority`;
    const property = contract.property(name);
    if (property === undefined) {
      const near = nearest(name, [...set, ...Object.keys(contract.properties)]);
      const fix = near === undefined ? 'let a rule set it, or add it to the contract' : `did you mean ${near}?`;
      const allowed = 'a property that a rule of the subscription sets, or that the contract of the topic has';
      return [describeProblem({ subject, got: name, allowed, fix })];
    }
    if (NUMBERS.has(property.kind)) return [];
    const allowed = 'a property of whole numbers from 0 to 9';
    const fix = 'name another property, or change the contract';
    return [describeProblem({ subject, got: `${name}, ${property.kind} in the contract of the topic`, allowed, fix })];
  });
}

/** What no Logic App keeps. */
export function unkeptLimits(templates: Templates): string[] {
  return Object.entries(templates).flatMap(([template, { data }]) => {
    if (data.limits === undefined) return [];
    const allowed = 'none: a Logic App starts each request at once, and keeps no count';
    const fix = "start the jobs by: 'function', or leave limits out";
    return [describeProblem({ subject: `template ${template}: limits`, got: wordsOf(data.limits), allowed, fix })];
  });
}

/** The limits of templates for people; `undefined` where there are none. */
export function limitsText(templates: Templates): string | undefined {
  const limited = Object.entries(templates).flatMap(([name, { data }]) =>
    data.limits === undefined ? [] : [`${name}: ${wordsOf(data.limits)}`],
  );
  return limited.length === 0 ? undefined : limited.join('; ');
}

/** `at most 4 jobs an hour and 200 a day, the most urgent by priority first`. */
function wordsOf({ jobsPerHour, budgetPerDay, priority }: NonNullable<JobTemplate['data']['limits']>): string {
  const most = [
    ...(jobsPerHour === undefined ? [] : [`${jobsPerHour} ${jobsPerHour === 1 ? 'job' : 'jobs'} an hour`]),
    ...(budgetPerDay === undefined ? [] : [`a cost of ${budgetPerDay} a day`]),
  ];
  return `at most ${most.join(' and ')}${priority === undefined ? '' : `, the most urgent by ${priority} first`}`;
}
