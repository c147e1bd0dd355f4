/// <reference lib="dom" />
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

export interface VirtualListProps {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** How high a row is, in pixels. */
  readonly rowHeight: number;
  /** The row that is chosen; `-1` for none. */
  readonly selected: number;
  /** What a row is called, whatever its place: so that it stays the same when others come before it. */
  readonly keyOf: (index: number) => string | number;
  readonly render: (index: number) => ComponentChildren;
  readonly onSelect: (index: number) => void;
  /** Hears which rows are seen. */
  readonly onSeen?: (first: number, last: number) => void;
  /** What stands there where there is no row. */
  readonly empty: ComponentChildren;
}

/**
 * A list of which only what is seen is there, however long it is. The keys of a list choose: arrows, Page Up and Down,
 * Home and End.
 */
export function VirtualList(props: VirtualListProps) {
  const { id, label, count, rowHeight, selected, keyOf, render, onSelect, onSeen, empty } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [, redraw] = useState(0);
  const virtualizer = useMemo(
    () =>
      new Virtualizer<HTMLDivElement, HTMLDivElement>({
        count,
        getScrollElement: () => frame.current,
        estimateSize: () => rowHeight,
        overscan: 8,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        onChange: () => redraw((n) => n + 1),
      }),
    [],
  );
  virtualizer.setOptions({
    ...virtualizer.options,
    count,
    getItemKey: keyOf,
    estimateSize: () => rowHeight,
  });
  useLayoutEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1];
  useEffect(() => onSeen?.(first, last), [first, last, count]);

  // Who has scrolled away from the newest keeps his place when others come before it.
  const top = useRef<string | number | undefined>(undefined);
  useLayoutEffect(() => {
    const newest = count > 0 ? keyOf(0) : undefined;
    const before = top.current;
    top.current = newest;
    const element = frame.current;
    if (element === null || typeof newest !== 'number' || typeof before !== 'number' || newest <= before) return;
    if (element.scrollTop > rowHeight) element.scrollTop += (newest - before) * rowHeight;
  });

  const choose = (index: number) => {
    const next = Math.max(0, Math.min(count - 1, index));
    onSelect(next);
    virtualizer.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: selected + 1,
      ArrowUp: selected - 1,
      PageDown: selected + page,
      PageUp: selected - page,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    if (next === undefined || count === 0) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <div
      ref={frame}
      id={id}
      class="virtual"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={selected >= first && selected <= last ? `${id}-${keyOf(selected)}` : undefined}
      onKeyDown={onKeyDown}
    >
      {count === 0 ? <div class="empty">{empty}</div> : null}
      <div class="virtual-all" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {items.map(({ index, start, size, key }) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which option is active
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list
          <div
            key={key as string | number}
            id={`${id}-${keyOf(index)}`}
            class="virtual-row"
            role="option"
            aria-selected={index === selected}
            aria-posinset={index + 1}
            aria-setsize={count}
            style={{ height: `${size}px`, transform: `translateY(${start}px)` }}
            onClick={() => onSelect(index)}
          >
            {render(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
