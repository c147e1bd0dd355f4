/** What options of a template are called in a job file, where that is not their name with underscores. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^steps\b/, 'jobs'],
  [/^(trial\.)?(shmSize|dockerArgs)\b/, '$1resources.$2'],
  [/^(jobs\.\w+\.)(shmSize|dockerArgs)\b/, '$1resources.$2'],
  [/^(jobs\.\w+\.)timeout\b/, '$1limits.timeout'],
  [/^(jobs\.\w+\.)nodes\b/, '$1resources.instance_count'],
  [/^(timeout|trialTimeout|maxTotalTrials|maxConcurrentTrials)\b/, 'limits.$1'],
  [/^(nodes|maxNodes)\b/, 'resources.instance_count'],
  [/^sampling\b/, 'sampling_algorithm'],
  [/^experiment\b/, 'experiment_name'],
  [/^defaultDatastore\b/, 'settings.default_datastore'],
];

/** A problem of a template in the words of the file that it is of. */
export function inFileWords(problem: string): string {
  const end = problem.search(/: /);
  const subject = end === -1 ? '' : problem.slice(0, end);
  const words = WORDS.reduce((text, [from, to]) => text.replace(from, to), subject);
  return `${words.replace(/(?<=^|\.)[a-z]+[A-Z]\w*/g, snake)}${problem.slice(subject.length)}`;
}

function snake(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
