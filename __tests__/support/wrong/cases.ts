/** Something that somebody wrote wrongly, and what he is told. */
export interface WrongCase {
  /** What was written. */
  readonly code: string;
  /** Each problem: the code that its place is the beginning of, the construct below the stack, and the sentence. */
  readonly told: readonly (readonly [at: string, construct: string, sentence: string])[];
}

const HEAD = `// @ts-nocheck: what TypeScript says to this is tested elsewhere
import { CorrelationFilter, MessageContract, not, Property, SqlAction, SqlFilter } from '../lib/rules';
import { jobCatalogue, trainingJob } from '../lib/app';
import { trainingEvent } from '../__tests__/support/shipped';
`;

const CATALOGUE = "topicName: 'events', topic: { contract: trainingEvent }, queues: { 'drift-review': {} },";

/** A catalogue that is right, but for what is given. */
function catalogue(job: string, beginning = CATALOGUE): string {
  return `const catalogue = jobCatalogue({
  ${beginning}
  jobs: (queues) => ({
    good: { rules: { g: SqlFilter.parse("eventType = 'eval.passed'") } },
    ${job}
  }),
});
`;
}

/** An environment that is right, but for one option. */
function environment(name: string, option = ''): string {
  const options: Record<string, string> = {
    name: `name: '${name}'`,
    location: "location: 'westeurope'",
    resourceGroup: `resourceGroup: { create: 'rg-${name}' }`,
    namespace: `namespace: { name: 'training-${name}', sku: 'Standard' }`,
    catalogue: 'catalogue',
    state: "state: { kind: 'local' }",
    tags: 'tags: {}',
  };
  if (option !== '') options[option.slice(0, option.indexOf(':'))] = option;
  return `export const environment = {
${Object.values(options)
  .map((one) => `  ${one},\n`)
  .join('')}};
`;
}

/** A file with an environment in which one thing is wrong. */
export const FILES = {
  job: (name: string, code: string) => HEAD + catalogue(code) + environment(name),
  catalogue: (name: string, code: string) => HEAD + catalogue('', code) + environment(name),
  contract: (name: string, code: string) =>
    `${HEAD}const contract = ${code};\n${catalogue('', "topicName: 'events', topic: { contract },")}${environment(name)}`,
  environment: (name: string, code: string) => HEAD + catalogue('') + environment(name, code),
};
