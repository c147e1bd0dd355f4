import type { AdoptedNamespace } from '../model/adopted';
import { FILL_IN } from '../model/read-namespace';
import { literalOf, settingEntries } from './catalogue-code';
import { HARD_LINE, joined, type Layout, printed } from './code-layout';
import { docComment, type Entry, importOf, listLiteral, objectLiteral, textLiteral } from './typescript-code';

/** Something of another file: `trainingJobs` of `./jobs`. */
export interface Imported {
  readonly name: string;
  readonly file: string;
}

/** What an environment is made of besides its namespace. */
export interface EnvironmentParts {
  /** The name of the stack. */
  readonly name: string;
  /** The name of the variable that is exported; `environments`, a list, in a project of its own. */
  readonly variable: string;
  readonly isList: boolean;
  readonly catalogues: readonly Imported[];
  /** Queues that belong to no catalogue. */
  readonly queues: Imported | undefined;
  /** Ids in Azure; none where nothing is there yet. */
  readonly imports: Imported | undefined;
  /** The last day of exceptions that somebody still has to approve, such as `2027-05-26`. */
  readonly expires: string;
  /** Where the package is imported from. */
  readonly from: string;
  /** What everything is labelled with where the namespace has no labels. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The file of an environment: where the namespace is, and how it is set. */
export function environmentFile(namespace: AdoptedNamespace, parts: EnvironmentParts): string {
  const { variable, isList, from, catalogues, queues, imports, expires } = parts;
  // With one topic, tests may ask for its catalogue by name.
  const name = catalogues.length === 1 ? 'Environment' : 'NamespaceEnvironment';
  const type = [`type ${name}`, ...(namespace.hasLocalAuth === true ? ['type WaiverGrounds'] : [])];
  const neighbours = [...catalogues, ...(queues ? [queues] : []), ...(imports ? [imports] : [])];
  const environment = objectLiteral(environmentEntries(namespace, parts), true);
  const declared = isList ? `readonly ${name}[]` : name;
  return printed([
    importOf(type, from),
    HARD_LINE,
    ...importsOf(neighbours),
    HARD_LINE,
    ...(namespace.hasLocalAuth === true ? [groundsCode(expires), HARD_LINE, HARD_LINE] : []),
    ...joined(docComment(aboutEnvironment(namespace.name, imports !== undefined)), HARD_LINE),
    HARD_LINE,
    [`export const ${variable}: ${declared} = `, isList ? listLiteral([environment]) : environment, ';'],
    HARD_LINE,
  ]);
}

function aboutEnvironment(name: string, isThere: boolean): string {
  const end = isThere ? ', which was there before it was written here' : '';
  return `Where the namespace ${name} is${end}. The Azure subscription is not named: Terraform takes it from \`ARM_SUBSCRIPTION_ID\` or from \`az login\`.`;
}

/** One line a file, in the order of their names. */
function importsOf(all: readonly Imported[]): Layout[] {
  const files = [...new Set(all.map(({ file }) => file))].sort();
  return files.flatMap((file) => [
    importOf(
      all.filter((one) => one.file === file).map(({ name }) => name),
      file,
    ),
    HARD_LINE,
  ]);
}

function groundsCode(expires: string): Layout {
  const about =
    'Why clients are let in with keys: they were when the namespace was adopted. Nobody has approved it, and `training-job-scheduler audit` says so: find out who has a key, put in who decides and until when, or take it out, and Azure refuses keys from the next deployment on.';
  const entries: Entry[] = [
    {
      key: 'reason',
      value: textLiteral('clients had keys before this namespace was written as code, and need time to change'),
    },
    { key: 'approver', value: textLiteral('platform-security@example.com') },
    { key: 'ticket', value: textLiteral('SEC-1') },
    { key: 'expires', value: textLiteral(expires) },
  ];
  return [
    ...joined(docComment(about), HARD_LINE),
    HARD_LINE,
    'const KEYS: WaiverGrounds = ',
    objectLiteral(entries, true),
    ';',
  ];
}

function environmentEntries(namespace: AdoptedNamespace, parts: EnvironmentParts): Entry[] {
  const { catalogues, queues, imports } = parts;
  const [only, ...others] = catalogues;
  const tags = Object.keys(namespace.tags).length > 0 ? namespace.tags : parts.tags;
  const isOne = only !== undefined && others.length === 0;
  return [
    { key: 'name', value: textLiteral(parts.name) },
    {
      key: 'location',
      value: textLiteral(namespace.location ?? FILL_IN),
      ...(namespace.location === undefined && {
        comments: ['Not known from what was adopted: the region of the namespace, such as westeurope.'],
      }),
    },
    {
      key: 'resourceGroup',
      value: objectLiteral([{ key: 'existing', value: textLiteral(namespace.resourceGroupName ?? FILL_IN) }]),
      ...(namespace.resourceGroupName === undefined && {
        comments: ['Not known from what was adopted: the resource group of the namespace.'],
      }),
    },
    { key: 'namespace', value: namespaceCode(namespace) },
    isOne
      ? { key: 'catalogue', value: only.name }
      : { key: 'catalogues', value: listLiteral(catalogues.map(({ name }) => name)) },
    ...(queues === undefined ? [] : [{ key: 'queues', value: queues.name }]),
    {
      key: 'state',
      value: objectLiteral([{ key: 'kind', value: "'local'" }]),
      comments: ['A file beside main.ts, for one person; a team keeps it in a storage account.'],
    },
    {
      key: 'tags',
      value: objectLiteral(Object.entries(tags).map(([key, value]) => ({ key, value: textLiteral(value) }))),
    },
    ...(imports === undefined
      ? []
      : [{ key: 'imports', value: imports.name, comments: ['Not needed any more after the first deployment.'] }]),
  ];
}

function namespaceCode(namespace: AdoptedNamespace): Layout {
  const { identity, networkRules, hasLocalAuth } = namespace;
  const entries: Entry[] = [
    { key: 'name', value: textLiteral(namespace.name) },
    { key: 'sku', value: textLiteral(namespace.sku) },
    ...settingEntries(namespace.settings),
    ...(hasLocalAuth === true ? [{ key: 'localAuthEnabled', value: 'KEYS' }] : []),
    ...identityEntries(identity),
    ...(networkRules === undefined ? [] : [{ key: 'networkRules', value: networkRulesCode(networkRules) }]),
    {
      key: 'preventDestroy',
      value: 'true',
      comments: ['It holds messages: Terraform refuses to replace it, and what is in it.'],
    },
  ];
  return objectLiteral(entries, true, namespace.unknown);
}

/** The constructs give an identity that lives and dies with the namespace. */
function identityEntries(identity: AdoptedNamespace['identity']): Entry[] {
  if (identity === undefined || identity.userAssigned.length === 0) return [];
  const entries: Entry[] = [
    ...(identity.systemAssigned ? [{ key: 'systemAssigned', value: 'true' }] : []),
    { key: 'userAssigned', value: listLiteral(identity.userAssigned.map(textLiteral)) },
  ];
  return [{ key: 'identity', value: objectLiteral(entries) }];
}

function networkRulesCode(rules: NonNullable<AdoptedNamespace['networkRules']>): Layout {
  const { defaultAction, ipRules, subnetIds, ignoreMissingServiceEndpoint, trustedServicesAllowed } = rules;
  const flags = Object.entries({ ignoreMissingServiceEndpoint, trustedServicesAllowed });
  return objectLiteral([
    ...(defaultAction === 'Deny' ? [] : [{ key: 'defaultAction', value: textLiteral(defaultAction) }]),
    ...(ipRules.length === 0 ? [] : [{ key: 'ipRules', value: listLiteral(ipRules.map(textLiteral)) }]),
    ...(subnetIds.length === 0 ? [] : [{ key: 'subnetIds', value: listLiteral(subnetIds.map(textLiteral)) }]),
    ...flags.filter(([, value]) => value).map(([key, value]): Entry => ({ key, value: literalOf(value) })),
  ]);
}
