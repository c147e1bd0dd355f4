import type { AdoptedNamespace } from '../model/adopted';
import { FILL_IN, NO_SUBSCRIPTION } from '../model/read-namespace';
import { HARD_LINE, joined, printed } from './code-layout';
import { docComment, type Entry, objectLiteral, textLiteral } from './typescript-code';

/** Something in Azure that Terraform takes over. */
export interface AdoptedImport {
  /** The path of its construct below the stack. */
  readonly path: string;
  /** What stands behind the id of the namespace. */
  readonly below: string;
}

/** The construct of the namespace. @see lib/app/stack/stack.ts */
const NAMESPACE = 'bus';

/** Everything that is in Azure already, outside to inside. */
export function importsIn({ isThere, topics, queues }: AdoptedNamespace): AdoptedImport[] {
  const queueImports = queues
    .filter((queue) => queue.isThere)
    .map(({ name }): AdoptedImport => ({ path: `${NAMESPACE}/${name}`, below: `/queues/${name}` }));
  const topicImports = topics.flatMap(({ name: topic, isThere: isTopicThere, jobs }): AdoptedImport[] => {
    const [path, below] = [`${NAMESPACE}/${topic}`, `/topics/${topic}`];
    const ofJobs = jobs.flatMap(({ name, isThere: isJobThere, rules, clientScoped }): AdoptedImport[] => {
      // @see shared/facts/azurerm.md section 5: the name in Azure of a subscription of one client
      const inAzure = clientScoped === undefined ? name : `${name}$${clientScoped.clientId}$D`;
      const job = { path: `${path}/${name}`, below: `${below}/subscriptions/${inAzure}` };
      const ofRules = rules
        .filter((rule) => rule.isThere && !rule.isNewName)
        .map((rule): AdoptedImport => ({ path: `${job.path}/${rule.name}`, below: `${job.below}/rules/${rule.name}` }));
      return isJobThere ? [job, ...ofRules] : [];
    });
    return isTopicThere ? [{ path, below }, ...ofJobs] : [];
  });
  return [...(isThere ? [{ path: NAMESPACE, below: '' }] : []), ...queueImports, ...topicImports];
}

/** What is said of an id that is not whole. */
const OPEN = '// Not all of it was known from what was adopted: put in the Azure subscription and the resource group.';

/** The file with the ids. */
export function importsFile(id: string, imports: readonly AdoptedImport[]): string {
  const about =
    'What is in Azure already, by the path of its construct: at the next deployment Terraform takes it over, and makes none of it anew. Terraform 1.5 or later has `import` blocks. After the first deployment this file, and `imports` in the environment, can go.';
  const entries = imports.map(({ path, below }): Entry => {
    // Names of Azure have nothing in them that a template would take for code, but for the client of a JMS subscription.
    const template = `\`\${namespace}${below.replace(/\$(?=\{)/g, '\\$&')}\``;
    return { key: path, value: below === '' ? 'namespace' : template };
  });
  const isOpen = id.includes(NO_SUBSCRIPTION) || id.includes(FILL_IN);
  return printed([
    ...(isOpen ? [OPEN, HARD_LINE] : []),
    [
      'const namespace =',
      id.length > 99 ? { kind: 'indented', content: [HARD_LINE, textLiteral(id)] } : ` ${textLiteral(id)}`,
      ';',
    ],
    HARD_LINE,
    HARD_LINE,
    ...joined(docComment(about), HARD_LINE),
    HARD_LINE,
    ['export const imports = ', objectLiteral(entries, true), ';'],
    HARD_LINE,
  ]);
}

/** The same as commands, for Terraform before 1.5: a script that is run in the folder of the stack. */
export function importScript(
  id: string,
  imports: readonly AdoptedImport[],
  addressOf: (path: string) => string,
): string {
  const commands = imports.map(({ path, below }) => `terraform import '${addressOf(path)}' '${id}${below}'`);
  return [
    '#!/bin/sh',
    '# Has Terraform take over what is in Azure already. Run it once, in cdktf.out/stacks/<environment>, after terraform init.',
    'set -e',
    ...commands,
    '',
  ].join('\n');
}
