/** From the numbers of an axis to pixels. */
import { scaleLinear, scaleLog, scaleSymlog } from 'd3-scale';
import type { Axis } from '../runtime/figure';

export type Scale = (value: number) => number;

/** Far enough outside for anything that is not to be seen. */
const FAR = 1e5;

/** The scale of an axis between two pixels. */
export function scaleOf(
  { limits, scale }: Pick<Axis, 'limits' | 'scale'>,
  from: number,
  to: number,
): Scale {
  const within = (pixel: number): number =>
    Number.isNaN(pixel) ? NaN : Math.min(Math.max(pixel, -FAR), FAR);
  if (scale === 'log') {
    const log = scaleLog().domain(limits).range([from, to]);
    // What has no logarithm lies below everything.
    const below = from < to === limits[0] < limits[1] ? -FAR : FAR;
    return (value) => (value > 0 ? within(log(value)) : Number.isNaN(value) ? NaN : below);
  }
  const straight =
    scale === 'linear' ? scaleLinear() : scaleSymlog().constant(scale.symlog / Math.LN10);
  const scaled = straight.domain(limits).range([from, to]);
  return (value) => within(scaled(value));
}
