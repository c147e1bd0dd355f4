import type { ComponentChildren } from 'preact';
import { setup } from './page-state';
import type { Tone } from './words';

/** A word with its colour; what it says does not depend on the colour. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) {
  return <span class={`tag ${tone}`}>{children}</span>;
}

/** Names and values, one below the other. */
export function Facts({ of }: { readonly of: readonly (readonly [name: string, value: ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is wrong, one below the other. */
export function Problems({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul class="problems">
      {of.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

/** Where a message goes, and why; why others do not get it. */
export function Why({
  why,
  others,
}: {
  readonly why: readonly string[];
  readonly others: readonly { readonly subscription: string; readonly reasons: readonly string[] }[];
}) {
  return (
    <>
      <ul class="why">
        {why.map((line, index) => (
          <li key={`${index} ${line}`} style={{ marginInlineStart: `${indentOf(line)}ch` }}>
            {line.trim()}
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details class="others">
          <summary>Why not the other {others.length}</summary>
          <dl>
            {others.map(({ subscription, reasons }) => (
              <div key={subscription}>
                <dt>{subscription}</dt>
                {reasons.map((reason) => (
                  <dd key={reason}>{reason}</dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The rules of a subscription, as they are deployed. */
export function Rules({ entity }: { readonly entity: string }) {
  const rules = setup.value?.rules[entity] ?? [];
  if (rules.length === 0) return null;
  return (
    <>
      <h3>Rules</h3>
      <ul class="rules">
        {rules.map((rule) => (
          <li key={rule}>
            <code>{rule}</code>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is beside the list on a large screen, and over it on a small one. */
export function Side({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <aside
      class="side"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </header>
      <div class="side-body">{children}</div>
    </aside>
  );
}
