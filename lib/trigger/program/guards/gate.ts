import { createHash } from 'node:crypto';
import { type JobRequest, longestCost, type PricesData, type TemplateData } from '../../jobs';
import { Misconfigured, type Outcome, rejected, Transient } from '../outcome';
import { type Asking, decide, settle } from './decide';
import { EMPTY, type Ledger, ledgerText, readLedger, type Time } from './ledger';
import { lookForStop, stopWords } from './stop';
import type { Documents } from './stored-documents';

/** A request at the gate. */
export interface AtTheGate {
  /** The name of its job. */
  readonly job: string;
  readonly request: Pick<JobRequest, 'template' | 'tier' | 'nodeCount'>;
  readonly template: TemplateData;
  readonly prices: PricesData | undefined;
  readonly priority: number;
  /** Since when it waits for a place. */
  readonly since: Time | undefined;
}

/** What stands before each start: whether all is stopped, and whether its template has a place left. */
export interface Gate {
  /**
   * Asks before a job is started, each time anew. Who may go has a place, which is written down before this returns.
   *
   * @returns what becomes of the message instead; `undefined` where its job may start
   * @throws NotNow where it cannot be told: then nothing starts
   */
  enter(): Promise<Outcome | undefined>;
  /** Says what came of it. Where that is lost, the place counts longer than it has to, and nothing else is wrong. */
  leave(has: 'started' | 'not-started'): Promise<void>;
}

/** So often a ledger is written anew that somebody else has written meanwhile; then the message tries again later. */
export const MOST_WRITES = 3;
const MOST_WRITES_AFTER = 2;

/** Where the ledger of a template lies. */
export function ledgerName(template: string): string {
  // Any name is one of a blob, whatever it has in it.
  return `limits/${encodeURIComponent(template)}.json`;
}

/** The gate for one delivery of a message. */
export function gateOf(documents: Documents, at: AtTheGate): Gate {
  const { limits } = at.template;
  const name = ledgerName(at.request.template);
  const key = keyOf(at.job);
  let hasPlace = false;
  return {
    async enter() {
      const { stop, again } = await lookForStop(documents);
      if (stop !== undefined) {
        const until = new Date(again);
        return { kind: 'waiting', why: 'stopped', details: [stopWords(stop)], until, ...sinceOf(at.since) };
      }
      if (limits === undefined || hasPlace) return undefined;
      const cost = limits.budgetPerDay === undefined ? 0 : costOf(at);
      const asking: Asking = { key, priority: at.priority, cost, since: at.since };
      for (let write = 1; write <= MOST_WRITES; write++) {
        const found = await documents.read(name);
        const before = ledgerIn(name, found.text);
        const decision = decide(before, asking, limits, found.now);
        if (decision.kind === 'never') return overBudget(at, cost);
        const isSame = decision.ledger === before;
        if (!isSame && !(await documents.write(name, ledgerText(decision.ledger), found.version))) continue;
        if (decision.kind === 'start') {
          hasPlace = true;
          return undefined;
        }
        const { until, since, limit, ahead } = decision;
        const says = `${wordsOf(at, limit)}; ${ahead === 1 ? '1 request is' : `${ahead} requests are`} before it`;
        const times = { until: new Date(until), since: new Date(since) };
        return { kind: 'waiting', why: 'over-limit', details: [says], ...times };
      }
      throw new Transient(`${name} was changed by others each time`);
    },
    async leave(has) {
      if (!hasPlace) return;
      try {
        for (let write = 1; write <= MOST_WRITES_AFTER; write++) {
          const { text, version, now } = await documents.read(name);
          const before = ledgerIn(name, text);
          const after = settle(before, key, has, now);
          if (after === before || (await documents.write(name, ledgerText(after), version))) return;
        }
      } catch {
        // The place counts until its job may have started at the latest, as if nobody had heard of it.
      }
    },
  };
}

/** A request as a ledger has it: short, and nothing that anybody could want to know. */
export function keyOf(job: string): string {
  return createHash('sha256').update(job).digest('base64url').slice(0, 22);
}

function sinceOf(since: Time | undefined): { readonly since?: Date } {
  return since === undefined ? {} : { since: new Date(since) };
}

function ledgerIn(name: string, text: string | undefined): Ledger {
  if (text === undefined) return EMPTY;
  const ledger = readLedger(text);
  if (ledger !== undefined) return ledger;
  throw new Misconfigured(`${name} is no ledger of this program: delete it, and the limits count from anew`);
}

function costOf({ template, request, prices }: AtTheGate): number {
  const cost = prices === undefined ? { why: 'there are no prices' } : longestCost(template, request, prices);
  if (typeof cost === 'number') return cost;
  throw new Misconfigured(`what a job of ${request.template} costs cannot be told: ${cost.why}`);
}

function overBudget({ template, request, prices }: AtTheGate, cost: number): Outcome {
  const { budgetPerDay } = template.limits ?? {};
  const currency = prices?.currency ?? '';
  const nodes = request.nodeCount === 1 ? '1 node' : `${request.nodeCount} nodes`;
  return rejected('over-budget', [
    `${request.template} on ${nodes} of ${request.tier} costs up to ${amount(cost)} ${currency}, allowed ${budgetPerDay} ${currency} a day`,
  ]);
}

function wordsOf({ template, request, prices }: AtTheGate, limit: 'jobsPerHour' | 'budgetPerDay'): string {
  const { jobsPerHour, budgetPerDay } = template.limits ?? {};
  return limit === 'budgetPerDay'
    ? `${request.template} has used up its ${budgetPerDay} ${prices?.currency ?? ''} a day`
    : `${request.template} has started ${jobsPerHour} ${jobsPerHour === 1 ? 'job' : 'jobs'} within an hour, as many as it may`;
}

/** An amount of money in two decimals. */
function amount(value: number): string {
  return value.toFixed(2);
}
