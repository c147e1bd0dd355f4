import { type Message, nearest, plainValue, show } from '../../rules';
import { compileForeign, sentencesOf } from '../../schema';
import {
  idInName,
  LARGEST_BODY,
  LONGEST_ID_IN_NAME,
  placeProperties,
  requestSchema,
  type TemplateData,
} from '../../trigger/jobs';

/** The templates of a program, by name. */
export type Templates = Readonly<Record<string, TemplateData>>;

/** Why a message starts no job of some templates, a sentence each: what the program itself would set it aside for. */
export function requestProblems(templates: Templates, body: Buffer, message: Message): readonly string[] {
  if (body.length > LARGEST_BODY) return [`the body has ${body.length} bytes, allowed are ${LARGEST_BODY}`];
  const request = objectIn(body);
  if (request === undefined) return [`the body is ${body.length === 0 ? 'empty' : 'no object of JSON'}`];
  const names = Object.keys(templates);
  const { template: name } = request;
  const template = typeof name === 'string' && Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (template === undefined) {
    const near = typeof name === 'string' ? nearest(name, names) : undefined;
    const advice = near === undefined ? '' : `; did you mean ${show(near)}?`;
    return [`template: got ${name === undefined ? 'nothing' : show(name)}, allowed ${names.join(', ')}${advice}`];
  }
  const properties = Object.fromEntries(message.properties.map((one) => [one.name, plainValue(one.value)]));
  const placed = placeProperties(template, request, properties);
  // Of a draft that says the same in this one.
  const { $schema: _, ...schema } = requestSchema(name as string, template) as { readonly $schema: string };
  const problems = sentencesOf(compileForeign(schema)(placed.request), placed.request, { isForeign: true });
  const length = typeof placed.request.id === 'string' ? idInName(placed.request.id).length : 0;
  if (length <= LONGEST_ID_IN_NAME) return problems;
  return [...problems, `id: takes ${length} characters of the job's name, allowed ${LONGEST_ID_IN_NAME}`];
}

function objectIn(body: Buffer): Record<string, unknown> | undefined {
  try {
    let value: unknown = JSON.parse(body.toString());
    // Clients that write every body as JSON make a text of JSON that they are given a JSON text.
    if (typeof value === 'string') value = JSON.parse(value);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
