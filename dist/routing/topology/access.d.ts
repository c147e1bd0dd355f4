import type { Places } from './places';
import type { Access } from './topology';
/** Who may send, receive or manage, by roles and by keys. */
export declare function accessOf(places: Places): Access[];
