import { isSensitive, SENSITIVE } from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
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
  if (was.kind === 'unknown' || is.kind === 'unknown')
    return isSameText(before, after, argument) ? undefined : notKnown(argument, setting, was, is, before, subject);
  if (isSame(setting, was.value, is.value)) return undefined;
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

function notKnown(
  argument: string,
  setting: Setting,
  was: ArgumentValue,
  is: ArgumentValue,
  before: Side,
  subject: string,
): Remark {
  const { decides } = setting;
  const why = is.kind === 'unknown' ? is.why : was.kind === 'unknown' ? was.why : '';
  const old = was.kind === 'unknown' ? ', as it was before' : `, before ${shown(before, argument, setting, was)}`;
  const text = `\`${argument}\` is not known: ${why}${old}`;
  if (decides === undefined) return { code: 'known-after-apply', subject, text };
  return { code: codeOf(setting), subject, text: `${text}; cannot tell ${decides}`, unknown: true };
}

function codeOf({ isAccess }: Setting): string {
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
  const isWritten = /\$\{/.test(texts[0] as string) || referenceIn(after.resource.values[argument])?.isWritten === true;
  return texts[0] === texts[1] && isWritten;
}

/** A value as code, without what is sensitive. */
function shown({ resource }: Side, argument: string, { write, isComputed }: Setting, given: ArgumentValue): string {
  if (given.kind === 'unknown') return `\`${given.why}\``;
  const { value, name } = given;
  if (isSensitive(resource, argument)) return SENSITIVE;
  if (name !== undefined) return `\`${name}\``;
  if (value === undefined) return isComputed === true ? 'what Azure chose' : 'nothing';
  if (typeof value === 'string') return `\`${write?.(value) ?? value}\``;
  return `\`${shownArgument(resource, argument, value)}\``;
}
