import { isWord } from '../rules/audit-word.ts';
import enSecurity from '../../../../locales/en/security.json' with { type: 'json' };
import enShell from '../../../../locales/en/shell.json' with { type: 'json' };
import zhSecurity from '../../../../locales/zh-CN/security.json' with { type: 'json' };
import zhShell from '../../../../locales/zh-CN/shell.json' with { type: 'json' };

export type Language = 'zh-CN' | 'en';
const texts = { 'zh-CN': { ...zhSecurity, shell: zhShell }, en: { ...enSecurity, shell: enShell } } as const;

export interface AuditWords {
  readonly title: string;
  readonly columns: readonly string[];
  action(code: string): string;
  subject(kind: string): string;
  detail(detail: Readonly<Record<string, unknown>>): string;
}

/** The words of the audit page for files that leave the program. What has no word stays as it was written. */
export function auditWords(language: Language): AuditWords {
  const t = texts[language];
  const at = (path: string): string | undefined => {
    const found = path.split('.').reduce<unknown>((o, key) => (o !== null && typeof o === 'object' ? (o as Record<string, unknown>)[key] : undefined), t);
    return typeof found === 'string' ? found : undefined;
  };
  const said = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    if (Array.isArray(value)) return value.map((one) => said(key, one)).join(t.own.and);
    if (typeof value === 'object') return JSON.stringify(value);
    if (key === 'role' || key === 'roles') return at(`shell.role.${String(value)}`) ?? String(value);
    return typeof value === 'boolean' || isWord(String(value)) ? (at(`value.${String(value)}`) ?? String(value)) : String(value);
  };
  return {
    title: t.audit.title,
    columns: [t.audit.at, t.audit.actor, t.audit.action, t.audit.code, t.audit.subject, t.audit.subjectName, t.audit.subjectId, t.audit.detail, t.audit.address],
    action: (code) => at(`action.${code}`) ?? code,
    subject: (kind) => at(`subject.${kind}`) ?? kind,
    detail: (detail) =>
      Object.entries(detail)
        .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
        .map(([key, value]) => t.audit.pair.replace('{{key}}', at(`field.${key}`) ?? key).replace('{{value}}', () => said(key, value)))
        .join(t.audit.next),
  };
}
