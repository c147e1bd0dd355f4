import type { Container } from 'rhea';
/**
 * Lets everybody in who says who he is in a way that the service knows: any name, key and certificate is right. Who has a
 * token shows it later, to `$cbs`.
 */
export declare function letEverybodyIn(container: Container): void;
