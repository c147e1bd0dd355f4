/** How often a fault happens where it can: of a thousand chances, in a run that has it. */
type PerThousand = number;

/** Something that can go wrong, or that people do while messages are under way. */
export interface FaultKind {
  /** What it is, as the end of "…": `the program ends before …`. */
  readonly says: string;
  readonly chance: PerThousand;
  /**
   * What it can break that nothing here can keep: a run with it is no proof of a fault of the program.
   *
   * @default - nothing: with it every message still has its one end
   */
  readonly beyond?: string;
}

/**
 * Every fault, by name. A run has some of them: with all at once most runs look alike, and few come far.
 *
 * @see Groce et al., Swarm Testing, ISSTA 2012
 */
export const FAULTS = {
  // The program.
  'crash-before': { says: 'the program ends before', chance: 40 },
  'crash-after': { says: 'the program ends after', chance: 40 },
  'slow-program': { says: 'the machine stands still for minutes during', chance: 15 },
  'clock-skew': { says: 'the clock of the program is wrong', chance: 300 },
  'two-instances': { says: 'several instances run at once', chance: 500 },
  'two-versions': { says: 'another version of the program is deployed while messages come', chance: 300 },
  // What connects it.
  'request-lost': { says: 'the request is lost:', chance: 40 },
  'answer-lost': { says: 'the answer is lost:', chance: 40 },
  'request-late': { says: 'the request comes late:', chance: 30 },
  // Service Bus.
  'lock-lost': { says: 'the lock is lost during', chance: 40 },
  'bus-busy': { says: 'Service Bus is busy:', chance: 30 },
  'queue-full': { says: 'a queue of the program takes nothing for a while', chance: 60 },
  // Azure ML.
  'server-error': { says: 'Azure ML fails:', chance: 50 },
  'error-after-work': { says: 'Azure ML does it and answers with an error:', chance: 30 },
  throttled: { says: 'Azure ML is throttled for a while', chance: 250 },
  'no-quota': { says: 'there is no quota for a while', chance: 200 },
  'no-right': { says: 'the right to start jobs is missing for a while', chance: 200 },
  down: { says: 'Azure ML is down for a while', chance: 200 },
  // The storage of limits.
  'storage-busy': { says: 'storage fails:', chance: 40 },
  // What becomes of jobs.
  'result-late': { says: 'the end of a job is told late:', chance: 200 },
  'result-twice': { says: 'the end of a job is told twice:', chance: 200 },
  // Those who send.
  storm: { says: 'all messages come at once', chance: 200 },
  'sent-twice': { says: 'its sender hears no answer and sends it again:', chance: 150 },
  'other-message-same-request': { says: 'another message asks for the same:', chance: 100 },
  'same-id-other-request': { says: 'another message asks under the same id for something else:', chance: 100 },
  'not-allowed': { says: 'a message asks for what no template allows:', chance: 100 },
  // Those who look after it.
  paused: { says: 'the subscription is paused for a while', chance: 150 },
  'starts-stopped': { says: 'somebody stops all starts for a while', chance: 100 },
  'set-aside-resent': { says: 'somebody sends again what was set aside', chance: 300 },
  'dead-letters-resent': { says: 'somebody sends dead letters again', chance: 300 },
  'resend-stopped': { says: 'somebody is stopped while a message is sent again:', chance: 300 },
  'job-archived': { says: 'somebody archives a job', chance: 100 },
  'job-deleted': {
    says: 'somebody deletes a job',
    chance: 100,
    beyond:
      'a job that is deleted is forgotten by Azure ML: the same request that comes again, as a duplicate or from a queue, starts once more',
  },
  'rules-replaced': {
    says: 'a rule is taken away and made again',
    chance: 200,
    beyond: 'a message that comes between the two is wanted by no rule, and the service drops it without a word',
  },
  'default-rule-back': {
    says: 'the rule $Default is back for a moment',
    chance: 200,
    beyond: 'every message comes then, and one that is a request of a template there starts a job of it',
  },
  'region-lost': {
    says: 'the region is lost, and the other one has what was copied',
    chance: 200,
    beyond: 'what was sent and not yet copied is gone with the region',
  },
} as const satisfies Readonly<Record<string, FaultKind>>;

export type Fault = keyof typeof FAULTS;

/** The names, in the order of the table. */
export const FAULT_NAMES = Object.keys(FAULTS) as readonly Fault[];

/** A fault by its name, with what it may break. */
export function faultKind(fault: Fault): FaultKind {
  return FAULTS[fault];
}

/** The faults with which every message still has its one end. */
export const GUARANTEED: readonly Fault[] = FAULT_NAMES.filter((name) => faultKind(name).beyond === undefined);
