import { PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError, useToast } from '../../../../web/kit/index.ts';
import type { PaperFormat } from '../../papers/model.ts';

/** A paper that can be had here; `get` downloads it. */
export interface OfferedPaper {
  readonly key: string;
  readonly title: string;
  readonly get: (format: PaperFormat) => Promise<unknown>;
}

/** One button for the papers of a place, each as Word and PDF. */
export function PaperButton({ papers, size }: { readonly papers: readonly OfferedPaper[]; readonly size?: 'small' }) {
  const { t } = useTranslation('papers');
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  if (papers.length === 0) return null;
  const take = async (paper: OfferedPaper, format: PaperFormat) => {
    setBusy(true);
    try {
      await paper.get(format);
    } catch (error) {
      toast.failed(describeError(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={busy}
      menu={{
        items: papers.flatMap((p) => (['docx', 'pdf'] as const).map((format) => ({ key: `${p.key} ${format}`, label: t(`as.${format}`, { paper: p.title }) }))),
        onClick: ({ key }) => {
          const [which, format] = key.split(' ');
          void take(papers.find((p) => p.key === which)!, format as PaperFormat);
        },
      }}
    >
      <Button icon={<PrinterOutlined />} loading={busy} {...(size ? { size } : {})}>
        {papers.length === 1 ? papers[0]!.title : t('print')}
      </Button>
    </Dropdown>
  );
}
