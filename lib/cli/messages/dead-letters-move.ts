import { type Bus, openBus } from '../../operations/bus/bus';
import { addressOf } from '../../operations/bus/bus-address';
import { isMeant, type Letter } from '../../operations/dead-letters/letter';
import { discard, resend } from '../../operations/dead-letters/resend';
import { type Planned, planned } from '../../operations/dead-letters/resend-plan';
import { Targets } from '../../operations/dead-letters/resend-targets';
import { canAsk, print, printError, printJson, withProgress } from '../../terminal';
import { ExitStatus } from '../common/exit-status';
import { interruption } from '../common/interrupted';
import { isAgreed } from './ask';
import { lettersOf } from './dead-letters-look';
import type { MovingOptions, ResendOptions } from './dead-letters-options';
import { changesOf } from './letter-changes';
import { letterJson, letterLine } from './letter-lines';

/** `training-job-scheduler dead-letters resend` */
export async function resendThem(entity: string, options: ResendOptions): Promise<void> {
  const changes = changesOf(options);
  await withBus(options, async (bus) => {
    const letters = await chosen(bus, entity, options);
    const targets = new Targets(bus);
    const plan = await planned(letters.meant, options.into, targets);
    await carryOut(plan, letters, options, {
      verb: { would: 'would be sent again', done: 'sent again', question: 'Send', behind: 'again' },
      act: (signal) => withProgress('sending again', () => resend(bus, plan, changes, targets, signal)),
      end: ({ to, wasThere }) => `-> ${to}${wasThere === true ? ' (was there already)' : ''}`,
      json: ({ to, stays, wasThere }, isDone) => ({
        to,
        sent: isDone && stays === undefined,
        ...(wasThere === true && { wasThere }),
      }),
    });
  });
}

/** `training-job-scheduler dead-letters discard` */
export async function discardThem(entity: string, options: MovingOptions): Promise<void> {
  await withBus(options, async (bus) => {
    const letters = await chosen(bus, entity, options);
    const plan = letters.meant.map((letter) => ({ letter, to: undefined, stays: undefined as string | undefined }));
    await carryOut(plan, letters, options, {
      verb: { would: 'would be discarded', done: 'discarded', question: 'Take', behind: 'away for good' },
      act: async (signal) => {
        const meant = plan.flatMap(({ letter, stays }) => (stays === undefined ? [letter] : []));
        const left = await withProgress('discarding', () => discard(bus, meant, signal));
        return plan.map((one) => ({ ...one, stays: one.stays ?? left.get(one.letter) }));
      },
      end: (_, isDone) => (isDone ? 'discarded' : 'would be discarded'),
      json: ({ stays }, isDone) => ({ discarded: isDone && stays === undefined }),
    });
  });
}

/** The letters that are meant, and among how many. */
interface Chosen {
  readonly entity: string;
  readonly meant: readonly Letter[];
  readonly all: number;
}

/** Whoever names one message, and it is not there, gets a finding: nothing of what he meant is done. */
async function chosen(bus: Bus, entity: string, options: MovingOptions): Promise<Chosen> {
  const { letters } = await lettersOf(bus, entity, options.most);
  const meant = letters.filter((letter) => isMeant(letter, options));
  const namesOne = options.messageId !== undefined || options.sequence !== undefined;
  if (meant.length === 0 && namesOne) process.exitCode = ExitStatus.Findings;
  return { entity, meant, all: letters.length };
}

async function withBus(options: MovingOptions, work: (bus: Bus) => Promise<void>): Promise<void> {
  const bus = await openBus(addressOf(options.at));
  try {
    await work(bus);
  } finally {
    await bus.close();
  }
}

/** What is planned for a letter, or has become of it. */
type End = Planned & { readonly wasThere?: boolean };

interface Deed {
  readonly verb: {
    readonly would: string;
    readonly done: string;
    readonly question: string;
    readonly behind: string;
  };
  act(signal: AbortSignal): Promise<readonly End[]>;
  /** What a letter that goes says of it. */
  end(one: End, isDone: boolean): string;
  json(one: End, isDone: boolean): object;
}

/**
 * Does what is planned, where `--yes` says so or somebody who is asked; without either it says what it would do. What stays
 * of those that are meant is a finding.
 */
async function carryOut(plan: readonly End[], letters: Chosen, options: MovingOptions, deed: Deed): Promise<void> {
  const going = plan.filter(({ stays }) => stays === undefined).length;
  const { verb } = deed;
  const question = `${verb.question} ${going === 1 ? 'one message' : `${going} messages`} ${verb.behind}?`;
  if (options.yes !== true && going > 0 && canAsk()) {
    tell(plan, letters, false, { json: false }, deed);
    if (!(await isAgreed(question))) {
      printError('training-job-scheduler: nothing was done');
      process.exitCode = ExitStatus.Findings;
      return;
    }
    tell(await deed.act(interruption()), letters, true, options, deed);
  } else if (options.yes === true) tell(await deed.act(interruption()), letters, true, options, deed);
  else tell(plan, letters, false, options, deed);
}

function tell(
  ends: readonly End[],
  { entity, all }: Chosen,
  isDone: boolean,
  { json }: Pick<MovingOptions, 'json'>,
  deed: Deed,
): void {
  const going = ends.filter(({ stays }) => stays === undefined).length;
  if (going < ends.length) process.exitCode = ExitStatus.Findings;
  if (json === true) {
    for (const one of ends)
      printJson({
        ...letterJson(one.letter),
        ...deed.json(one, isDone),
        ...(one.stays !== undefined && { stays: one.stays }),
      });
    return;
  }
  const hint = isDone || going === 0 || canAsk() ? '' : '; --yes does it';
  const words = isDone ? deed.verb.done : deed.verb.would;
  print([
    ...ends.map((one) =>
      letterLine(one.letter, one.stays === undefined ? deed.end(one, isDone) : `stays: ${one.stays}`),
    ),
    `${all} in ${entity}, ${ends.length < all ? `${ends.length} meant, ` : ''}${going} ${words}${hint}`,
  ]);
}
