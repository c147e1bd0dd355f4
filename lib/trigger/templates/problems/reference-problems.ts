import { describeProblem } from '../../../rules';
import type { DataType, InputMode } from '../../jobs';

/** What a reference may be to, and how it is written. */
export type Referred = 'code' | 'component' | 'data' | 'environment';

const NAME = '[A-Za-z0-9][A-Za-z0-9_.-]{0,254}';
const REGISTERED = new RegExp(`^azureml:${NAME}:${NAME}$`);
const COLLECTION: Readonly<Record<Referred, string>> = {
  code: 'codes',
  component: 'components',
  data: '(data|models)',
  environment: 'environments',
};
/** Environments of Azure ML itself: the service looks up their short form, labels included. */
const CURATED = new RegExp(`^azureml:AzureML-${NAME}(:${NAME}|@${NAME})$`);
/** Where data can be read from, beside what is registered. */
const ADDRESS = /^(https?|wasbs?|abfss?|adl):\/\/\S+$|^azureml:\/\/(datastores|subscriptions|locations|jobs)\/\S+$/;
const LABEL = /^azureml:[^:]+@[^@]+$/;
/** A signature in an address opens what it is of to whoever reads it. */
const SIGNED = /[?&]sig=/;

const EXAMPLE: Readonly<Record<Referred, string>> = {
  code: 'azureml:<name>:<version>, or the ARM id of a code version',
  component: 'azureml:<name>:<version>, or azureml://registries/<registry>/components/<name>/versions/<version>',
  data: 'azureml:<name>:<version>, azureml://datastores/<store>/paths/<path>, or the https or wasbs address of what is public',
  environment:
    'azureml:<name>:<version>, an ARM id, or azureml://registries/<registry>/environments/<name>/versions/<version>',
};

/**
 * What is wrong with a reference to something that is registered, or to data.
 *
 * A label such as `@latest` is looked up by the client when a person sends a job; a message has no client. The service
 * itself looks up labels of registries, and those of its own environments.
 */
export function referenceProblems(subject: string, reference: string, to: Referred): string[] {
  const problem = (allowed: string, fix: string) => [describeProblem({ subject, got: reference, allowed, fix })];
  if (LABEL.test(reference) && !(to === 'environment' && CURATED.test(reference))) {
    const fix = to === 'data' ? 'name the version, or let messages name it: inputs: { … }' : 'name the version';
    return problem('a version: what is latest is another thing tomorrow, and nobody asks when a message comes', fix);
  }
  if (to === 'data' && SIGNED.test(reference)) {
    return [
      `${subject}: allowed an address without a signature, which is a secret; register the data, or make a datastore`,
    ];
  }
  return isReference(reference, to) ? [] : problem(EXAMPLE[to], 'write it like this');
}

/** What is wrong with where an output goes. */
export function placeProblems(subject: string, path: string): string[] {
  if (SIGNED.test(path))
    return [`${subject}: allowed an address without a signature, which is a secret; make a datastore`];
  if (ADDRESS.test(path)) return [];
  const allowed = 'azureml://datastores/<store>/paths/<path>, or the address of a folder of Azure Storage';
  return [describeProblem({ subject, got: path, allowed, fix: 'write it like this' })];
}

function isReference(reference: string, to: Referred): boolean {
  const registry = new RegExp(`^azureml://registries/${NAME}/${COLLECTION[to]}/${NAME}/(versions|labels)/${NAME}$`);
  const arm = new RegExp(
    `^(azureml:)?/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.MachineLearningServices/workspaces/[^/]+/${COLLECTION[to]}/${NAME}/versions/${NAME}$`,
    'i',
  );
  return (
    [REGISTERED, registry, arm].some((form) => form.test(reference)) ||
    (to === 'environment' && CURATED.test(reference)) ||
    (to === 'data' && ADDRESS.test(reference))
  );
}

/**
 * What is wrong with how data comes to a job.
 *
 * @see azure-ai-ml 1.35.2, azure.ai.ml._schema.job.input_output_entry: what evaluates is for tables
 */
export function modeProblems(subject: string, type: DataType, mode: InputMode | undefined): string[] {
  if (mode === undefined || !mode.startsWith('Eval') || type === 'mltable') return [];
  const allowed = `Direct, Download or ReadOnlyMount for ${type}: a table alone is evaluated`;
  return [describeProblem({ subject, got: mode, allowed, fix: 'use one of these, or type mltable' })];
}
