import { isTemplateWaiver, type Waiver } from '../../rules';
import { isObject, type TerraformDocument } from '../../terraform';
import type { AuditedDocument } from '../document/audited-document';
import type { Subject } from '../document/subject';
import type { Location } from '../places/locator';

/** An exception, and where it was written. */
export interface PlacedWaiver extends Waiver {
  /** What it is for: a construct path, with `/*` for all below it, or an address. */
  readonly scope: string;
  readonly source: 'code' | 'file';
  readonly location: Location;
  /** How messages call it: `SB-NET-001 at dev/bus`, with its file, line and number there. */
  readonly place: string;
  /** What it stands beside, where it stands in code. */
  readonly beside?: { readonly document: AuditedDocument; readonly subject: Subject };
}

/** Whether an exception is the one that this project ships with, as it was; one of a file is somebody's own. */
export function isTemplate(waiver: PlacedWaiver): boolean {
  return waiver.source === 'code' && isTemplateWaiver(waiver);
}

/** Whether a scope of a file covers what has these names. */
export function coversFrom(scope: string, names: readonly string[]): boolean {
  if (isEverything(scope)) return true;
  if (!isWide(scope)) return names.includes(scope);
  const above = scope.slice(0, -1);
  return names.some((name) => name.startsWith(above) || name === above.slice(0, -1));
}

/** What something in a document can be called: its address, its construct path, its address with the stack. */
export function namesOf({ source }: AuditedDocument, subject: Subject): string[] {
  const names = [subject.address, subject.constructPath, stackPath(source, subject)];
  return names.filter((name) => name !== undefined);
}

/** A scope that is for more than one thing, whatever there is. */
export function isWide(scope: string): boolean {
  return scope.endsWith('/*') || isEverything(scope);
}

/** A scope that says nothing. */
export function isEverything(scope: string): boolean {
  return /^[*/]+$/.test(scope);
}

/** The rule that a waiver is about, and the finding where it is about one. */
export function ruleOf({ id }: Pick<Waiver, 'id'>): { readonly rule: string; readonly key: string | undefined } {
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
