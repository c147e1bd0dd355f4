/** From the most harmful to what is only worth a line. */
const KINDS = ['loss', 'unknown', 'duplicate', 'access', 'setting', 'quiet'] as const;
type Harm = (typeof KINDS)[number];

/** What a remark of a code is about; a setting, where it is not here. */
const HARM: ReadonlyMap<string, Harm> = new Map(
  Object.entries<Harm>({
    'lost-coverage': 'loss',
    'claim-refuted': 'loss',
    replacement: 'loss',
    deletion: 'loss',
    'invalid-rule': 'loss',
    'refused-setting': 'loss',
    locked: 'loss',
    check: 'loss',
    destroy: 'loss',
    unreachable: 'loss',
    'no-rules': 'loss',
    'first-rule': 'loss',
    'loose-rule': 'loss',
    'rule-gap': 'loss',
    'rule-fails': 'loss',
    'forward-target': 'loss',
    'forward-loop': 'loss',
    'forward-hops': 'loss',
    status: 'loss',
    drift: 'loss',
    unresolved: 'unknown',
    undecided: 'unknown',
    'unknown-rule': 'unknown',
    'new-overlap': 'duplicate',
    'two-copies': 'duplicate',
    copies: 'duplicate',
    'default-rule': 'duplicate',
    duplicates: 'duplicate',
    'access-added': 'access',
    'access-changed': 'access',
    'access-removed': 'access',
    'access-unknown': 'access',
    'disaster-recovery': 'loss',
    'forwarded-elsewhere': 'loss',
    'jobs-lost': 'loss',
    'jobs-more': 'duplicate',
    tags: 'quiet',
    created: 'quiet',
    renamed: 'quiet',
    moved: 'quiet',
    forgotten: 'quiet',
    imported: 'quiet',
    'not-in-document': 'quiet',
    'known-after-apply': 'quiet',
    'stale-acknowledgement': 'quiet',
  }),
);

/** What of a remark says how harmful it is. */
interface Harmful {
  readonly code: string;
  readonly gate?: string;
  readonly acknowledged?: string;
  readonly unknown?: true;
}

/** How harmful a remark is: the smaller, the earlier it is told. What a gate stops comes before everything. */
export function harmOf({ code, gate, acknowledged, unknown }: Harmful): number {
  if (gate !== undefined) return acknowledged === undefined ? -2 : -1;
  return KINDS.indexOf(unknown === true ? 'unknown' : (HARM.get(code) ?? 'setting'));
}

/** Whether a remark is only worth a line. */
export function isQuiet(remark: Harmful): boolean {
  return harmOf(remark) === KINDS.indexOf('quiet');
}
