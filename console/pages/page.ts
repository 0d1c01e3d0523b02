import type { ComponentType } from 'react';
import type { Role } from '#console/shell/roles.ts';
import type { Locale } from '#console/words/words.ts';

export type Group = 'work' | 'goods' | 'money' | 'team' | 'learn' | 'operate';

/** One page of the console: its address, whom it is for, and how it is loaded. */
export interface Page {
  /** As wouter reads it, below `/console`: `/cases/:caseNo`. */
  readonly path: string;
  readonly roles: readonly Role[] | 'all';
  readonly icon: ComponentType;
  readonly name: Readonly<Record<Locale, string>>;
  readonly group: Group;
  readonly load: () => Promise<ComponentType>;
  /** False for what is reached from other pages only; pages with a `:` in their path never stand in the menu. */
  readonly menu?: boolean;
}

/** Whether a page is for a role. */
export const isFor = (page: Page, role: Role): boolean => page.roles === 'all' || page.roles.includes(role);

/** Whether a page stands in menu and palette. */
export const isListed = (page: Page): boolean => page.menu !== false && !page.path.includes(':');
