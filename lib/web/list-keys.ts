/// <reference lib="dom" />

/** Lets the arrows, Home and End go from one item of a list to another. */
export function moved(event: KeyboardEvent): void {
  const item = event.currentTarget as HTMLElement;
  const to: Readonly<Record<string, Element | null | undefined>> = {
    ArrowDown: item.nextElementSibling,
    ArrowUp: item.previousElementSibling,
    Home: item.parentElement?.firstElementChild,
    End: item.parentElement?.lastElementChild,
  };
  const next = to[event.key];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
