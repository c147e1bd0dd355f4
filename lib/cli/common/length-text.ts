import { DAY, HOUR, MINUTE, SECOND } from '../../broker/core';

/** A length of time as people say it, in the two largest units that matter: `4 min`, `2 h 10 min`, `3 d 4 h`. */
export function lengthText(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.round(milliseconds / SECOND)} s`;
  const minutes = Math.round(milliseconds / MINUTE) * MINUTE;
  if (minutes < HOUR) return `${minutes / MINUTE} min`;
  if (minutes < DAY) return both(minutes, HOUR, 'h', MINUTE, 'min');
  return both(Math.round(milliseconds / HOUR) * HOUR, DAY, 'd', HOUR, 'h');
}

function both(length: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((length % large) / small);
  const whole = `${Math.floor(length / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
