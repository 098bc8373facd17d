/** Tables of text, closed until they are asked for; what they hold is made then. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { usePartRole } from './landmark';
import type { Table } from './tables';
import { nameTurning } from './turning';

export function AsTable({ make }: { make: () => Table }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="tg-tables"
      onToggle={({ currentTarget }) => setOpen((currentTarget as HTMLDetailsElement).open)}
    >
      <summary>As a table</summary>
      {open && <TableView table={make()} />}
    </details>
  );
}

function TableView({ table: { caption, columns, rows } }: { table: Table }): JSX.Element {
  const role = usePartRole();
  if (rows.length === 0) return <p class="tg-empty">There is nothing in it.</p>;
  return (
    <div class="tg-scroll" tabIndex={0} role={role} aria-label={caption}>
      <table class="tg-table">
        <caption class="tg-unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], n) => (
            <tr key={n}>
              <th scope="row">{nameTurning(first!)}</th>
              {others.map((cell, at) => (
                <td key={at}>{nameTurning(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
