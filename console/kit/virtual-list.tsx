import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';

interface VirtualListProps<T> {
  readonly rows: readonly T[];
  readonly rowHeight: number;
  readonly render: (row: T, index: number) => ReactNode;
  /** Called when the end comes near. */
  readonly onEnd: () => void;
  /** The row that is kept in sight; -1 for none. */
  readonly marked?: number;
  readonly label: string;
  /** The heads of the columns, which stay at the top. */
  readonly head: ReactNode;
}

const OVERSCAN = 8;

/** A table of rows of one height of which only those in sight exist: ten thousand are as quick as ten. */
export function VirtualList<T>(props: VirtualListProps<T>): ReactElement {
  const { rows, rowHeight, render, onEnd, marked = -1, label, head } = props;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const height = useHeight(box);
  const first = Math.max(0, Math.floor(top / rowHeight) - OVERSCAN);
  const last = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + OVERSCAN);
  const isNearEnd = last >= rows.length - OVERSCAN;
  useEffect(() => {
    if (isNearEnd && rows.length > 0) onEnd();
    // once for each length of the list
    // oxlint-disable-next-line react/exhaustive-deps -- `onEnd` is made anew at every turn
  }, [isNearEnd, rows.length]);
  useEffect(() => {
    if (marked >= 0) keepInSight(box.current, marked, rowHeight);
  }, [marked, rowHeight]);
  return (
    <div
      ref={box}
      className="virtual"
      role="region"
      aria-label={label}
      // what scrolls can be scrolled by keyboard
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
    >
      <table className="virtual-table" aria-rowcount={rows.length + 1}>
        <thead>{head}</thead>
        <tbody>
          <Gap height={first * rowHeight} />
          {rows.slice(first, last).map((row, index) => render(row, first + index))}
          <Gap height={(rows.length - last) * rowHeight} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ height }: { readonly height: number }): ReactElement | null {
  return height <= 0 ? null : (
    <tr aria-hidden="true" className="virtual-gap">
      <td style={{ height }} />
    </tr>
  );
}

function useHeight(box: { readonly current: HTMLDivElement | null }): number {
  const [height, setHeight] = useState(600);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return height;
}

function keepInSight(box: HTMLDivElement | null, index: number, rowHeight: number): void {
  if (!box) return;
  const head = box.querySelector('thead')?.clientHeight ?? 0;
  const from = index * rowHeight;
  if (from < box.scrollTop) box.scrollTop = from;
  else if (from + rowHeight + head > box.scrollTop + box.clientHeight)
    box.scrollTop = from + rowHeight + head - box.clientHeight;
}
