import { join } from 'node:path';
import { inFolder, kindOf, namesIn, writeOutput } from '../../files';
import type { AskedQuestion } from '../../proof';
import { hasSensitiveRules, type Topic } from '../../routing';
import { UsageError } from '../common/exit-status';

/** Option of commands that can write down what they ask. */
export const SMT_LIB_OPTION = [
  '--smt-lib <folder>',
  'also writes each question with its answer there, as a file of SMT-LIB 2.6 that another solver can be given',
] as const;

/** A folder for the questions of one run, one file each. */
export class WrittenQuestions {
  private count = 0;

  private constructor(private readonly folder: string) {}

  /**
   * Where questions are to be written; `undefined` where nobody asked for it.
   *
   * @throws UsageError where something is there already: nobody could tell which answers are of this run
   */
  static in(folder: string | undefined): WrittenQuestions | undefined {
    if (folder === undefined) return undefined;
    const kind = kindOf(folder);
    if (kind === 'file' || kind === 'other') throw new UsageError(`--smt-lib: ${folder} is not a folder`);
    const [first] = kind === 'folder' ? namesIn(folder) : [];
    if (first !== undefined)
      throw new UsageError(
        `--smt-lib: ${folder} is not empty (${first} is in there); name a folder that is new or empty`,
      );
    return new WrittenQuestions(folder);
  }

  /**
   * Writes questions about a topic.
   *
   * @throws UsageError where its rules are made of values that Terraform keeps secret
   */
  of(topic: Topic): (question: AskedQuestion) => void {
    this.refuseSecrets([topic]);
    return (question) => this.write(question, `of ${topic.label} ${question.words}`);
  }

  /** @throws UsageError where rules that decide about messages of a topic are made of values that Terraform keeps secret */
  refuseSecrets(topics: readonly Topic[]): void {
    const topic = topics.find(hasSensitiveRules);
    if (topic !== undefined)
      throw new UsageError(
        `--smt-lib: the rules of ${topic.label} are made of values that are sensitive, and its questions would show them; ask about other topics, or without --smt-lib`,
      );
  }

  /** Writes a question under the words that it is to have. */
  write(question: AskedQuestion, words = question.words): void {
    this.count++;
    const name = `${String(this.count).padStart(5, '0')}-${question.answer}.smt2`;
    inFolder(this.folder, () => writeOutput(join(this.folder, name), question.smtLib(words)));
  }
}
