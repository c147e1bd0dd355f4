/// <reference lib="dom" />
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Outcome, StoredRow } from '../wire';
import { act, counts, say } from './page-state';
import { Facts, Problems, Side } from './parts';
import { numberText } from './words';

interface ActionsProps {
  readonly entity: string;
  readonly isDead: boolean;
  readonly sequences: readonly number[];
  readonly rows: readonly StoredRow[];
  readonly onDone: () => void;
}

/** Sends again, or takes away, what is chosen: after it was asked. */
export function Actions({ entity, isDead, sequences, onDone, rows }: ActionsProps) {
  if (sequences.length === 0) return null;
  const target = rows.find(({ sequence }) => sequences.includes(sequence))?.targets[0];
  const text = `${numberText(sequences.length)} ${sequences.length === 1 ? 'message' : 'messages'}`;
  return (
    <p class="actions chosen-actions">
      <AskedButton
        id="resend-all"
        label={`Send ${text} again`}
        question={`Send ${text} again, each to where it belongs${target === undefined ? '' : `, such as ${target.to}`}? Ids stay as they are, and so does the order.`}
        onYes={async () => report(await act('resend', { entity, dead: isDead, sequences }), 'sent again', onDone)}
      />
      <AskedButton
        id="discard-all"
        label={`Take ${text} away`}
        question={`Take ${text} away for good?`}
        isBad
        onYes={async () => report(await act('discard', { entity, dead: isDead, sequences }), 'taken away', onDone)}
      />
    </p>
  );
}

function report(done: Awaited<ReturnType<typeof act>>, what: string, onDone: () => void): readonly string[] {
  const outcomes = (done.body.outcomes ?? []) as readonly Outcome[];
  const failed = outcomes.filter(({ problem }) => problem !== undefined);
  const problems = [...done.problems, ...failed.map(({ sequence, problem }) => `${sequence}: ${problem}`)];
  if (done.isOk)
    say(
      `${numberText(outcomes.length - failed.length)} ${what}${failed.length > 0 ? `, ${failed.length} not: ${failed[0]?.problem}` : ''}`,
      failed.length > 0,
    );
  else say(problems.join('; '), true);
  onDone();
  return problems;
}

/** A button that asks before it does something. */
function AskedButton(props: {
  readonly id: string;
  readonly label: string;
  readonly question: string;
  readonly isBad?: boolean;
  readonly onYes: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { id, label, question, isBad = false, onYes } = props;
  return (
    <>
      <button type="button" id={id} class={isBad ? 'bad' : ''} onClick={() => dialog.current?.showModal()}>
        {label}
      </button>
      <dialog ref={dialog} aria-label={label}>
        <p>{question}</p>
        <p class="actions">
          <button
            type="button"
            class={isBad ? 'bad yes' : 'yes'}
            onClick={() => {
              dialog.current?.close();
              onYes();
            }}
          >
            {label}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            No
          </button>
        </p>
      </dialog>
    </>
  );
}

interface MendingProps {
  readonly entity: string;
  readonly isDead: boolean;
  readonly row: StoredRow;
  readonly isMarked: boolean;
  readonly onMark: (isMarked: boolean) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** One message to mend, and to send again. */
export function Mending({ entity, isDead, row, isMarked, onMark, onDone, onClose }: MendingProps) {
  const json = JSON.stringify(row.json, undefined, 2);
  const message = useSignal(json);
  const body = useSignal(row.body);
  const to = useSignal(row.targets[0]?.to ?? '');
  const problems = useSignal<readonly string[]>([]);
  const entities = [...counts.value.values()].filter(({ kind }) => kind !== 'subscription');
  const note = row.targets.find((target) => target.to === to.value)?.note;
  const isCut = row.body.endsWith('…');
  const send = async () => {
    const done = await act('resend', {
      entity,
      dead: isDead,
      sequences: [row.sequence],
      ...(to.value !== '' && { to: to.value }),
      ...(message.value !== json && { message: message.value }),
      ...(body.value !== row.body && { body: body.value }),
    });
    problems.value = report(done, `sent again to ${to.value}`, onDone);
  };
  return (
    <Side title={row.title === '' ? row.id : row.title} onClose={onClose}>
      <Facts
        of={[
          ['Message id', row.id],
          ['Sequence number', String(row.sequence)],
          ['Reason', row.reason === '' ? 'it says none' : row.reason],
        ]}
      />
      {row.details === '' ? null : <p class="problems">{row.details}</p>}
      <label class="check">
        <input type="checkbox" checked={isMarked} onChange={(event) => onMark(event.currentTarget.checked)} /> Choose it
        together with others
      </label>
      <label class="field">
        <span>Properties</span>
        <textarea
          id="mend-message"
          rows={12}
          spellcheck={false}
          value={message.value}
          onInput={(event) => {
            message.value = event.currentTarget.value;
          }}
        />
      </label>
      {row.isBinary || isCut ? (
        <p class="muted">Its body is {row.isBinary ? 'no text' : 'too long to be mended here'}, and stays as it is.</p>
      ) : (
        <label class="field">
          <span>Body</span>
          <textarea
            id="mend-body"
            rows={8}
            spellcheck={false}
            value={body.value}
            onInput={(event) => {
              body.value = event.currentTarget.value;
            }}
          />
        </label>
      )}
      <label class="field">
        <span>Send it to</span>
        <select
          id="mend-to"
          value={to.value}
          onChange={(event) => {
            to.value = event.currentTarget.value;
          }}
        >
          {row.targets.length === 0 ? <option value="">choose</option> : null}
          {[...new Set([...row.targets.map((target) => target.to), ...entities.map(({ address }) => address)])].map(
            (address) => (
              <option key={address} value={address}>
                {address}
              </option>
            ),
          )}
        </select>
      </label>
      {note === undefined ? null : <p class="muted">{note}</p>}
      <Problems of={problems.value} />
      <p class="actions">
        <button type="button" id="mend-send" class="primary" onClick={send} disabled={to.value === ''}>
          Send again
        </button>
        <AskedButton
          id="mend-discard"
          label="Take it away"
          question={`Take message ${row.id} away for good?`}
          isBad
          onYes={async () =>
            report(await act('discard', { entity, dead: isDead, sequences: [row.sequence] }), 'taken away', onDone)
          }
        />
      </p>
    </Side>
  );
}
