/// <reference lib="dom" />
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Jobs } from './jobs';
import { Messages } from './messages';
import { Overview } from './overview';
import { hashOf, isConnected, listen, place, running, said, setup, sums } from './page-state';
import { Send } from './send';
import { DeadLetters, StoredMessages } from './stored';
import { numberText } from './words';

const VIEWS = [
  ['overview', 'Overview', 'o'],
  ['messages', 'Messages', 'm'],
  ['jobs', 'Jobs', 'j'],
  ['dead', 'Dead letters', 'd'],
  ['send', 'Send', 's'],
] as const;

function App() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isWriting = target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      const view = VIEWS.find(([, , key]) => key === event.key);
      if (view !== undefined) location.hash = hashOf(view[0]);
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('input[type=search]')?.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const ready = setup.value !== undefined;
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      <header class="top">
        <Mark />
        <p class="namespace">{setup.value?.namespace ?? ''}</p>
        <nav aria-label="Views">
          {VIEWS.map(([view, name, key]) => (
            <a
              key={view}
              href={hashOf(view)}
              aria-current={isIn(view) ? 'page' : undefined}
              aria-keyshortcuts={key}
              title={`${name} (key ${key})`}
            >
              {name} <Badge view={view} />
            </a>
          ))}
        </nav>
        <p class={`connection${isConnected.value ? '' : ' lost'}`} role="status">
          {isConnected.value ? 'live' : 'not connected'}
        </p>
      </header>
      <main id="main" tabIndex={-1}>
        {ready ? <View /> : null}
      </main>
      <div class={`said${said.value?.isBad === true ? ' bad' : ''}`} role="status" aria-live="polite">
        {said.value?.text ?? ''}
      </div>
    </>
  );
}

function isIn(view: string): boolean {
  const at = place.value.view;
  return at === view || (view === 'dead' && at === 'stored');
}

function Badge({ view }: { readonly view: string }) {
  const count = view === 'dead' ? sums.value.deadLetters + sums.value.setAside : view === 'jobs' ? running.value : 0;
  return count === 0 ? null : <span class={`badge${view === 'dead' ? ' bad' : ''}`}>{numberText(count)}</span>;
}

function View() {
  const { view, item } = place.value;
  switch (view) {
    case 'messages':
      return <Messages />;
    case 'jobs':
      return <Jobs />;
    case 'dead':
      return <DeadLetters />;
    case 'stored':
      return <StoredMessages key={item} entity={item} isDead={false} />;
    case 'send':
      return <Send key={item} />;
    default:
      return <Overview />;
  }
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M4 16h9m0 0 8-8h7m-15 8h15m-15 0 8 8h7" />
    </svg>
  );
}

const root = document.getElementById('app');
if (root !== null) {
  render(<App />, root);
  void listen();
}
