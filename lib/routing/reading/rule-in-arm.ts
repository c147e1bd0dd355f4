import { type Diagnostic, LONGEST_TEXT } from '../../rules';
import type { BodyProblem, RuleBody } from './rule-body';
import { isThere } from './rule-body';

const TYPES = ['SqlFilter', 'CorrelationFilter'];
const LONGEST_NAME = 50;

/**
 * What Azure refuses of a rule that is deployed to it in ARM's own words, and not by azurerm, which looks at it first.
 *
 * @see https://learn.microsoft.com/azure/templates/microsoft.servicebus/namespaces/topics/subscriptions/rules
 */
export function armRuleProblems({ name, filterType, sqlFilter, correlationFilter, action }: RuleBody): BodyProblem[] {
  const found: (BodyProblem | undefined)[] = [
    nameProblem(name),
    typeProblem(filterType, sqlFilter, correlationFilter),
    lengthProblem('sql_filter', sqlFilter),
    lengthProblem('action', action),
  ];
  return found.filter((one) => one !== undefined);
}

/**
 * What azapi refuses, which makes nothing that is there already: a template changes it. Not tried on live Azure; it is how
 * the source of `azapi_resource` creates ("Resource already exists").
 */
export function azapiRuleProblems(name: unknown): BodyProblem[] {
  if (typeof name !== 'string' || !/^\$default$/i.test(name)) return [];
  const message = `${name} is the rule that Azure makes with each subscription: terraform apply fails on it, since it exists already; use another name, or azapi_update_resource`;
  return [problem('name', 'rule-name', message)];
}

function nameProblem(name: unknown): BodyProblem | undefined {
  if (typeof name !== 'string') return undefined;
  if (name === '' || name.length > LONGEST_NAME) {
    const message = `the name has ${name.length} characters; Azure takes 1 to ${LONGEST_NAME}`;
    return problem('name', 'rule-name', message);
  }
  if (/^\$(?!default$)/i.test(name)) {
    return problem('name', 'rule-name', "names that begin with $ are Azure's own; use another name");
  }
  return undefined;
}

function typeProblem(type: unknown, sql: unknown, correlation: unknown): BodyProblem | undefined {
  if (typeof type !== 'string') return undefined;
  if (!TYPES.includes(type)) {
    const message = `Azure has no filterType ${JSON.stringify(type)}: only ${TYPES.join(' and ')}; for a true filter use SQL 1=1, for a false one 1=0`;
    return problem('filter_type', 'no-filter', message);
  }
  const [own, body] = type === 'SqlFilter' ? ['sqlFilter', sql] : ['correlationFilter', correlation];
  if (isThere(body)) return undefined;
  return problem(
    'filter_type',
    'no-filter',
    `the filterType is ${type}, and there is no ${own as string} with a condition`,
  );
}

function lengthProblem(argument: 'sql_filter' | 'action', text: unknown): BodyProblem | undefined {
  if (typeof text !== 'string' || text.length <= LONGEST_TEXT) return undefined;
  return problem(argument, 'bytes', `${text.length} characters, at most ${LONGEST_TEXT} are allowed: Azure refuses it`);
}

function problem(argument: BodyProblem['argument'], code: Diagnostic['code'], message: string): BodyProblem {
  return { argument, diagnostic: { severity: 'error', code, message } };
}
