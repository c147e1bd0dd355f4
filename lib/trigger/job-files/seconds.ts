/** Seconds as an ISO 8601 time, as the official client sends them: 3600 is PT1H. */
export function isoTime(seconds: number): string {
  const parts = [
    [Math.floor((seconds % 86_400) / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const;
  const days = Math.floor(seconds / 86_400);
  const time = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  if (days <= 0 && time === '') return 'PT0S';
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
