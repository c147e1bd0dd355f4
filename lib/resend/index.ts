export { type Choice, describeMessage, type Found, messageAgain, resend, retryQueueOf } from './resend';
