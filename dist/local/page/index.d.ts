export { LocalPage, type LocalPageOptions } from './local-page';
