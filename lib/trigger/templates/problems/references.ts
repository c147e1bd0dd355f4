import { describeProblem } from '../../../rules';

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

function isReference(reference: string, to: Referred): boolean {
  const registry = new RegExp(`^azureml://registries/${NAME}/${COLLECTION[to]}/${NAME}/(versions|labels)/${NAME}$`);
  const arm = new RegExp(
    `^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.MachineLearningServices/workspaces/[^/]+/${COLLECTION[to]}/${NAME}/versions/${NAME}$`,
    'i',
  );
  return (
    [REGISTERED, registry, arm].some((form) => form.test(reference)) ||
    (to === 'environment' && CURATED.test(reference)) ||
    (to === 'data' && ADDRESS.test(reference))
  );
}
