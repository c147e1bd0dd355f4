import { nearest, show, WAIVER_FIELDS, type Waiver, waiverProblems } from '../rules';
import { isObject, type JsonObject, type TerraformDocument } from '../terraform';
import type { AuditedDocument } from './audited-document';
import type { Subject } from './subject';

/** An exception, and where it was written. */
export interface PlacedWaiver extends Waiver {
  /** What it is for: a construct path, with `/*` for all below it, or an address. */
  readonly scope: string;
  readonly source: 'code' | 'file';
  /** How messages call it: `SB-NET-001 at dev/bus`, with the file and number of an entry. */
  readonly place: string;
  /** What it stands beside, where it stands in code. */
  readonly beside?: { readonly document: AuditedDocument; readonly subject: Subject };
  /** The file that it stands in, and its number there from 0. */
  readonly file?: string;
  readonly index: number;
}

/** What is wrong with waivers, one line a problem, each with the name of the waiver. */
export class MalformedWaivers extends Error {
  override readonly name = 'MalformedWaivers';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** The parts of an entry in a file, where nothing else says what it is for. */
const FILE_FIELDS = [...WAIVER_FIELDS, 'scope'];

/**
 * The waivers of a file: a list of `{"id", "scope", "reason", "approver", "ticket", "expires"}`.
 *
 * @param known the ids of all rules
 * @throws MalformedWaivers with all problems
 */
export function waiversFromJson(file: string, json: unknown, known: readonly string[]): PlacedWaiver[] {
  if (!Array.isArray(json)) throw new MalformedWaivers([`${file}: got ${show(json)}, allowed a list of waivers`]);
  const problems: string[] = [];
  const waivers = json.map((entry: unknown, index): PlacedWaiver => {
    const place = `${file}: waiver ${index + 1}${nameOf(entry)}`;
    const faults = [...waiverProblems(entry, FILE_FIELDS), ...unknownRule(entry, known)];
    problems.push(...faults.map((fault) => `${place}: ${fault}`));
    return { ...(entry as Waiver & { scope: string }), source: 'file', place, file, index };
  });
  if (problems.length > 0) throw new MalformedWaivers(problems);
  return waivers;
}

/** The waivers that stand in the JSON beside resources, outputs and at its top. @throws MalformedWaivers */
export function waiversInCode(document: AuditedDocument, known: readonly string[]): PlacedWaiver[] {
  const problems: string[] = [];
  const waivers = [...document.resources, ...document.outputs, document.whole].flatMap((subject) => {
    const list = subject.said.waivers;
    if (list === undefined) return [];
    const at = `${subject.file}: ${subject.address}`;
    if (!Array.isArray(list)) {
      problems.push(`${at}: waivers: got ${show(list)}, allowed a list`);
      return [];
    }
    return list.map((entry: unknown, index): PlacedWaiver => {
      const place = `${at}: waiver ${index + 1}${nameOf(entry)}`;
      const faults = [...waiverProblems(entry), ...unknownRule(entry, known)];
      problems.push(...faults.map((fault) => `${place}: ${fault}`));
      const scope = subject.constructPath ?? subject.address;
      return { ...(entry as Waiver), scope, source: 'code', place, beside: { document, subject }, index };
    });
  });
  if (problems.length > 0) throw new MalformedWaivers(problems);
  return waivers;
}

/** Who approves the exceptions of the environments that this project ships with: nobody, at a domain for examples. */
const TEMPLATE_APPROVER = 'platform-security@example.com';

/**
 * Whether an exception is the one that this project ships with, as it was. It has no end, so that a clone that nobody
 * has changed does not turn red on some day; every report says that nobody has approved it. One with a real approver
 * ends on its day.
 */
export function isTemplate({ source, approver }: PlacedWaiver): boolean {
  return source === 'code' && approver === TEMPLATE_APPROVER;
}

/** Whether a waiver is for something in a document. */
export function covers(waiver: PlacedWaiver, document: AuditedDocument, subject: Subject): boolean {
  if (waiver.beside !== undefined) return waiver.beside.document === document && waiver.beside.subject === subject;
  const { scope } = waiver;
  if (isEverything(scope)) return true;
  const names = [subject.address, subject.constructPath, stackPath(document.source, subject)];
  if (!scope.endsWith('/*')) return names.includes(scope);
  const above = scope.slice(0, -1);
  return names.some((name) => name?.startsWith(above) === true || name === above.slice(0, -1));
}

/** A scope that says nothing. */
export function isEverything(scope: string): boolean {
  return /^[*/]+$/.test(scope);
}

/** The rule that a waiver is about, and the finding where it is about one. */
export function ruleOf({ id }: Waiver): { readonly rule: string; readonly key: string | undefined } {
  const [, rule = id, key] = /^([^[]+)\[(.+)\]$/.exec(id) ?? [];
  return { rule, key };
}

/** Whether a waiver is about a check of another tool, which only its results can tell. */
export function isOfCheckov({ id }: Waiver): boolean {
  return id.startsWith('CKV');
}

/** Outputs and the document have no construct of their own: `dev/output.secret`, `dev/terraform`. */
function stackPath(document: TerraformDocument, subject: Subject): string | undefined {
  const metadata = document.settings.said.metadata;
  const stack = isObject(metadata) ? metadata.stackName : undefined;
  return typeof stack === 'string' ? `${stack}/${subject.address}` : undefined;
}

function nameOf(entry: unknown): string {
  if (!isObject(entry)) return '';
  const { id, scope } = entry as JsonObject;
  const parts = [id === undefined ? undefined : String(id), scope === undefined ? undefined : `at ${String(scope)}`];
  const name = parts.filter((part) => part !== undefined).join(' ');
  return name === '' ? '' : ` (${name})`;
}

function unknownRule(entry: unknown, known: readonly string[]): string[] {
  if (!isObject(entry) || typeof entry.id !== 'string') return [];
  const waiver = entry as unknown as Waiver;
  const { rule } = ruleOf(waiver);
  // An id of another form has been told about already.
  if (known.includes(rule) || isOfCheckov(waiver) || !/^[A-Z]/.test(rule)) return [];
  const near = nearest(rule, known);
  return [
    `id: there is no rule ${rule}; ${near === undefined ? 'see scheduler audit --rules' : `did you mean ${near}?`}`,
  ];
}
