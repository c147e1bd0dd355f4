/// <reference lib="dom" />

import type { FormField } from './form-field';

export interface FieldInputProps {
  readonly field: FormField;
  /** As the JSON of a message has it. */
  readonly value: unknown;
  /** `undefined` takes it away. */
  readonly onValue: (value: unknown) => void;
}

/** What a field takes, in a few words. */
export function fieldHint({ kind, min, max, isRequired }: FormField): string {
  const limits = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `to ${max}`]
    .filter(Boolean)
    .join(' ');
  const kinds = { int: 'whole number', long: 'whole number', double: 'number', datetime: 'time', any: 'anything' };
  const type = kind in kinds ? kinds[kind as keyof typeof kinds] : '';
  return [isRequired ? 'required' : '', type, limits].filter(Boolean).join(', ');
}

/** An input for a property: a choice, yes or no, a number or a text. */
export function FieldInput({ field, value, onValue }: FieldInputProps) {
  const hint = fieldHint(field);
  const id = `field-${field.name}`;
  return (
    <label class="field" for={id}>
      <span>
        {field.name} {hint === '' ? null : <small>{hint}</small>}
      </span>
      <Input id={id} field={field} value={value} onValue={onValue} />
    </label>
  );
}

function Input({ id, field, value, onValue }: FieldInputProps & { readonly id: string }) {
  const { kind, values = [], min, max, isRequired } = field;
  if (kind === 'enumeration' || kind === 'bool') {
    const all = kind === 'bool' ? ['true', 'false'] : values;
    const text = value === undefined ? '' : String(value);
    return (
      <select
        id={id}
        value={text}
        required={isRequired}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value;
          if (next === '') onValue(undefined);
          else onValue(kind === 'bool' ? next === 'true' : next);
        }}
      >
        <option value="">{isRequired ? 'choose' : 'not set'}</option>
        {all.includes(text) || text === '' ? null : <option value={text}>{text}</option>}
        {all.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    );
  }
  const common = {
    id,
    value: plain(value),
    required: isRequired,
    placeholder: isRequired ? '' : 'not set',
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      onValue(read(kind, currentTarget.value)),
  };
  if (kind !== 'int' && kind !== 'long' && kind !== 'double') return <input {...common} />;
  return <input {...common} type="number" min={min} max={max} step={kind === 'double' ? 'any' : 1} />;
}

/** A value as it is typed. */
function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return String(Object.values(value)[0] ?? '');
  return String(value);
}

/** What is typed, as the JSON of a message has it; a whole number in a property with a fraction keeps its type. */
function read(kind: FormField['kind'], text: string): unknown {
  if (text === '') return undefined;
  switch (kind) {
    case 'int':
    case 'long':
      return Number.isSafeInteger(Number(text)) ? Number(text) : { long: text };
    case 'double':
      return Number.isInteger(Number(text)) ? { double: text } : Number(text);
    case 'datetime':
      return { datetime: text };
    case 'string':
    case 'bool':
    case 'enumeration':
    case 'any':
      return text;
  }
}
