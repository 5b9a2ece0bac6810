import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../../../../web/api/index.ts';
import { Answered, ConfirmWithReason, Section, StateTag, Timeline, useToast } from '../../../../../web/kit/index.ts';
import { ownRoutine, replyToNote, routineTimeline, type RoutineTimeline as Data } from '../../../onsite/stays/contract.ts';
import '../onsite.css';
import { signTone } from '../tones.ts';

type Note = Data[number]['notes'][number];

/** 平时考核: notes along the time between annual assessments. `onReply`: the reader is the person. */
function Routine({ segments, onReply }: { readonly segments: Data; readonly onReply?: (note: Note) => void }) {
  const { t } = useTranslation(['onsite', 'assessment']);
  const shown = segments.filter((s) => s.notes.length > 0 || s.grade !== null);
  return shown.map((s) => (
    <div key={String(s.before)}>
      <h3>
        {s.before === null ? (s.after === null ? t('routine.allTime') : t('routine.since', { year: s.after })) : t('routine.before', { year: s.before })} {s.grade !== null && <StateTag tone="closed">{t(`assessment:grade.${s.grade}`)}</StateTag>}
      </h3>
      {s.notes.length === 0 ? (
        <p className="dd-onsite-quiet">{t('routine.empty')}</p>
      ) : (
        <Timeline
          label={t('routine.title')}
          entries={s.notes.map((n) => ({
            key: n.id,
            at: n.notedOn,
            tone: signTone[n.sign],
            title: (
              <>
                <StateTag tone={signTone[n.sign]}>{t(`sign.${n.sign}`)}</StateTag> {n.observation}
              </>
            ),
            detail: (
              <>
                {t('routine.by', { by: n.by, unit: n.unit })}
                {n.reply !== null && <p className="dd-onsite-said">{t('routine.replied', { reply: n.reply })}</p>}
                {n.unheard && ` · ${t('routine.unheard')}`}
                {onReply && n.reply === null && (
                  <>
                    {' '}
                    <Button size="small" onClick={() => onReply(n)}>
                      {t('own.reply')}
                    </Button>
                  </>
                )}
              </>
            ),
          }))}
        />
      )}
    </div>
  ));
}

const hasNotes = (segments: Data): boolean => segments.some((s) => s.notes.length > 0);

/** In the dossier of a person; nothing where nobody has noted anything. */
export function PersonRoutine({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('onsite');
  const answer = useAnswer(routineTimeline, { params: { personId } });
  if (!answer.data || !hasNotes(answer.data)) return null;
  return (
    <Section title={t('routine.title')}>
      <p className="dd-onsite-quiet">{t('routine.words')}</p>
      <Routine segments={answer.data} />
    </Section>
  );
}

/** On the own page, with the right to answer. */
export function OwnRoutine() {
  const { t } = useTranslation('onsite');
  const toast = useToast();
  const answer = useAnswer(ownRoutine);
  const [note, setNote] = useState<Note | null>(null);
  const reply = useCommand(replyToNote, { invalidates: [ownRoutine], onDone: () => toast.done(t('own.sent')) });
  if (answer.data && !hasNotes(answer.data)) return null;
  return (
    <Section title={t('routine.title')}>
      <p className="dd-onsite-quiet">{t('routine.ownWords')}</p>
      <Answered answer={answer}>{(segments) => <Routine segments={segments} onReply={setNote} />}</Answered>
      <ConfirmWithReason open={note !== null} title={note?.observation ?? ''} confirmText={t('own.reply')} least={2} most={2000} onClose={() => setNote(null)} onConfirm={(words) => reply.mutateAsync({ params: { id: note!.id }, body: { reply: words } })} />
    </Section>
  );
}
