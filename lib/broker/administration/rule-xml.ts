import { CORRELATION_FIELDS, type SqlParameters, systemPropertyOf } from '../../rules';
import { DEFAULT_RULE, type FilterDefinition, type RuleDefinition, type RuleDescription } from '../core';
import { timeText } from './entities-xml';
import { valuesIn, valuesXml } from './values-xml';
import { childOf, element, textIn, type XmlElement } from './xml';
import { BadDescription } from './xml-fields';

/** The level of the language that the service has had since 2011. */
const COMPATIBILITY_LEVEL = '20';

/** The fields of a correlation filter by the engine's names, in the order of the service. */
const FIELDS = CORRELATION_FIELDS.map(systemPropertyOf);

/** A rule as a client describes it: under `RuleDescription`, or `DefaultRuleDescription` of a subscription. */
export function ruleIn(description: XmlElement, name: string): RuleDefinition | BadDescription {
  const filter = filterIn(childOf(description, 'Filter'));
  if (filter instanceof BadDescription) return filter;
  const action = childOf(description, 'Action');
  const isEmpty = action === undefined || typeOf(action) === 'EmptyRuleAction';
  if (!isEmpty && childOf(action, 'SqlExpression') === undefined) {
    return new BadDescription(`An action of type '${typeOf(action)}' without SqlExpression is not supported.`);
  }
  if (isEmpty) return { name, filter };
  const actionParameters = valuesIn(childOf(action, 'Parameters'));
  if (actionParameters instanceof BadDescription) return actionParameters;
  const sql = textIn(childOf(action, 'SqlExpression')) ?? '';
  return { name, filter, action: sql, ...(actionParameters.size > 0 && { actionParameters }) };
}

/** The rule that a new subscription is to have. */
export function defaultRuleIn(subscription: XmlElement): RuleDefinition | BadDescription | undefined {
  const description = childOf(subscription, 'DefaultRuleDescription');
  if (description === undefined) return undefined;
  return ruleIn(description, textIn(childOf(description, 'Name')) || DEFAULT_RULE.name);
}

function typeOf({ attributes }: XmlElement): string {
  return (attributes.get('type') ?? '').replace(/^.*:/, '');
}

function filterIn(filter: XmlElement | undefined): FilterDefinition | BadDescription {
  if (filter === undefined) return DEFAULT_RULE.filter;
  switch (typeOf(filter)) {
    case 'TrueFilter':
      return { kind: 'sql', sql: '1=1' };
    case 'FalseFilter':
      return { kind: 'sql', sql: '1=0' };
    case 'SqlFilter': {
      const parameters = valuesIn(childOf(filter, 'Parameters'));
      if (parameters instanceof BadDescription) return parameters;
      const sql = textIn(childOf(filter, 'SqlExpression')) ?? '';
      return { kind: 'sql', sql, ...(parameters.size > 0 && { parameters }) };
    }
    case 'CorrelationFilter': {
      const properties = valuesIn(childOf(filter, 'Properties'));
      if (properties instanceof BadDescription) return properties;
      const system = FIELDS.flatMap((name) => {
        const text = textIn(childOf(filter, name));
        return text === undefined ? [] : [[name, text] as const];
      });
      return { kind: 'correlation', system: new Map(system), properties };
    }
    default:
      return new BadDescription(
        `The filter type '${typeOf(filter)}' is not known. Allowed: SqlFilter, CorrelationFilter, TrueFilter, FalseFilter.`,
      );
  }
}

/** A rule in the words of the service. */
export function ruleXml({ rule, createdAt }: RuleDescription): XmlElement[] {
  const { name, filter, action, actionParameters } = rule;
  return [
    filterXml(filter),
    action === undefined
      ? element('Action', [], [['i:type', 'EmptyRuleAction']])
      : element('Action', sqlXml(action, actionParameters), [['i:type', 'SqlRuleAction']]),
    element('CreatedAt', timeText(createdAt)),
    element('Name', name),
  ];
}

function filterXml(filter: FilterDefinition): XmlElement {
  if (filter.kind === 'sql')
    return element('Filter', sqlXml(filter.sql, filter.parameters), [['i:type', sqlType(filter.sql)]]);
  const fields = FIELDS.flatMap((name) => {
    const text = filter.system.get(name);
    return text === undefined ? [] : [element(name, text)];
  });
  return element('Filter', [...fields, valuesXml('Properties', filter.properties)], [['i:type', 'CorrelationFilter']]);
}

/** The service's true and false filters are SQL of another type, whose text is always this. */
function sqlType(sql: string): string {
  return sql === '1=1' ? 'TrueFilter' : sql === '1=0' ? 'FalseFilter' : 'SqlFilter';
}

function sqlXml(sql: string, parameters: SqlParameters = new Map()): (XmlElement | undefined)[] {
  return [
    element('SqlExpression', sql),
    element('CompatibilityLevel', COMPATIBILITY_LEVEL),
    valuesXml('Parameters', parameters),
  ];
}
