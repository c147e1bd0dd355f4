/// <reference lib="dom" />
import { useSignal } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Contracts } from '../../routing/answers/contracts';
import type { TopicResult } from '../../routing/answers/result';
import { Router } from '../../routing/answers/route';
import { explainOthers, resultLines } from '../../routing/answers/route-in-words';
import { ReadingNotes, readMessage } from '../../routing/messages';
import { knownOf } from '../../routing/topology/fact';
import { revived } from '../../routing/topology/portable';
import { ruleText } from '../../routing/topology/rule-words';
import type { Topic } from '../../routing/topology/topology';
import { NotAMessage } from '../../rules';
import { parseExactly } from '../../schema';
import { visible } from '../../text/visible';
import { moved } from '../list-keys';
import { type Zoom, zoomable } from '../zoom';
import { ZoomButtons } from '../zoom-buttons';
import type { DiagramData } from './diagram-data';
import { Marks } from './marks';

// Routes what is typed with the evaluator of lib/rules, and shows the way in the picture and in words.

interface Answer {
  readonly lines: readonly string[];
  readonly isWrong: boolean;
  readonly result: TopicResult | undefined;
  /** Where the message is not as the contract says. */
  readonly problems: readonly string[];
  readonly why: readonly string[];
}

const NOTHING: Answer = { lines: [], isWrong: false, result: undefined, problems: [], why: [] };

const {
  topology: written,
  boxes,
  examples,
} = JSON.parse(document.getElementById('data')?.textContent ?? '') as DiagramData;
const topology = revived(written);
const router = new Router();
const contracts = new Contracts();
const marks = new Marks(topology, boxes);

/** Routes what is typed; an empty field asks for nothing. */
function answerTo(topic: Topic | undefined, text: string): Answer {
  if (topic === undefined || text.trim() === '') return NOTHING;
  try {
    const read = readMessage(parseExactly(text));
    const { message } = read;
    const result = router.route(topic, message);
    const notes = new ReadingNotes().news(read).map((note) => `(${note})`);
    return {
      lines: [...resultLines(result, message, ''), ...notes],
      isWrong: false,
      result,
      problems: contracts.problems(topic, message),
      why: explainOthers(topic, result, message),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof NotAMessage)) throw error;
    const lines = error instanceof NotAMessage ? error.problems : [`not JSON yet: ${error.message}`];
    return { ...NOTHING, lines, isWrong: true };
  }
}

/** Lines, each of which is one whatever names are in it. */
function shown(lines: readonly string[]): string {
  return lines.map(visible).join('\n');
}

function exampleText(index: number): string {
  return JSON.stringify(examples[index]?.json ?? {}, undefined, 2);
}

