/** Who keeps a storage, in words that point at it. */
import type { JSX } from 'preact';
import { memo } from './memo';
import type { StorageModel } from './model';
import { whenLeft } from './strip';
import type { Selection } from './strip';

export interface HeldByProps {
  storage: StorageModel;
  onSelect?: (selection: Selection | null) => void;
}

/** Those beyond are counted. */
const MOST = 12;

/** Nothing where plain names are all: they stand there already. */
export const HeldBy = memo(({ storage, onSelect }: HeldByProps): JSX.Element => {
  const { holders, id } = storage;
  if (holders.length && holders.every(({ kind }) => kind === 'name')) return <></>;
  const more = holders.length - MOST;
  return (
    <p class="tg-held-by" onPointerLeave={onSelect && whenLeft(onSelect)}>
      held by{' '}
      {holders.slice(0, MOST).map(({ kind, name, how, tensor, node }, n) => {
        const select =
          onSelect && (() => onSelect({ storage: id, tensor, ...(node !== null && { node }) }));
        return (
          <span class="tg-holder" key={n} data-kind={kind}>
            {select ? (
              <button
                type="button"
                class="tg-link"
                onClick={select}
                onFocus={select}
                onMouseEnter={select}
              >
                {name}
              </button>
            ) : (
              <code>{name}</code>
            )}
            {kind !== 'name' && `, ${how}`}
          </span>
        );
      })}
      {more > 0 && `and ${more} more`}
      {holders.length === 0 && 'something that is not searched for names'}
    </p>
  );
});
