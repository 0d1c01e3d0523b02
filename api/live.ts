import type { Database } from '#store/db.ts';
import { listenToJournal, whoseCase, type Told } from '#store/live.ts';
import type { LivePort, Watcher } from './live-port.ts';

interface LiveWish {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly onError: (error: Error) => void;
}

/** One line to the journal for all who watch; nobody is asked about while nobody does. */
export function createLive({ database, databaseUrl, onError }: LiveWish): LivePort & { close(): Promise<void> } {
  const watchers = new Set<Watcher>();
  const tell = async ({ caseNo, seq, type, actor, actorId }: Told): Promise<void> => {
    if (watchers.size === 0) return;
    const whose = await whoseCase(database.queries, caseNo);
    if (!whose) return;
    const news = { caseNo, seq, type, ...whose, by: { type: actor, id: actorId } };
    for (const watcher of watchers) if (seesShop(watcher, whose.shop)) watcher.news(news);
  };
  const gap = (): void => {
    for (const watcher of watchers) watcher.gap();
  };
  const line = listenToJournal(databaseUrl, {
    told: (told) => {
      // what could not be looked up is told as something missed
      tell(told).catch((error: unknown) => {
        onError(error as Error);
        gap();
      });
    },
    again: gap,
    onError,
  });
  return {
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    async close() {
      for (const watcher of watchers) watcher.end();
      await line.close();
    },
  };
}

const seesShop = ({ shops }: Watcher, shop: string): boolean => shops === 'all' || shops.includes(shop);
