import { isObject, type JsonObject } from './resource';

const PLAN = 'terraform plan -out=plan && terraform show -json plan > plan.json';
const STATE = 'terraform show -json > state.json';

/** So much of a text tells what it is: before it, a plan for people lists what it reads. */
const TELLING = 1 << 20;

/** A plan, and a state, as people read them; each as Terraform and OpenTofu begin it. */
const PLAN_FOR_PEOPLE =
  /^(?:│ )?(?:Terraform|OpenTofu) (?:used the selected providers|will perform the following actions)|^No changes\. |^Plan: \d+ to /m;
const STATE_FOR_PEOPLE = /^# \S+: *(?:\(tainted\))?\r?\n(?:resource|data) "/m;
const IN_HCL = /^(?:resource|data|variable|provider|module|locals|terraform|output)\b[^{}\n]*\{/m;
/** Colours and the like, of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape is what is looked for
const STYLES = /\u001b\[[\d;]*m/g;

/**
 * What a text is that is no document, where Terraform has written it, and what to write in its place, as the rest of a
 * sentence about it.
 *
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function otherOutput(text: string): string | undefined {
  const [first = ''] = text.trimStart().slice(0, TELLING).split('\n', 1);
  const json = jsonOf(first);
  if (json !== undefined && isLogLine(json))
    return `the log of a command with -json, such as terraform plan -json, which has no plan in it; write ${PLAN}`;
  const told = text.slice(0, TELLING).replace(STYLES, '');
  if (PLAN_FOR_PEOPLE.test(told)) return `a plan as Terraform prints it for people; write its JSON: ${PLAN}`;
  if (STATE_FOR_PEOPLE.test(told)) return `a state as Terraform prints it for people; write its JSON: ${STATE}`;
  if (IN_HCL.test(told)) return 'in the language of Terraform; call it *.tf, and name its folder';
  return undefined;
}

/** The same of some JSON. */
export function otherJson(json: JsonObject): string | undefined {
  if (isLogLine(json)) return otherOutput(JSON.stringify(json));
  if (isObject(json.provider_schemas)) return `what terraform providers schema -json says of providers; write ${PLAN}`;
  if (typeof json.valid === 'boolean' && Array.isArray(json.diagnostics))
    return `what terraform validate -json says; write ${PLAN}`;
  const values = Object.values(json);
  const isOutput = (value: unknown) => isObject(value) && 'sensitive' in value && 'type' in value && 'value' in value;
  if (values.length > 0 && values.every(isOutput))
    return `what terraform output -json says, outputs alone; write ${STATE}`;
  return undefined;
}

function isLogLine(json: JsonObject): boolean {
  return typeof json['@level'] === 'string' && typeof json['@message'] === 'string';
}

function jsonOf(line: string): JsonObject | undefined {
  try {
    const json: unknown = JSON.parse(line);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
