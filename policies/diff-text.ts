import type { FieldChange, PolicyChange } from './diff.ts';
import type { Plain } from './plain.ts';

const KINDS = {
  added: ['+', '新增', 'added'],
  removed: ['-', '删除', 'removed'],
  changed: ['~', '修改', 'changed'],
  moved: ['>', '移动', 'moved'],
} as const satisfies { [K in PolicyChange['kind']]: readonly [string, string, string] };

/** The sections people know by a name; one without is called as in the file. */
const SECTIONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  version: ['版本', 'version'],
  effectiveFrom: ['生效日期', 'in force from'],
  title: ['名称', 'title'],
  values: ['常量', 'values'],
  window: ['退货期', 'window'],
  clocks: ['计时', 'clocks'],
  limits: ['权限', 'limits'],
  refund: ['退款', 'refund'],
  refundTo: ['退款去向', 'where refunds go'],
  settlement: ['结算', 'settlement'],
  liability: ['责任认定规则', 'rules of liability'],
  remedies: ['处理规则', 'rules of remedies'],
  triage: ['分级规则', 'rules of triage'],
  asks: ['询问部门的规则', 'questions to departments'],
};

/** The changes for people at a terminal, section by section, in both languages; one line says so when there are none. */
export function diffText(changes: readonly PolicyChange[]): string {
  if (changes.length === 0) return '没有差别 / no difference';
  const sections = [...new Set(changes.map(({ section }) => section))];
  return sections
    .flatMap((section) => [
      headingOf(section),
      ...changes.filter((change) => change.section === section).flatMap(changeLines),
      '',
    ])
    .join('\n')
    .trimEnd();
}

function headingOf(section: string): string {
  const [zh, en] = SECTIONS[section] ?? [section, section];
  return zh === en ? en : `${zh} / ${en}`;
}

function changeLines({ name, kind, fields }: PolicyChange): readonly string[] {
  if (name === '') return fields.map((field) => `  ~ ${fieldText(field)}`);
  const [sign, zh, en] = KINDS[kind];
  const mark = (field: FieldChange): string => (kind === 'changed' ? signOf(field) : '');
  return [`  ${sign} ${name} (${zh} / ${en})`, ...fields.map((field) => `      ${mark(field)}${fieldText(field)}`)];
}

const signOf = ({ was, is }: FieldChange): string => (was === undefined ? '+ ' : is === undefined ? '- ' : '');

function fieldText({ field, was, is }: FieldChange): string {
  const label = field === '' ? '' : `${field}: `;
  if (was === undefined) return `${label}${plainText(is)}`;
  if (is === undefined) return `${label}${plainText(was)}`;
  return `${label}${plainText(was)} -> ${plainText(is)}`;
}

const plainText = (value: Plain | undefined): string => {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map(plainText).join(', ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
