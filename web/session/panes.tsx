/** The pictures that there are, a row each: what it is called, what it is drawn from, and what draws it. */
import type { JSX } from 'preact';
import type { Product } from '../diagram/local';
import { GradientPanel } from '../diagram/gradients';
import type { Picture } from '../diagram/model';
import { MemoryPanel } from '../diagram/memory';
import { layoutGradients, layoutMemory } from '../diagram/scene';
import type { Selection } from '../diagram/strip';
import { gradientTable, graphTable, memoryTable } from '../diagram/tables';
import type { Table } from '../diagram/tables';
import { GraphPane } from './graph-pane';
import type { PictureName } from '../tutorial/panels';

/** What a picture is drawn with; the rest of the run it has by `useSession`. */
export interface PaneProps {
  /** The step, but for what is covered. */
  picture: Picture;
  /** Pixels from edge to edge. */
  width: number;
  selection: Selection | null;
  onSelect: (selection: Selection | null) => void;
  /** Within a step that ran backward: the last moment of it that has happened; null: it is over. */
  moment: number | null;
  /** Without it, there is nothing to move with. */
  onMoment?: (moment: number | null) => void;
  /** Goes to a step of a line. */
  onLine?: (line: number) => void;
  /** See GraphProps. */
  productOn?: (moment: number, edge: number) => Product | null;
}

/** What draws a picture. A module that has the name of one may be loaded when it is first shown. */
export interface PaneModule {
  Pane: (props: PaneProps) => JSX.Element;
  /** Its style sheet, as far as the page and the element do not have it anyhow. */
  styles?: string;
}

export interface PaneRow {
  /** Above the picture, and in lists. */
  title: string;
  /** What it answers, in a few words for whoever chooses. */
  about: string;
  /** `picture`: it shows no more than the step's picture does, and may be seen while that is covered. */
  needs: 'picture' | 'run';
  /** The same as text, for those who cannot see it; what is text itself needs none. */
  table?: (picture: Picture) => Table;
  /** Heavy ones are loaded when they are first shown: `() => import('./…-pane')`. */
  module: PaneModule | (() => Promise<PaneModule>);
}

export const PANES: Record<PictureName, PaneRow> = {
  memory: {
    title: 'Memory',
    about: 'which tensors share which storage',
    needs: 'picture',
    table: memoryTable,
    module: {
      Pane: ({ picture, width, ...pointing }) => (
        <MemoryPanel scene={layoutMemory(picture, width)} {...pointing} />
      ),
    },
  },
  gradients: {
    title: 'Gradients',
    about: 'who has a gradient, and why others have none',
    needs: 'picture',
    table: gradientTable,
    module: {
      Pane: ({ picture, width, ...pointing }) => (
        <GradientPanel scene={layoutGradients(picture, width)} {...pointing} />
      ),
    },
  },
  graph: {
    title: 'Graph',
    about: 'what backward() will go through',
    needs: 'picture',
    table: ({ graph }) => graphTable(graph),
    module: {
      Pane: GraphPane,
    },
  },
  compare: {
    title: 'Compare',
    about: 'names side by side: what they share, what a write would do',
    needs: 'run',
    module: () => import('./compare-pane'),
  },
  'what-if': {
    title: 'What if',
    about: 'a line written otherwise, and both runs side by side',
    needs: 'run',
    module: () => import('./what-if-pane'),
  },
  ledger: {
    title: 'Ledger',
    about: 'every allocation and copy, and what keeps it alive',
    needs: 'run',
    module: () => import('./ledger-pane'),
  },
  findings: {
    title: 'Findings',
    about: 'what PyTorch does not tell, and what to write instead',
    needs: 'run',
    module: () => import('./findings-pane'),
  },
};
