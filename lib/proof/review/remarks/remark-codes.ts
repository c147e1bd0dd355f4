/** What a remark may be about, from the most harmful to what is only worth a line. */
export const HARMS = ['loss', 'unknown', 'duplicate', 'access', 'setting', 'quiet'] as const;
type Harm = (typeof HARMS)[number];

/** What is known of all remarks of one code. */
interface Code {
  readonly about: Harm;
  /** Whether it says that messages go elsewhere though no rule changes: then the headline says so too. */
  readonly moves?: true;
}

/** Every kind of remark. One that is not in here does not compile. */
const CODES = {
  'lost-coverage': { about: 'loss' },
  'claim-refuted': { about: 'loss' },
  replacement: { about: 'loss' },
  deletion: { about: 'loss' },
  'invalid-rule': { about: 'loss' },
  'refused-setting': { about: 'loss' },
  locked: { about: 'loss' },
  check: { about: 'loss' },
  destroy: { about: 'loss' },
  unreachable: { about: 'loss' },
  'no-rules': { about: 'loss', moves: true },
  'first-rule': { about: 'loss' },
  'loose-rule': { about: 'loss', moves: true },
  'rule-gap': { about: 'loss' },
  'rule-fails': { about: 'loss' },
  'forward-target': { about: 'loss', moves: true },
  'forward-loop': { about: 'loss', moves: true },
  'forward-hops': { about: 'loss', moves: true },
  status: { about: 'loss', moves: true },
  drift: { about: 'loss' },
  'disaster-recovery': { about: 'loss' },
  'forwarded-elsewhere': { about: 'loss' },
  'jobs-lost': { about: 'loss', moves: true },
  unresolved: { about: 'unknown' },
  undecided: { about: 'unknown' },
  'unknown-rule': { about: 'unknown' },
  'new-overlap': { about: 'duplicate' },
  'two-copies': { about: 'duplicate' },
  'default-rule': { about: 'duplicate' },
  duplicates: { about: 'duplicate' },
  'jobs-more': { about: 'duplicate', moves: true },
  'access-added': { about: 'access' },
  'access-changed': { about: 'access' },
  'access-removed': { about: 'access' },
  'access-unknown': { about: 'access' },
  setting: { about: 'setting' },
  'filter-type': { about: 'setting' },
  limits: { about: 'setting' },
  'lock-duration': { about: 'setting' },
  sessions: { about: 'setting' },
  'max-delivery-count': { about: 'setting' },
  'expired-messages': { about: 'setting' },
  'filter-errors': { about: 'setting' },
  'time-to-live': { about: 'setting' },
  'auto-delete': { about: 'setting' },
  'forward-to': { about: 'setting', moves: true },
  'forward-dead-letters': { about: 'setting' },
  'client-scope': { about: 'setting' },
  action: { about: 'setting' },
  capacity: { about: 'setting' },
  ordering: { about: 'setting' },
  size: { about: 'setting' },
  express: { about: 'setting' },
  batching: { about: 'setting' },
  sku: { about: 'setting' },
  encryption: { about: 'setting' },
  'lonely-property': { about: 'setting' },
  'imported-rules': { about: 'setting' },
  'left-behind': { about: 'setting' },
  'incomplete-plan': { about: 'setting' },
  deferred: { about: 'setting' },
  'not-understood': { about: 'setting' },
  fault: { about: 'setting' },
  tags: { about: 'quiet' },
  created: { about: 'quiet' },
  renamed: { about: 'quiet' },
  moved: { about: 'quiet' },
  forgotten: { about: 'quiet' },
  imported: { about: 'quiet' },
  'not-in-document': { about: 'quiet' },
  'known-after-apply': { about: 'quiet' },
  'stale-acknowledgement': { about: 'quiet' },
} as const satisfies Readonly<Record<string, Code>>;

/** The kind of a remark, for machines: it stands in the JSON of a review. */
export type RemarkCode = keyof typeof CODES;
export const REMARK_CODES = Object.keys(CODES) as readonly RemarkCode[];

/** What remarks of a code are about. */
export function aboutOf(code: RemarkCode): Harm {
  return CODES[code].about;
}

/** Whether remarks of a code say that messages go elsewhere though no rule changes. */
export function movesMessages(code: RemarkCode): boolean {
  const known: Code = CODES[code];
  return known.moves === true;
}
