import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText, Label, OrganizationLink, Section, StateTag, type Tone } from '../../../../web/kit/index.ts';
import { useMay } from '../../../../web/session/index.ts';
import type { AppointmentView, Dossier } from '../../contract.ts';
import { useKeyWords } from '../parts/words.ts';
import { ProposeDialog } from './ProposeDialog.tsx';
import { StepDialog } from './StepDialog.tsx';

const tones: Readonly<Record<AppointmentView['state'], Tone>> = { proposed: 'waiting', in_office: 'good', ended: 'closed' };

/** Every post held or proposed, newest first; officers propose, begin and end appointments here. */
export function PostsTab({ file, past }: { readonly file: Dossier; readonly past: boolean }) {
  const { t } = useTranslation('registry');
  const word = useKeyWords();
  const mayWrite = useMay('registry.appointments.write') && !past;
  const [proposing, setProposing] = useState(false);
  const [step, setStep] = useState<{ appointment: AppointmentView; step: 'take_office' | 'leave_office' } | null>(null);
  return (
    <Section
      title={t('posts.title')}
      extra={
        mayWrite && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setProposing(true)}>
            {t('posts.propose')}
          </Button>
        )
      }
    >
      <div className="dd-datalist dd-posts" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {(['period', 'name', 'organization', 'kind', 'level', 'document', 'state'] as const).map((key) => (
                <th key={key} scope="col">{t(`posts.${key}`)}</th>
              ))}
              {mayWrite && <td />}
            </tr>
          </thead>
          <tbody>
            {file.appointments.map((a) => (
              <tr key={a.id}>
                <td className="dd-num">{dateText(a.startedOn)}–{a.endedOn ? dateText(a.endedOn) : a.state === 'proposed' ? '' : t('compare.now')}</td>
                <td>
                  {a.title} {a.main && a.state === 'in_office' && <Label>{t('posts.main')}</Label>}
                </td>
                <td><OrganizationLink id={a.organizationId} name={a.organizationName} permission="registry.organizations.read" /></td>
                <td>{t(`appointmentKind.${a.kind}`)}{a.trialUntil && <small> {t('posts.until', { date: dateText(a.trialUntil) })}</small>}</td>
                <td>{word('level', a.leadershipLevel)}</td>
                <td>{a.document ?? '—'}{a.endedBecause && <div className="dd-muted">{a.endedBecause}</div>}</td>
                <td><StateTag tone={tones[a.state]}>{t(`appointmentState.${a.state}`)}</StateTag></td>
                {mayWrite && (
                  <td className="dd-fact-acts">
                    {a.state === 'proposed' && <Button size="small" onClick={() => setStep({ appointment: a, step: 'take_office' })}>{t('posts.takeOffice')}</Button>}{' '}
                    {a.state !== 'ended' && <Button size="small" onClick={() => setStep({ appointment: a, step: 'leave_office' })}>{t(a.state === 'proposed' ? 'posts.withdraw' : 'posts.leaveOffice')}</Button>}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {proposing && <ProposeDialog personId={file.head.id} name={file.head.name} onClose={() => setProposing(false)} />}
      {step && <StepDialog {...step} onClose={() => setStep(null)} />}
    </Section>
  );
}
