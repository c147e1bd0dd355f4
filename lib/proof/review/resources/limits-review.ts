import {
  type DocumentChange,
  isObject,
  isSensitive,
  Reference,
  SENSITIVE,
  type TerraformResource,
} from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';

/** In these words a program that starts jobs says the limits of its templates. @see docs/guides/limits-and-stops.md */
const LIMITS = 'TRAINING_LIMITS';
/** What each program that starts jobs says, and no other. */
const MARK = 'TRAINING_SUBSCRIPTION';
const PROGRAM = /^azurerm_\w*function_app\w*$/;

/**
 * Programs that start jobs under other limits from now on: how many an hour, and for how much a day. Of a program that is
 * new or goes, jobs are told where they are gained or lost.
 */
export function reviewLimits({ before, after }: DocumentChange, previous: PreviousAddress): Remark[] {
  const old = new Map(before.resources.map((resource) => [resource.address, resource]));
  return after.resources.flatMap((resource): Remark[] => {
    const was = old.get(previous(resource.address));
    if (!PROGRAM.test(resource.type) || was === undefined || !(startsJobs(was) || startsJobs(resource))) return [];
    const [from, to] = [limitsOf(was), limitsOf(resource)];
    if (from === to) return [];
    const remark = { code: 'limits' as const, subject: resource.address };
    if (from instanceof Reference || to instanceof Reference) {
      const text = `whether its jobs keep the limits that they have is not known: \`${LIMITS}\` is known only after apply`;
      return [{ ...remark, text, unknown: true }];
    }
    if (to === undefined)
      return [{ ...remark, text: `its jobs start **without limits**; before, ${shown(was, from)}` }];
    const end = from === undefined ? 'there were none' : shown(was, from);
    return [{ ...remark, text: `its jobs start under other limits, ${shown(resource, to)}; before, ${end}` }];
  });
}

function startsJobs({ values }: TerraformResource): boolean {
  return isObject(values.app_settings) && (MARK in values.app_settings || LIMITS in values.app_settings);
}

/** What a program says of limits; nothing where it has none. */
function limitsOf({ values }: TerraformResource): string | Reference | undefined {
  const settings = values.app_settings;
  if (settings instanceof Reference) return settings;
  const limits = isObject(settings) ? settings[LIMITS] : undefined;
  return typeof limits === 'string' || limits instanceof Reference ? limits : undefined;
}

function shown(resource: TerraformResource, limits: string | undefined): string {
  return isSensitive(resource, `app_settings.${LIMITS}`) ? SENSITIVE : `\`${limits}\``;
}
