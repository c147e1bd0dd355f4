import type { AuthorizationRule } from '../core';
import { childOf, childrenOf, element, textIn, type XmlElement } from './xml';
import type { Field } from './xml-fields';

interface Guarded {
  readonly authorizationRules: readonly AuthorizationRule[];
}

/** The elements of a rule, in the order of the service. */
const PARTS = [
  ['ClaimType', 'claimType'],
  ['ClaimValue', 'claimValue'],
  ['KeyName', 'keyName'],
  ['PrimaryKey', 'primaryKey'],
  ['SecondaryKey', 'secondaryKey'],
] as const;
/** What stands before the rights. */
const CLAIM = 2;

/** Who may do what by which key: kept as it was sent, and told. */
export function authorizationRules<S extends Guarded>(): Field<{ readonly settings: S }, S> {
  return {
    name: 'AuthorizationRules',
    write: ({ settings }) => element('AuthorizationRules', settings.authorizationRules.map(ruleXml)),
    read: (content) =>
      ({ authorizationRules: childrenOf(content, 'AuthorizationRule').map(ruleIn) }) as unknown as Partial<S>,
  };
}

function ruleIn(rule: XmlElement): AuthorizationRule {
  const parts = PARTS.flatMap(([name, key]) => {
    const text = textIn(childOf(rule, name));
    return text === undefined ? [] : [[key, text] as const];
  });
  const rights = childrenOf(childOf(rule, 'Rights'), 'AccessRights').map((right) => textIn(right) ?? '');
  return { ...Object.fromEntries(parts), rights };
}

function ruleXml(rule: AuthorizationRule): XmlElement {
  const parts = PARTS.map(([name, key]) => {
    const text = rule[key];
    return text === undefined ? undefined : element(name, text);
  });
  const rights = element(
    'Rights',
    rule.rights.map((right) => element('AccessRights', right)),
  );
  return element(
    'AuthorizationRule',
    [...parts.slice(0, CLAIM), rights, ...parts.slice(CLAIM)],
    [['i:type', 'SharedAccessAuthorizationRule']],
  );
}
