import {
  ASKED_PROPERTIES_TAG,
  ASKED_TAG,
  type AssetReference,
  type JobRequest,
  jobBody,
  requestSchema,
  type TemplateData,
} from '../../jobs';
import { after, compose, escaped, parameter, quoted, type WorkflowAction } from './expressions';
import { checksOf, idExpression, meantBy, type RequestValue, valuesOf } from './request-conditions';

/** A template, and where its steps are. */
export interface TemplateCase {
  readonly name: string;
  readonly template: TemplateData;
  /** Tells the steps of templates apart. */
  readonly index: number;
}

/**
 * What is looked at and made for a template: `checks_n` is what is wrong, and nothing where all is right; `job_n` is the
 * job, with its body.
 */
export function requestSteps({ name, template, index }: TemplateCase): Record<string, WorkflowAction> {
  const [request, values, checks, bodies, job] = ['request', 'values', 'checks', 'bodies', 'job'].map(
    (step) => `${step}_${index}`,
  ) as [string, string, string, string, string];
  const all = valuesOf(template, request);
  const body = `body('${request}')`;
  return {
    [request]: {
      type: 'ParseJson',
      inputs: { content: "@outputs('fields')", schema: schemaOf(name, template) },
      runAfter: {},
    },
    [values]: compose(Object.fromEntries(all.map((value) => [value.name, `@${meantBy(value)}`])), after(request)),
    // What the schema says, once more: that ParseJson enforces all of it is not documented.
    [checks]: compose(checksOf(template, all, request, values), after(values)),
    [bodies]: compose(bodiesOf(name, template, request, values, all), after(checks)),
    [job]: compose(
      {
        name: `@concat('tr-', parameters('source'), '-', ${idExpression(`string(${body}?['id'])`)}, '-', string(outputs('${values}')?['attempt']))`,
        requestId: `@${body}?['id']`,
        attempt: `@string(outputs('${values}')?['attempt'])`,
        asked: `@${askedBy(name, template, request, all)}`,
        askedProperties: `@${askedByProperties(all)}`,
        body: `@outputs('${bodies}')?[outputs('${values}')?['tier']]`,
      },
      after(bodies),
    ),
  };
}

/** The schema of a request; what a property may say, the body may leave out. */
function schemaOf(name: string, template: TemplateData): object {
  const decided = Object.keys(template.fromProperties?.parameters ?? {});
  const parameters = Object.entries(template.parameters).map(([parameter, schema]) => [
    parameter,
    decided.includes(parameter) && schema.default === undefined ? { ...schema, default: 0 } : schema,
  ]);
  const schema = requestSchema(name, { ...template, parameters: Object.fromEntries(parameters) }) as {
    readonly properties: object;
  };
  return { ...schema, properties: { ...schema.properties, template: { type: 'string', enum: [name] } } };
}

/** The body of the function's own making for each tier, with expressions in the place of what a message fills in. */
function bodiesOf(
  name: string,
  template: TemplateData,
  request: string,
  values: string,
  all: readonly RequestValue[],
): object {
  const meant = (value: string) => `outputs('${values}')?['${value}']`;
  const params = all
    .filter((value) => value.name.startsWith('params.'))
    .map(({ name: full, schema }) => {
      const value = meant(full);
      const text =
        schema.type === 'boolean'
          ? `if(equals(toLower(string(${value})), 'true'), 'True', 'False')`
          : `string(${value})`;
      return [full.slice('params.'.length), `@{${text}}`];
    });
  const inputs = Object.keys(template.inputs).map((input): [string, AssetReference] => {
    const part = (index: number) =>
      `@{split(concat(body('${request}')?['inputs']?['${input}'], ':::'), ':')[${index}]}`;
    return [input, { name: part(1), version: part(2) }];
  });
  const preset = template.displayName === undefined ? 'null' : quoted(template.displayName);
  const filled: Omit<JobRequest, 'tier'> = {
    id: `@{body('${request}')?['id']}`,
    attempt: `@{${meant('attempt')}}` as never,
    template: name,
    // Of no display name, the service makes one.
    displayName: `@coalesce(body('${request}')?['displayName'], ${preset})`,
    // An expression without braces keeps its type.
    nodeCount: `@int(${meant('nodeCount')})` as never,
    params: Object.fromEntries(params),
    inputs: Object.fromEntries(inputs),
  };
  const place = { workspaceId: parameter('workspaceId'), trainingClientId: parameter('trainingClientId') };
  // As tags a job is known again by it; as properties, nobody can change it.
  const asked = {
    [ASKED_TAG]: `@{${askedBy(name, template, request, all)}}`,
    [ASKED_PROPERTIES_TAG]: `@{${askedByProperties(all)}}`,
  };
  const tags = {
    // As the studio shows it and events tell it: nothing in it is markup.
    correlationId: "@{take(uriComponent(coalesce(outputs('broker')?['CorrelationId'], '')), 100)}",
    ...asked,
  };
  const bodyFor = (tier: string) => {
    const { properties } = jobBody(escaped(template), { ...filled, tier }, place, undefined);
    return { properties: { ...properties, properties: asked, tags: { ...(properties.tags as object), ...tags } } };
  };
  return Object.fromEntries(Object.keys(template.tiers).map((tier) => [tier, bodyFor(tier)]));
}

/** What the body asks for, as the function writes it. */
function askedBy(name: string, template: TemplateData, request: string, all: readonly RequestValue[]): string {
  const body = `body('${request}')`;
  const said = all
    .filter((value) => value.name !== 'attempt')
    .map((value) => part(value.name, value.said, value.schema.type));
  const inputs = Object.keys(template.inputs).map((input) =>
    part(`inputs.${input}`, `${body}?['inputs']?['${input}']`, 'string'),
  );
  return line([
    ...said,
    ...inputs,
    part('displayName', `${body}?['displayName']`, 'string'),
    { name: 'template', text: quoted(`;template=${name}`) },
  ]);
}

/** What properties ask for, as the function writes it. */
function askedByProperties(all: readonly RequestValue[]): string {
  return line(
    all.flatMap(({ property, said, schema }) => {
      if (property === undefined) return [];
      const { name, text } = part(property.name, property.value, schema.type);
      return [{ name, text: property.wins === 'property' ? text : `if(equals(${said}, null), ${text}, '')` }];
    }),
  );
}

interface Part {
  readonly name: string;
  readonly text: string;
}

function part(name: string, value: string, type: string): Part {
  const text = type === 'boolean' ? `toLower(string(${value}))` : `string(${value})`;
  return { name, text: `if(equals(${value}, null), '', concat(${quoted(`;${name}=`)}, ${text}))` };
}

/** Parts in the order of their names, with one `;` between two. */
function line(parts: readonly Part[]): string {
  if (parts.length === 0) return "''";
  const sorted = [...parts].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text);
  const all = sorted.length === 1 ? sorted[0] : `concat(${sorted.join(', ')})`;
  return `join(skip(split(${all}, ';'), 1), ';')`;
}
