/** The panels with the pictures, each as wide as there is room for it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren, JSX } from 'preact';
import { usePartRole } from '../diagram/landmark';
import type { Picture } from '../diagram/model';
import { AsTable } from '../diagram/table-view';
import { USUAL_PICTURES } from '../tutorial/panels';
import type { PictureName } from '../tutorial/panels';
import { LoadedPane } from './loaded-pane';
import { PANES } from './panes';
import { useSession } from './session';
import { useInTurn } from './turns';
import { useWidth } from './use-width';

export interface PanelsProps {
  /** In this order, the first as the main one; the usual ones, without. */
  show?: readonly PictureName[];
  /** What of the step is to be seen; all, without. */
  seen?: (picture: Picture) => Picture;
  /** What stands beside a panel's title. */
  tools?: (name: PictureName) => ComponentChildren;
}

export function Panels({
  show = USUAL_PICTURES,
  seen = (picture) => picture,
  tools,
}: PanelsProps): JSX.Element {
  const empty = useSession().run.value.hasGraph.value ? '' : ' without-graph';
  // What is beside the first has little to show then.
  const slim = empty && show.slice(1).every((name) => name === 'gradients' || name === 'graph');
  return (
    <Scroller class={`pictures${empty}${slim ? ' slim' : ''}`} label="Pictures" count={show.length}>
      {show.map((name) => (
        <Panel key={name} name={name} tools={tools?.(name)}>
          {(width) => <Content name={name} width={width} seen={seen} />}
        </Panel>
      ))}
    </Scroller>
  );
}

interface ContentProps extends Required<Pick<PanelsProps, 'seen'>> {
  name: PictureName;
  width: number;
}

function Content({ name, width, seen }: ContentProps): JSX.Element {
  const { goToLine, goToMoment, productOn, select, selection } = useSession().run.value;
  const { moment, picture } = useInTurn(({ moment, shown }) => ({
    moment: moment.value,
    picture: shown.value,
  }));
  const row = PANES[name];
  const drawn = seen(picture);
  return (
    <>
      <LoadedPane
        row={row}
        picture={drawn}
        width={width}
        selection={selection.value}
        onSelect={select}
        moment={moment}
        onMoment={goToMoment}
        onLine={goToLine}
        productOn={productOn}
      />
      {row.table && <AsTable make={() => row.table!(drawn)} />}
    </>
  );
}

function Panel({
  name,
  tools,
  children,
}: {
  name: PictureName;
  tools: ComponentChildren;
  /** Draws the content for a width in pixels. */
  children: (width: number) => ComponentChildren;
}): JSX.Element {
  const [body, width] = useWidth<HTMLDivElement>(560);
  const { title } = PANES[name];
  return (
    <Scroller class={`panel ${name}`} label={title}>
      <header class="panel-head">
        <h2>{title}</h2>
        {tools}
      </header>
      <div class="panel-body" ref={body}>
        {children(width)}
      </div>
    </Scroller>
  );
}

/** A part of the page with a name. Where it scrolls, the keyboard can get to it. */
function Scroller({
  label,
  count,
  children,
  ...attributes
}: {
  label: string;
  class: string;
  /** How many parts it has. */
  count?: number;
  children: ComponentChildren;
}): JSX.Element {
  const frame = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    // It may be taken out of the page before the last size has been told.
    const [box, inner] = [frame.current!, content.current!];
    const observer = new ResizeObserver(() =>
      setScrolls(box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY === 'auto'),
    );
    observer.observe(box);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);
  return (
    <section
      {...attributes}
      role={usePartRole()}
      aria-label={label}
      data-count={count}
      ref={frame}
      tabIndex={scrolls ? 0 : undefined}
    >
      <div ref={content} style={count ? { '--others': count - 1 } : undefined}>
        {children}
      </div>
    </section>
  );
}
