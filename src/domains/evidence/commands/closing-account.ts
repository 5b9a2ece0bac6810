import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { managePerformanceFiles } from '../access.ts';
import type { ClosingAccount } from '../contract/performance.ts';
import { fileFor, taskStates } from '../queries/performance-files.ts';
import { progressOf, type Progress } from '../queries/performance-progress.ts';
import { rankInGroup, share } from '../rules/task-completion.ts';
import { insertAccount } from '../store/performance.ts';

const delivered = (p: Progress): number => p.baseline.filter((t) => p.completed.has(t.key)).length;

/**
 * M010: promised against delivered, open items, and the comparison with the predecessor in the post's unit and with peers of comparable units.
 * A new one may be generated until the superior has accepted; each stays as it was. Refuses `evidence.task_list_unsigned`.
 */
export const generateClosingAccount = (house: House, actor: Actor, fileId: string): Promise<ClosingAccount> =>
  house.unit(actor, async (unit) => {
    const own = await fileFor(unit, fileId, managePerformanceFiles);
    if (own.baseline.length === 0) throw new Refusal('rule', 'evidence.task_list_unsigned', {}, [{ code: 'evidence.task_list_unsigned', source: 'M008' }]);
    const all = (await progressOf(unit)).filter((p) => p.baseline.length > 0);
    const predecessor = all.find((p) => p.file.organizationId === own.file.organizationId && p.file.id !== fileId && p.file.openedOn < own.file.openedOn && p.file.post === own.file.post);
    const peers = all.filter((p) => p.group === own.group && p.file.id !== fileId && p.file.id !== predecessor?.file.id);
    const names = await personSummaries(unit, [...peers, ...(predecessor ? [predecessor] : [])].map((p) => p.file.personId));
    const row = (p: Progress) => ({ personId: p.file.personId, name: names.get(p.file.personId)?.name ?? '', promised: p.baseline.length, delivered: delivered(p), deliveredShare: share(delivered(p), p.baseline.length) });
    const ranks = rankInGroup([own, ...peers].map((p) => ({ id: p.file.id, group: own.group, done: delivered(p), due: p.baseline.length })));
    const account: Omit<ClosingAccount, 'signatures'> = {
      number: own.papers.accounts.length + 1,
      promised: own.baseline.length,
      delivered: delivered(own),
      deliveredShare: share(delivered(own), own.baseline.length),
      openItems: own.baseline.filter((t) => !own.completed.has(t.key)),
      tasks: taskStates(own.baseline, own, unit.today),
      comparison: { group: own.group, rankAmongPeers: ranks.get(fileId)!.rank, peers: peers.length, peerRows: peers.map(row), predecessor: predecessor ? row(predecessor) : null },
      generatedAt: unit.at.toISOString(),
    };
    if (!(await insertAccount(unit, newId(), fileId, account))) throw new Refusal('conflict', 'evidence.step_at_once');
    unit.audit({ action: 'evidence.closing_account_generated', subjectKind: 'performance_file', subjectId: fileId, detail: { number: account.number } });
    return { ...account, signatures: [] };
  });
