import { TerraformResource, type TerraformStack, Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { describeProblem, nearest } from '../../rules';
import { dependency, pathBelow } from '../../servicebus/construct/terraform-address';

/** What an id in Azure looks like below its namespace, by type; azurerm refuses one that is written in other letters. */
const IN_NAMESPACE: ReadonlyMap<string, string> = new Map([
  ['azurerm_servicebus_namespace', ''],
  ['azurerm_servicebus_topic', '/topics/<topic>'],
  ['azurerm_servicebus_queue', '/queues/<queue>'],
  ['azurerm_servicebus_subscription', '/topics/<topic>/subscriptions/<subscription>'],
  ['azurerm_servicebus_subscription_rule', '/topics/<topic>/subscriptions/<subscription>/rules/<rule>'],
]);
const NAMESPACE =
  '/subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.ServiceBus/namespaces/<namespace>';

/**
 * Has Terraform take over what is in Azure already, by `import` blocks.
 *
 * @param imports ids in Azure by the path of a construct below the stack
 * @returns what is wrong with them
 * @see https://developer.hashicorp.com/terraform/language/block/import
 */
export function addImports(stack: TerraformStack, imports: Readonly<Record<string, string>>): string[] {
  const resources = resourcesOf(stack);
  const problems: string[] = [];
  const blocks: { to: string; id: string }[] = [];
  const pathOfId = new Map<string, string>();
  for (const [path, id] of Object.entries(imports)) {
    const resource = resources.get(path);
    if (resource === undefined) {
      problems.push(unknownPath(path, [...resources.keys()]));
      continue;
    }
    const other = pathOfId.get(id.toLowerCase());
    const problem = idProblem(path, id, resource) ?? (other === undefined ? undefined : twice(path, id, other));
    if (problem !== undefined) problems.push(problem);
    pathOfId.set(id.toLowerCase(), path);
    blocks.push({ to: dependency(resource), id });
  }
  blocks.sort((one, other) => (one.to < other.to ? -1 : 1));
  if (blocks.length > 0) stack.addOverride('import', blocks);
  return problems;
}

/** The resources of a stack by the path of the construct that makes each: itself, or what it is made of. */
function resourcesOf(stack: TerraformStack): ReadonlyMap<string, TerraformResource> {
  const found = new Map<string, TerraformResource>();
  for (const construct of stack.node.findAll()) {
    const resource = resourceOf(construct);
    if (resource !== undefined && construct.node.id !== 'Resource')
      found.set(pathBelow(stack, construct as TerraformResource).join('/'), resource);
  }
  return found;
}

function resourceOf(construct: IConstruct): TerraformResource | undefined {
  const candidate = [construct, construct.node.tryFindChild('Resource')].find((one) =>
    TerraformResource.isTerraformResource(one),
  );
  return candidate as TerraformResource | undefined;
}

function unknownPath(path: string, paths: readonly string[]): string {
  const near = nearest(path, paths);
  return describeProblem({
    subject: 'imports',
    got: path,
    allowed: `the path of a construct of this stack, such as ${near ?? 'bus'}`,
    fix: near === undefined ? 'take it out where the resource is no longer written here' : `did you mean ${near}?`,
  });
}

function twice(path: string, id: string, other: string): string {
  return describeProblem({
    subject: `imports["${path}"]`,
    got: id,
    allowed: `each id once, and ${other} has it already`,
    fix: 'give each resource its own',
  });
}

function idProblem(path: string, id: string, resource: TerraformResource): string | undefined {
  const below = IN_NAMESPACE.get(resource.terraformResourceType);
  const form = below === undefined ? undefined : `${NAMESPACE}${below}`;
  const name = nameOf(resource);
  const last = id.slice(id.lastIndexOf('/') + 1);
  const isSaid = form === undefined ? id.startsWith('/') : matches(id, form);
  if (isSaid && (form === undefined || name === undefined || last.toLowerCase() === name.toLowerCase())) {
    return undefined;
  }
  return describeProblem({
    subject: `imports["${path}"]`,
    got: id,
    allowed: isSaid ? `the id of ${name}` : `an id in Azure such as ${form ?? '/subscriptions/…'}`,
    fix: 'copy it from the portal, or from az resource show --query id',
  });
}

/** Whether an id has all fixed parts of a form, in these letters, and something for each `<part>`. */
function matches(id: string, form: string): boolean {
  const [parts, wanted] = [id.split('/'), form.split('/')];
  if (parts.length !== wanted.length) return false;
  return wanted.every((one, index) => (one.startsWith('<') ? parts[index] !== '' : one === parts[index]));
}

/** The name that a resource is written with; `undefined` where only Terraform knows it. */
function nameOf(resource: TerraformResource): string | undefined {
  const { nameInput: name } = resource as { readonly nameInput?: unknown };
  return typeof name === 'string' && !Token.isUnresolved(name) ? name : undefined;
}
