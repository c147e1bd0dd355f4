import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';

const [validateBody, validateAnswer] = ['jobs.schema.json', 'answers.schema.json'].map((file) =>
  new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(readFileSync(join(__dirname, file), 'utf8'))),
) as [ValidateFunction, ValidateFunction];

/** What the published schema of Azure ML says against a body of a job; nothing where it takes it. */
export function refusals(body: unknown): string[] {
  return against(validateBody, body);
}

/** The same of what the service answers of a job. */
export function answerRefusals(answer: unknown): string[] {
  return against(validateAnswer, answer);
}

function against(validate: ValidateFunction, body: unknown): string[] {
  if (validate(body)) return [];
  const { jobType } = (body as { readonly properties?: { readonly jobType?: string } }).properties ?? {};
  // Of the kinds that it could be, the one that it is.
  const of = (validate.errors ?? []).filter(
    ({ schemaPath }) => schemaPath.includes(`${jobType}Job`) || !/Job\//.test(schemaPath),
  );
  return of.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
