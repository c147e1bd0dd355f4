import { plainText } from '../../../schema';
import { isSensitive, SENSITIVE, type TerraformResource } from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { RemarkCode } from '../remarks/remark-codes';
import type { Remark } from '../remarks/review';
import { type ArgumentValue, argumentValue, normalized, referenceIn } from '../settings/argument-value';
import type { Difference, Setting, Side } from '../settings/setting';
import { isOutput, settingOf, settingsOf } from '../settings/settings-table';
import { shownArgument } from '../settings/shown';

/** An argument that has another value, and what is told of it. */
export interface SettingChange {
  readonly argument: string;
  readonly remark: Remark;
}

/**
 * What a change of the arguments of one resource does to messages: each argument that has another value has its sentence,
 * or is told as changed without one; a value that is not known is said to be so.
 *
 * @param subject what the remarks are about
 * @param tellsAll whether also what other parts of the review tell is told
 */
export function settingChanges(
  before: Side,
  after: Side,
  previous: PreviousAddress,
  subject: string,
  { tellsAll = false }: { readonly tellsAll?: boolean } = {},
): SettingChange[] {
  const names = new Set([...Object.keys(before.resource.values), ...Object.keys(after.resource.values)]);
  return [...names].sort().flatMap((argument) => {
    const setting = settingOf(after.resource.type, argument);
    if (isOutput(argument)) return [];
    const isTold = setting.isPartOf?.some((other) => !isSameValue(before, after, other));
    if (isTold === true) return [];
    const remark = settingChange(before, after, previous, argument, setting, subject);
    const isElsewhere = setting.isToldElsewhere === true && !tellsAll && remark?.unknown === undefined;
    return remark === undefined || isElsewhere ? [] : [{ argument, remark }];
  });
}

function settingChange(
  before: Side,
  after: Side,
  previous: PreviousAddress,
  argument: string,
  setting: Setting,
  subject: string,
): Remark | undefined {
  const was = argumentValue(before, argument, setting, (address) => address);
  const is = argumentValue(after, argument, setting, previous);
  if (is.kind === 'unknown') {
    if (isSameText(before, after, argument)) return undefined;
    const old = was.kind === 'unknown' ? 'as it was before' : `before ${shown(before, argument, setting, was)}`;
    return notKnown(setting, argument, subject, `is not known: ${is.why}, ${old}`, setting.decides);
  }
  if (was.kind === 'unknown') {
    const text = `is ${shown(after, argument, setting, is)} now, and what it was is not known: ${was.why}`;
    return notKnown(setting, argument, subject, text, `whether that changes ${setting.decides}`);
  }
  if (isSame(setting, was.value, is.value)) return undefined;
  if (mayBeSameTarget(was, is, after)) {
    const text = `is the name of \`${is.name}\`, which is known only after apply, before ${shown(before, argument, setting, was)}`;
    return notKnown(setting, argument, subject, text, `whether that changes ${setting.decides}`);
  }
  // Where nothing is said any more, Azure keeps what it has.
  if (setting.isComputed === true && is.value === undefined) return undefined;
  const difference: Difference = {
    argument,
    was: was.value,
    is: is.value,
    from: shown(before, argument, setting, was),
    to: shown(after, argument, setting, is),
    before,
    after,
  };
  return remarkOn(setting, difference, subject);
}

/** Arguments of a new resource that decide about messages, and are not known. */
export function reviewNewSettings(side: Side, previous: PreviousAddress, subject: string): Remark[] {
  return Object.entries(settingsOf(side.resource.type)).flatMap(([argument, setting]) => {
    if (setting.decides === undefined || argument.endsWith('_id')) return [];
    const value = argumentValue(side, argument, setting, previous);
    if (value.kind === 'known') return [];
    const text = `\`${argument}\` is not known: ${value.why}; cannot tell ${setting.decides}`;
    return [{ code: codeOf(setting), subject, text, unknown: true as const }];
  });
}

function remarkOn({ tell }: Setting, difference: Difference, subject: string): Remark {
  const { argument, from, to } = difference;
  // A sentence about a block has the values of its parts, which may be sensitive.
  const isBlock = typeof difference.was === 'object' || typeof difference.is === 'object';
  const hasSecret =
    isBlock &&
    [difference.before, difference.after].some(({ resource }) =>
      resource.sensitive.some((one) => one === argument || one.startsWith(`${argument}.`)),
    );
  const told = hasSecret ? undefined : tell?.(difference);
  if (told === undefined) return { code: 'setting', subject, text: `\`${argument}\` changes from ${from} to ${to}` };
  const { code, text, gate, unknown } = told;
  return { code, subject, text, ...(gate !== undefined && { gate }), ...(unknown === true && { unknown }) };
}

/** That a value is not known, or what it was is not; which matters where it decides something. */
function notKnown(setting: Setting, argument: string, subject: string, what: string, question = ''): Remark {
  const text = `\`${argument}\` ${what}`;
  if (setting.decides === undefined) return { code: 'known-after-apply', subject, text };
  return { code: codeOf(setting), subject, text: `${text}; cannot tell ${question}`, unknown: true };
}

function codeOf({ isAccess }: Setting): RemarkCode {
  return isAccess === true ? 'access-unknown' : 'unresolved';
}

function isSame({ isSame: same }: Setting, was: unknown, is: unknown): boolean {
  return same?.(was, is) ?? JSON.stringify(was ?? null) === JSON.stringify(is ?? null);
}

function isSameValue(before: Side, after: Side, argument: string): boolean {
  const [was, is] = [before, after].map(({ resource }) =>
    JSON.stringify(normalized(resource.values[argument]) ?? null),
  );
  return was === is;
}

/** Whether both sides have the same expressions, so that nothing says that the value is another one. */
function isSameText(before: Side, after: Side, argument: string): boolean {
  const texts = [before, after].map(({ resource }) => JSON.stringify(resource.values[argument] ?? null));
  return texts[0] === texts[1] && referenceIn(after.resource.values[argument])?.isWritten === true;
}

type KnownValue = Extract<ArgumentValue, { readonly kind: 'known' }>;

/**
 * Whether only the apply tells the name of what is forwarded to, and it may be the name that was forwarded to before. It
 * is another one where something else of its namespace has that name: two of one namespace have two names.
 */
function mayBeSameTarget({ value: old }: KnownValue, { target }: KnownValue, { document }: Side): boolean {
  if (typeof old !== 'string' || target === undefined || typeof target.values.name === 'string') return false;
  const namespaceOf = (resource: TerraformResource) => {
    const found = document.resolve(resource, 'namespace_id');
    if (found.kind === 'resource') return found.resource.address;
    return found.kind === 'id' ? found.id.toLowerCase() : undefined;
  };
  const namespace = namespaceOf(target);
  const isTaken = document.resources.some(
    (other) =>
      plainText(other.values.name ?? '').toLowerCase() === old.toLowerCase() && namespaceOf(other) === namespace,
  );
  return namespace === undefined || !isTaken;
}

/** A value as code, without what is sensitive. */
function shown(
  { resource }: Side,
  argument: string,
  { write, isComputed }: Setting,
  { value, name }: KnownValue,
): string {
  if (isSensitive(resource, argument)) return SENSITIVE;
  if (name !== undefined) return `\`${name}\``;
  if (value === undefined) return isComputed === true ? 'what Azure chose' : 'nothing';
  if (typeof value === 'string') return `\`${write?.(value) ?? value}\``;
  return `\`${shownArgument(resource, argument, value)}\``;
}
