import { createHash } from 'node:crypto';
import { kindOf, type Output, readText } from '../../files';
import { UsageError } from '../common/exit-status';

/** The two files that the emulator is started with; the compose file without its heading. */
export interface EmulatorFiles {
  readonly config: Output & { readonly content: string };
  readonly compose: Output & { readonly content: string };
}

/**
 * What a compose file of ours begins with. JSON has no place for such a heading, and the emulator knows every name that
 * Config.json may have, so this one is for both.
 */
const HEADING = `# Made by \`training-job-scheduler emulator\`, with Config.json. Its next run makes both anew, unless one was changed since:
# what was changed by hand is never overwritten. The two as they were made (SHA-256):
`;

/** The compose file, with the heading that says who made it. */
export function composeText({ config, compose }: EmulatorFiles): string {
  const made = `# docker-compose.yaml ${hashOf(compose.content)}\n# Config.json ${hashOf(config.content)}\n`;
  return `${HEADING}${made}${compose.content}`;
}

const MADE =
  /^(?:#[^\n]*\n)*?# docker-compose\.yaml (?<compose>[0-9a-f]{64})\n# Config\.json (?<config>[0-9a-f]{64})\n(?<rest>[\s\S]*)$/;

/**
 * Looks whether files of an earlier run may be replaced: what nobody has changed since `training-job-scheduler emulator` made it, or
 * what is to be written anyway.
 *
 * @throws UsageError where somebody else made one, or has changed it
 */
export function checkReplaceable({ config, compose }: EmulatorFiles): void {
  const [oldConfig, oldCompose] = [textAt(config.path), textAt(compose.path)];
  const made = MADE.exec(oldCompose ?? '')?.groups;
  const { compose: composeHash, config: configHash, rest = oldCompose } = made ?? {};
  check(compose, rest, composeHash);
  check(config, oldConfig, configHash);
}

function check({ path, content }: EmulatorFiles['config'], old: string | undefined, hash: string | undefined): void {
  if (old === undefined || old === content || hashOf(old) === hash) return;
  const why =
    hash === undefined
      ? 'was not made by training-job-scheduler emulator'
      : 'was changed since training-job-scheduler emulator made it';
  throw new UsageError(`${path}: ${why}, so it is not overwritten; name another folder with --out, or move it away`);
}

/** What stands in a file; a device, or a FIFO, is no file of anybody. */
function textAt(path: string): string | undefined {
  return kindOf(path) === 'file' ? readText(path).replaceAll('\r\n', '\n') : undefined;
}

/** Of the text with the line ends that it was made with: git may have given it others. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
