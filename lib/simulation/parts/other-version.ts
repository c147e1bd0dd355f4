import { RequestValidator, type TemplateData } from '../../trigger/jobs';
import type { SimulatedProgram } from './simulated-program';

/** Validators take a while to make, and a run is one of many. */
const KNOWN = new WeakMap<SimulatedProgram, SimulatedProgram>();

/**
 * The program as another version of its deployment would have it: other commands, other presets of parameters, another tier
 * where a message asks for none. It takes the same messages, and makes other jobs of them.
 */
export function otherVersion(program: SimulatedProgram): SimulatedProgram {
  const known = KNOWN.get(program);
  if (known !== undefined) return known;
  const { data } = program;
  const templates = Object.fromEntries(Object.entries(data.templates).map(([name, one]) => [name, changed(one)]));
  const changedData = { ...data, templates };
  const other = { ...program, data: changedData, validator: new RequestValidator(changedData) };
  KNOWN.set(program, other);
  return other;
}

function changed(template: TemplateData): TemplateData {
  const common = {
    experiment: `${template.experiment}-next`,
    tiers: Object.fromEntries(Object.entries(template.tiers).reverse()),
    parameters: Object.fromEntries(
      Object.entries(template.parameters).map(([name, schema]) => [name, withOtherPreset(schema)]),
    ),
  };
  switch (template.kind) {
    case 'command':
      return { ...template, ...common, command: `${template.command} --next` };
    case 'sweep':
      return { ...template, ...common, maxTotalTrials: template.maxTotalTrials + 1 };
    case 'pipeline':
      return { ...template, ...common, continueOnStepFailure: !template.continueOnStepFailure };
  }
}

type Schema = TemplateData['parameters'][string];

function withOtherPreset(schema: Schema): Schema {
  const { type, default: preset, minimum, maximum, enum: words } = schema;
  if (preset === undefined) return schema;
  const values: readonly unknown[] = type === 'boolean' ? [true, false] : [...(words ?? []), minimum, maximum];
  const other = values.find((value) => value !== undefined && value !== preset);
  return other === undefined ? schema : { ...schema, default: other as NonNullable<Schema['default']> };
}