function App() {
  const chosen = useSignal(0);
  const topic = topology.topics[chosen.value];
  const ofTopic = examples.flatMap((one, index) => (one.topic === topic?.address ? [{ ...one, index }] : []));
  const text = useSignal(ofTopic[0] === undefined ? '' : exampleText(ofTopic[0].index));
  const wanted = useSignal('');
  const answer = answerTo(topic, text.value);
  useLayoutEffect(() => marks.show(answer.result));
  return (
    <>
      <label class="field">
        <span>Topic</span>
        <select
          id="topic"
          value={String(chosen.value)}
          onChange={({ currentTarget }) => {
            chosen.value = Number(currentTarget.value);
          }}
        >
          {topology.topics.map(({ address, label }, index) => (
            <option key={address} value={String(index)}>
              {visible(label)}
            </option>
          ))}
        </select>
      </label>
      {ofTopic.length === 0 ? null : (
        <label class="field">
          <span>Begin with a message for</span>
          <select
            id="example"
            value=""
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== '') text.value = exampleText(Number(currentTarget.value));
            }}
          >
            <option value="">choose a subscription</option>
            {ofTopic.map(({ name, index }) => (
              <option key={index} value={String(index)}>
                {visible(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="field">
        <span>Message, as JSON</span>
        <textarea
          id="message"
          rows={12}
          spellcheck={false}
          class={answer.isWrong ? 'wrong' : ''}
          aria-invalid={answer.isWrong}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <h2>It goes to</h2>
      <pre id="answer" aria-live="polite">
        {shown(answer.lines)}
      </pre>
      {answer.problems.length === 0 ? null : (
        <p id="contract" class="problems">
          {shown(answer.problems)}
        </p>
      )}
      <label class="field">
        <span>Search subscriptions</span>
        <input
          id="search"
          type="search"
          placeholder="a name, a property, a value"
          value={wanted.value}
          onInput={({ currentTarget }) => {
            wanted.value = currentTarget.value;
          }}
        />
      </label>
      <Subscriptions topic={topic} answer={answer} wanted={wanted.value.trim().toLowerCase()} />
    </>
  );
}

interface SubscriptionsProps {
  readonly topic: Topic | undefined;
  readonly answer: Answer;
  readonly wanted: string;
}

/** The subscriptions whose name or rules hold what is searched for, each with why it does not get the message. */
function Subscriptions({ topic, answer: { result, why }, wanted }: SubscriptionsProps) {
  const results = result?.results ?? [];
  const named = (has: (one: TopicResult['results'][number]) => boolean) =>
    new Set(results.filter(has).map(({ subscription }) => subscription.name));
  const reached = named(({ copies }) => copies.length > 0);
  const open = named(({ unknown }) => unknown.length > 0);
  const subscriptions = topic === undefined ? [] : knownOf(topic.subscriptions);
  const rows = subscriptions.flatMap(({ name, rules }) => {
    const texts = knownOf(rules).map((rule) => `${rule.name}: ${ruleText(rule)}`);
    if (!`${name} ${texts.join(' ')}`.toLowerCase().includes(wanted)) return [];
    const reasons = why
      .filter((line) => line.startsWith(`  not ${name}: `))
      .map((line) => line.replace(`  not ${name}: `, 'not, '));
    const state = result === undefined ? '' : reached.has(name) ? 'reached' : open.has(name) ? 'open' : 'other';
    return [{ name, state, text: shown([...texts, ...reasons]) }];
  });
  // Who gets it stands first.
  rows.sort((a, b) => Number(b.state === 'reached') - Number(a.state === 'reached'));
  return (
    <>
      <p id="count" class="muted">
        {rows.length} of {subscriptions.length} subscriptions
      </p>
      <ul id="subscriptions" aria-label="Subscriptions">
        {rows.map(({ name, state, text }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: each is reached by keys, and read
          <li key={name} class={state} tabIndex={0} onKeyDown={moved}>
            <strong>{visible(name)}</strong>
            {state === 'reached' ? <em>gets it</em> : state === 'open' ? <em>cannot tell</em> : null}
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The buttons beside the picture, which the server has drawn. */
function Buttons({ svg }: { readonly svg: SVGSVGElement }) {
  const zoom = useRef<Zoom | undefined>(undefined);
  useEffect(() => {
    const { width, height } = svg.viewBox.baseVal;
    const made = zoomable(svg, { width, height });
    zoom.current = made;
    return () => made.end();
  }, []);
  return <ZoomButtons zoom={() => zoom.current} />;
}

const root = document.getElementById('ask');
const buttons = document.getElementById('zoom');
const picture = document.querySelector<SVGSVGElement>('.picture svg');
if (root !== null) render(<App />, root);
if (buttons !== null && picture !== null) {
  for (const [name, value] of [
    ['tabindex', '0'],
    ['role', 'group'],
    ['aria-label', 'Topology'],
  ] as const)
    picture.setAttribute(name, value);
  for (const name of ['width', 'height']) picture.removeAttribute(name);
  render(<Buttons svg={picture} />, buttons);
}
