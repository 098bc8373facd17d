/** Components that are left alone while their props stay the same. */
import { Component } from 'preact';
import type { ComponentType, JSX } from 'preact';

/**
 * The component, drawn again only when one of its props is another value or object. What a step or a
 * hover does not touch has the same models as before, so nothing of it is visited.
 */
export function memo<Props extends object>(
  draw: (props: Props) => JSX.Element,
): ComponentType<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const names = Object.keys(next) as (keyof Props)[];
      const before = this.props as Readonly<Props>;
      return (
        names.length !== Object.keys(before).length ||
        names.some((name) => !Object.is(before[name], next[name]))
      );
    }
    override render(): JSX.Element {
      return draw(this.props as Props);
    }
  };
}
