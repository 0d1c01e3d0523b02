import type { Bilingual } from '#domain/policy/decision.ts';
import type { StoredTask } from './task-port.ts';

/** Why a task stands where it does, as data and in words (A7, H2). */
export interface QueuePosition {
  readonly priority: number;
  /** The rule of triage that gave the priority; none where nothing has been judged yet. */
  readonly rule: string | null;
  readonly tier: string | null;
  readonly dueAt: number | null;
  readonly late: boolean;
  readonly level: number;
  readonly says: Bilingual;
}

const PARTS_JOINED = { zh: ';', en: '; ' } as const;

export function positionOf({ priority, rule, tier, dueAt, level, openedAt }: StoredTask, at: number): QueuePosition {
  const late = dueAt !== null && dueAt < at;
  const parts: readonly (Bilingual | undefined)[] = [
    rule === null
      ? { zh: `优先级 ${priority}(尚未分诊)`, en: `priority ${priority}, not triaged yet` }
      : { zh: `优先级 ${priority},按规则 ${rule}`, en: `priority ${priority} by the rule ${rule}` },
    tier === 'vip' ? { zh: '贵宾客户', en: 'a VIP' } : undefined,
    dueAt === null
      ? undefined
      : late
        ? { zh: `已超过期限 ${minute(dueAt)}`, en: `late since ${minute(dueAt)}` }
        : { zh: `期限 ${minute(dueAt)}`, en: `due ${minute(dueAt)}` },
    level > 0 ? { zh: `已升级 ${level} 次`, en: `escalated ${level} times` } : undefined,
    {
      zh: `同级中最早的在前,产生于 ${minute(openedAt)}`,
      en: `the oldest first among equals, opened ${minute(openedAt)}`,
    },
  ];
  const said = parts.filter((part) => part !== undefined);
  return {
    priority,
    rule,
    tier,
    dueAt,
    late,
    level,
    says: {
      zh: said.map(({ zh }) => zh).join(PARTS_JOINED.zh),
      en: said.map(({ en }) => en).join(PARTS_JOINED.en),
    },
  };
}

const minute = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
