import { resolve } from 'node:path';
import type { Adoption, Note } from '../../adopt';
import { reviewJson } from '../../proof/review';
import { counted } from '../../rules';
import { addTo } from '../../terraform/grouping';

/** Where something was written, and from what. */
export interface ReportPlace {
  readonly out: string;
  readonly from: string;
  readonly isDry: boolean;
}

/** What was adopted, for people. */
export function adoptLines(adoption: Adoption, place: ReportPlace): string[] {
  const { namespace, files } = adoption;
  const jobs = namespace.topics.flatMap((topic) => topic.jobs);
  const what = [
    counted(namespace.topics.length, 'topic'),
    counted(jobs.length, 'subscription'),
    counted(jobs.flatMap(({ rules }) => rules).length, 'rule'),
    counted(namespace.queues.length, 'queue'),
  ].join(', ');
  const verb = place.isDry ? 'would be written' : 'written';
  return [
    `${namespace.name}: ${what}; ${counted(files.length, 'file')} ${verb}${place.out === '.' ? '' : ` into ${place.out}`}`,
    ...files.map(({ path }) => `  ${path}`),
    '',
    ...proofLines(adoption),
    ...noteLines('not taken over', namespace.notes, 'left-out'),
    ...noteLines('not known', namespace.notes, 'unknown'),
    ...noteLines('the constructs are stricter', namespace.notes, 'stricter'),
    ...noteLines('to fill in', namespace.notes, 'fill-in'),
    ...changeLines(adoption),
    ...nextSteps(adoption, place),
  ];
}

function proofLines({ proof }: Adoption): string[] {
  switch (proof.kind) {
    case 'impossible':
      return [`not proved: ${proof.why}`];
    case 'refused':
      return ['not proved: what was written does not synthesize', ...proof.lines.map((line) => `  ${line}`)];
    case 'compared': {
      const { topics, subscriptions, queues, rules, rewritten, differences } = proof.comparison;
      const what = `${counted(topics, 'topic')}, ${counted(subscriptions, 'subscription')}, ${counted(rules, 'rule')}, ${counted(queues, 'queue')}`;
      if (differences.length > 0)
        return [
          `differs: what was written deploys something else than ${what} as they were`,
          ...differences.map(({ subject, text }) => `  ${subject}: ${text}`),
        ];
      const text =
        rewritten.length === 0
          ? ''
          : `; ${counted(rewritten.length, 'filter')} in another text, for the same messages, all of them`;
      return [`proved: what was written synthesizes to the same ${what}${text}`];
    }
  }
}

function noteLines(heading: string, notes: readonly Note[], kind: Note['kind']): string[] {
  const found = notes.filter((note) => note.kind === kind);
  if (found.length === 0) return [];
  const bySentence = new Map<string, string[]>();
  for (const { subject, text } of found) addTo(bySentence, text, subject);
  return ['', `${heading}:`, ...[...bySentence].map(([text, subjects]) => `  ${someOf(subjects)}: ${text}`)];
}

/** So many are named of which one thing is said. */
const MOST_SUBJECTS = 2;

function someOf(subjects: readonly string[]): string {
  const named = subjects.slice(0, MOST_SUBJECTS).join(', ');
  const more = subjects.length - MOST_SUBJECTS;
  return more > 0 ? `${named} and ${more} more` : named;
}

/** So many changes are told; `review` has them all. */
const MOST_CHANGES = 12;

/** What the first apply changes, as far as the source tells. */
function changeLines({ proof }: Adoption): string[] {
  if (proof.kind !== 'compared') return [];
  const { review } = proof;
  const remarks = [...review.topics.flatMap((topic) => topic.remarks), ...review.remarks];
  const told = remarks.filter(({ unknown }) => unknown !== true);
  if (told.length === 0) return [];
  const hidden = told.length - MOST_CHANGES;
  return [
    '',
    'the first apply changes:',
    ...told
      .slice(0, MOST_CHANGES)
      .map(({ subject, text }) => `  ${subject}: ${text.replaceAll('**', '').replaceAll('`', '')}`),
    ...(hidden > 0 ? [`  and ${hidden} more: review has them all`] : []),
  ];
}

function nextSteps({ isNewProject, environment, exported, proof }: Adoption, { out, from }: ReportPlace): string[] {
  const stack = `cdktf.out/stacks/${environment}`;
  const isMissing = proof.kind === 'impossible';
  if (isNewProject) {
    return [
      '',
      ...(out === '.' ? [] : [`  cd ${out}`]),
      '  npm install',
      '  npm test            # does every example go where it went?',
      '  npm run synth       # the JSON for Terraform, with import blocks',
      ...(isMissing ? [`  npx training-job-scheduler review ${from} ${stack}   # does it deploy the same?`] : []),
    ];
  }
  return [
    '',
    `add ${exported.variable} of ${exported.path} to the environments of main.ts: new TrainingSchedulerStack(app, ${exported.variable}), and run synth`,
  ];
}

/** The same, for machines. */
export function adoptJson({ namespace, files, proof, environment, isNewProject }: Adoption, out: string): object {
  return {
    folder: resolve(out),
    isNewProject,
    environment,
    namespace: namespace.name,
    files: files.map(({ path }) => path),
    proof: proofJson(proof),
    notes: namespace.notes,
  };
}

function proofJson(proof: Adoption['proof']): object {
  if (proof.kind !== 'compared') return proof;
  const { comparison, review } = proof;
  return {
    kind: comparison.differences.length === 0 ? 'proved' : 'differs',
    ...comparison,
    firstApply: reviewJson(review),
  };
}
