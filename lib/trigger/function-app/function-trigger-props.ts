import { isPlain, shapeOf, text, valueThat } from '../../rules';
import { constructWith } from '../../servicebus/construct/shapes';
import type { PricesData } from '../jobs';
import { LISTENER, type ListenerProps } from '../listening/listener-props';
import type { FunctionHosting } from './function-hosting';

/** Prices, as the platform has made them. */
const PRICES = valueThat<PricesData>('prices with source, date, currency and nodeHours', isPlain);

/** A program that listens to one subscription. */
export interface FunctionTriggerProps extends ListenerProps {
  readonly hosting: FunctionHosting;
  /** The name of the app, part of its host name: 2 to 43 letters, digits and "-". */
  readonly appName: string;
  /**
   * What machines cost, by the names of clusters.
   *
   * @default - none; needed by templates with a budget
   */
  readonly prices?: PricesData;
}

/** The same, to be held against what somebody writes. */
export const FUNCTION_TRIGGER_PROPS = shapeOf<FunctionTriggerProps>(
  { ...LISTENER, hosting: constructWith<FunctionHosting>('a FunctionHosting', 'plan'), appName: text },
  { prices: PRICES },
);
