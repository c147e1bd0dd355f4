import type { Topic } from '../routing';
import { gotAllowed, MatcherMistake } from '../routing/matcher-mistakes';
import { CLAIM_KINDS, type DeliveryClaim, isObject, nearest, SqlFilter } from '../rules';

export const EXAMPLE_CLAIM = "{ kind: 'exactly-once', name: 'every request starts one job' }";

/** What each part of a claim is, and whether something is it. */
const PARTS: Readonly<Record<keyof DeliveryClaim, readonly [allowed: string, is: (given: unknown) => boolean]>> = {
  kind: [`one of ${CLAIM_KINDS.join(', ')}`, (given) => CLAIM_KINDS.some((kind) => kind === given)],
  name: ['a sentence that says what is claimed', (given) => typeof given === 'string' && given.trim() !== ''],
  subscriptions: ['a list of names of subscriptions', isNamesOrNothing],
  destinations: ['a list of names of queues, and of subscriptions as topic/subscription', isNamesOrNothing],
  jobs: ['a list of names of templates', isNamesOrNothing],
  observers: ['a list of names of subscriptions', isNamesOrNothing],
  messages: ["a filter, as SqlFilter.parse('priority >= 7') makes it", isFilterOrNothing],
  except: ["a filter, as SqlFilter.parse('priority >= 7') makes it", isFilterOrNothing],
};

/**
 * The claim that `toDeliver` was given. What it names has to be there: a claim about a subscription that there is not may
 * hold for that reason alone.
 *
 * @throws MatcherMistake with the first thing that is wrong
 */
export function claimGiven(topic: Topic, given: unknown): DeliveryClaim {
  const mistake = (where: string, problem: string) =>
    new MatcherMistake(`toDeliver: ${where}`, problem, `expect(topic).toDeliver(${EXAMPLE_CLAIM})`);
  if (!isObject(given) || Array.isArray(given))
    throw mistake('the claim', gotAllowed(given, 'an object with kind and name'));
  const names = Object.keys(PARTS);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw mistake(unknown, `got an unknown option, allowed ${names.join(', ')}`);
  for (const [name, [allowed, is]] of Object.entries(PARTS))
    if (!is(given[name])) throw mistake(name, gotAllowed(given[name], allowed));
  const claim = given as unknown as DeliveryClaim;
  for (const part of ['messages', 'except'] as const) {
    const filter = claim[part];
    const error = filter?.diagnostics().find(({ severity }) => severity === 'error');
    if (error !== undefined)
      throw mistake(part, `got a filter that is not valid, allowed one that is: ${filter?.describe(error)}`);
  }
  if (topic.subscriptions.kind === 'part') return claim;
  const known = topic.subscriptions.all.map((one) => one.name);
  for (const part of ['subscriptions', 'observers'] as const)
    for (const name of claim[part] ?? []) {
      if (known.includes(name)) continue;
      const near = nearest(name, known);
      const meant = near === undefined ? '' : `; did you mean ${near}?`;
      throw mistake(part, `${gotAllowed(name, `those of ${topic.label}: ${known.join(', ')}`)}${meant}`);
    }
  return claim;
}

function isNamesOrNothing(given: unknown): boolean {
  return (
    given === undefined || (Array.isArray(given) && given.length > 0 && given.every((one) => typeof one === 'string'))
  );
}

function isFilterOrNothing(given: unknown): boolean {
  return given === undefined || given instanceof SqlFilter;
}
