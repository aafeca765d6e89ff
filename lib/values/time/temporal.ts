/**
 * Temporal, as value and as namespace of types (`Temporal.PlainDate`): the runtime's own where it has one, else
 * the polyfill; the package itself makes that choice. This is the one door to it, so that the polyfill can go
 * when Node has Temporal.
 */
import { Temporal } from 'temporal-polyfill';

export { Temporal };
