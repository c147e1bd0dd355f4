export { answerJson, answerText, BodyTooLarge, bodyOf } from './body';
export { LocalHttp, type LocalHttpOptions } from './local-http';
export type { LocalRequest, LocalService } from './service';
