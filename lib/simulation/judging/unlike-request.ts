import { type Json, objectAt, textAt } from '../../local/azure-ml/core';
import { decisionsOf, literalText, type ParameterSchema, type RequestTemplate } from '../../requests';
import type { TemplateData } from '../../trigger/jobs';
import type { JobMade } from './job-made';
import type { Sent } from './sent';

/**
 * What the programs of each subscription may start, by its name and that of the template: in each version that was
 * deployed. Of a workflow only what it takes of a message is known.
 */
export type TemplateVersions = ReadonlyMap<string, ReadonlyMap<string, readonly (RequestTemplate | TemplateData)[]>>;

/**
 * In what a job is not what its message asks for, as its template allows it. It is not looked at how the program makes a job:
 * this is the same said once more, by what the studio shows of one.
 */
export function unlikeItsRequest(made: JobMade, sent: Sent, templates: TemplateVersions): string[] {
  const { request } = sent;
  const own = templates.get(made.asking.subscription);
  const tags = objectAt(made.properties, 'tags');
  const asked = request?.template;
  if (request === undefined || own === undefined) return [];
  const versions = typeof asked === 'string' ? own.get(asked) : undefined;
  if (versions === undefined) return [`${made.asking.subscription} has no template of the name that it asks for`];
  if (textAt(tags, 'template') !== asked) return [`it is of another template, ${textAt(tags, 'template')}`];
  if (textAt(tags, 'requestId') !== request.id) return [`it is of another request, ${textAt(tags, 'requestId')}`];
  const each = versions.map((template) => unlike(made.properties, request, template));
  return each.some((problems) => problems.length === 0) ? [] : (each[0] ?? []);
}

function unlike(job: Json, request: Readonly<Record<string, unknown>>, template: RequestTemplate | TemplateData) {
  const problems: string[] = [];
  const inputs = objectAt(job, 'inputs');
  const params = objectAt(request, 'params');
  const decided = new Set(decisionsOf(template).map(({ field, parameter }) => parameter ?? field));
  for (const [name, schema] of Object.entries(template.parameters)) {
    const value = textAt(objectAt(inputs, name), 'value');
    const said = params[name] ?? schema.default;
    const isSaid = value !== undefined && isText(said) && isSame(value, said);
    if (!isSaid && !(decided.has(name) && isAllowed(value, schema)))
      problems.push(`its ${name} is ${value}, where ${String(said)} is asked for`);
  }
  for (const name of Object.keys(template.inputs)) {
    const uri = textAt(objectAt(inputs, name), 'uri') ?? '';
    const [, asset = '', version = ''] = String(objectAt(request, 'inputs')[name]).split(':');
    if (!uri.endsWith(`/${asset}/versions/${version}`))
      problems.push(`its ${name} is ${uri}, and not ${asset}:${version}`);
  }
  const nodes = Number(objectAt(job, 'resources').instanceCount ?? 1);
  if (nodes > template.maxNodes) problems.push(`it has ${nodes} nodes, of at most ${template.maxNodes}`);
  const compute = textAt(job, 'computeId');
  if (compute !== undefined && !Object.values(template.tiers).some((tier) => isTier(tier, compute)))
    problems.push(`it runs on ${compute}, which is none of its tiers`);
  if ('kind' in template && template.kind === 'command' && textAt(job, 'command') !== template.command)
    problems.push('it runs another command');
  return problems;
}

/** What a document says beside a subscription has names of tiers alone. */
function isTier(tier: unknown, compute: string): boolean {
  return typeof tier !== 'string' || compute.endsWith(`/computes/${tier}`);
}

/** A workflow writes some numbers in another way: `1E-05`. */
function isSame(value: string, said: number | boolean | string): boolean {
  return value === literalText(said) || (typeof said === 'number' && value !== '' && Number(value) === said);
}

function isText(value: unknown): value is number | boolean | string {
  return ['number', 'boolean', 'string'].includes(typeof value);
}

/** Whether a value that a property decides is within what the template allows. */
function isAllowed(value: string | undefined, { type, minimum, maximum, enum: words }: ParameterSchema): boolean {
  if (value === undefined) return false;
  if (type === 'boolean') return value === 'True' || value === 'False';
  if (type === 'string') return words?.includes(value) === true;
  const number = Number(value);
  return number >= (minimum ?? number) && number <= (maximum ?? number);
}
