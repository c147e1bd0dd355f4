/**
 * A parameter that a message may fill, as JSON Schema: the deployment says type and bounds, the message a value.
 *
 * A value is pasted into a command that a shell runs. So there are numbers within bounds, booleans, and texts out of a
 * list; there is no free text, and nothing has to be escaped.
 */
export interface ParameterSchema {
  readonly type: 'integer' | 'number' | 'boolean' | 'string';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly default?: number | boolean | string;
}

/**
 * A value as the text that Azure ML pastes into the command.
 *
 * Booleans begin with a capital, as the official client sends them: a script reads the same whether `az ml job create` or
 * a message has started it.
 */
export function literalText(value: number | boolean | string): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}
