/** What names the constructs take. @see lib/servicebus/entities, of which this loads nothing: it needs the framework */
export interface UsableNames {
  readonly longest: number;
  readonly pattern: RegExp;
  readonly allowed: string;
}

export const ENTITY_NAME: UsableNames = {
  longest: 260,
  pattern: /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/,
  allowed: 'letters, digits, ".", "_" and "-", with a letter or digit at both ends',
};
export const SUBSCRIPTION_NAME: UsableNames = {
  longest: 50,
  pattern: /^\w([\w.-]*\w)?$/,
  allowed: 'up to 50 letters, digits, "_", "." and "-", with a letter, digit or "_" at both ends',
};
export const RULE_NAME: UsableNames = SUBSCRIPTION_NAME;

export function isUsableName(name: string, { longest, pattern }: UsableNames): boolean {
  // As a key of an object it would be its prototype.
  return name.length <= longest && pattern.test(name) && name !== '__proto__';
}
