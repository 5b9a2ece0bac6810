import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand, type OutputOf } from '../../../../web/api/index.ts';
import { Answered, DataTable, EmptyState, RefusalNotice, useToast, type Column } from '../../../../web/kit/index.ts';
import { HEADS_AT_ONCE, readInvited, readTrainingBoard, recordAttendance } from '../../training/contract.ts';

type Invited = OutputOf<typeof readInvited>['heads'][number];

/** Who came, of those who were invited. Long lists go piece by piece; a piece sent twice counts once. */
export function AttendanceDialog({ of, onClose }: { readonly of: OutputOf<typeof readTrainingBoard>['classes'][number]; readonly onClose: () => void }) {
  const { t } = useTranslation('training');
  const toast = useToast();
  const answer = useAnswer(readInvited, { params: { id: of.id } });
  const [chosen, choose] = useState<readonly string[]>([]);
  const record = useCommand(recordAttendance, { invalidates: [readTrainingBoard, readInvited] });
  const save = async (): Promise<void> => {
    let added = 0;
    for (let i = 0; i < chosen.length; i += HEADS_AT_ONCE) added += (await record.mutateAsync({ params: { id: of.id }, body: { headIds: chosen.slice(i, i + HEADS_AT_ONCE) } })).added;
    toast.done(t('recorded', { added }));
    onClose();
  };
  const columns: Column<Invited>[] = [
    { key: 'name', title: t('col.name'), width: 110, pinned: true, sortBy: (h) => h.name, render: (h) => h.name },
    { key: 'level', title: t('col.level'), width: 120, sortBy: (h) => h.level, render: (h) => t(`level.${h.level}`) },
    { key: 'patch', title: t('col.patch'), width: 150, grow: true, render: (h) => h.patch },
    { key: 'village', title: t('col.village'), width: 150, sortBy: (h) => h.organizationName, render: (h) => h.organizationName },
    { key: 'came', title: t('col.state'), width: 100, sortBy: (h) => Number(h.came), render: (h) => (h.came ? t('came') : '—') },
  ];
  return (
    // What was refused is told above the list.
    <Modal open width={820} title={of.title} okText={t('act.record')} okButtonProps={{ disabled: chosen.length === 0 }} confirmLoading={record.isPending} onOk={() => void save().catch(() => undefined)} onCancel={onClose}>
      {record.error && <RefusalNotice error={record.error} />}
      <Answered answer={answer}>
        {({ heads }) => (
          <>
            <p className="dd-num">{t('invited', { count: heads.length, chosen: chosen.length })}</p>
            <DataTable name="grid.training.invited" prefix="invited." label={of.title} columns={columns} rows={heads} rowKey={(h) => h.id} searchHint={t('search')} searchBy={(h) => `${h.name} ${h.patch} ${h.organizationName}`} selection={{ keys: chosen, onChange: choose }} maxHeight={420} empty={<EmptyState title="—" />} />
          </>
        )}
      </Answered>
    </Modal>
  );
}
