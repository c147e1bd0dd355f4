import type { PropertyNode } from '../language/syntax';
import { RENAMED, SYSTEM_PROPERTIES } from '../messages/system-properties';
import type { KnownProperties } from '../properties/known-properties';
import { listed } from './contract-values';
import { type Diagnostic, errorAt, warningAt } from './diagnostic';

/** A name that no message has, or that looks like one that every message has. */
export function checkProperty(node: PropertyNode, contract: KnownProperties | undefined): Diagnostic[] {
  if (node.scope === 'sys') {
    return contract?.leavesUnset(node.name) === true
      ? [errorAt('unknown-property', unsetSystemMessage(node.name, contract), node)]
      : [];
  }
  const lower = node.name.toLowerCase();
  if (contract !== undefined && contract.property(node.name) === undefined) {
    return [errorAt('unknown-property', unknownPropertyMessage(node.name, contract), node)];
  }
  const system = SYSTEM_PROPERTIES.get(lower)?.name ?? (lower === 'subject' ? RENAMED.get(lower) : undefined);
  if (contract !== undefined || node.scope === 'user' || system === undefined) return [];
  const message = `${node.name} is a property that senders set; the system property of every message is sys.${system}`;
  return [{ ...warningAt('system-looking-property', message, node), rewrite: `sys.${system} or user.${node.name}` }];
}

/** That no producer sets a system property, with those that they do set. */
export function unsetSystemMessage(name: string, { system = [] }: KnownProperties): string {
  return `by the contract no producer sets sys.${name}; they set ${system.length === 0 ? 'none' : system.map((one) => `sys.${one}`).join(', ')}`;
}

/** That the contract lacks a property, with what may be meant. */
export function unknownPropertyMessage(name: string, contract: KnownProperties): string {
  const system = SYSTEM_PROPERTIES.get(name.toLowerCase())?.name ?? RENAMED.get(name.toLowerCase());
  const near = contract.nearest(name);
  const hint =
    near !== undefined
      ? `did you mean ${near}?`
      : system !== undefined
        ? `did you mean sys.${system}?`
        : `there are ${listed(Object.keys(contract.properties))}; if it is text, write '${name}'`;
  return `the contract has no property ${name}; ${hint}`;
}
