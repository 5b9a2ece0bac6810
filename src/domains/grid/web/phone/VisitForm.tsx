import { useState } from 'react';
import { visitItems, type VisitItem } from '../../contract/visit-items.ts';
import { lookAt, type Household } from './ask.ts';
import { newVisitId, put, type Mine } from './queue.ts';
import type { Say } from './texts.ts';

interface Props {
  readonly say: Say;
  readonly household: Mine['households'][number];
  readonly online: boolean;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** 五个一 of one household: kept on the phone the moment it is saved, sent when there is network. */
export function VisitForm({ say, household, online, onDone, onBack }: Props) {
  // One id for this form: saving twice keeps one visit.
  const [id] = useState(newVisitId);
  const [items, setItems] = useState<readonly VisitItem[]>([]);
  const [collected, setCollected] = useState('');
  const [told, setTold] = useState<{ contact: string; phone: string; people: string } | null>(null);
  const [seen, setSeen] = useState<Household | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const toggle = (item: VisitItem) => setItems(items.indexOf(item) >= 0 ? items.filter((i) => i !== item) : [...items, item]);
  const save = () => {
    const people = Number(told?.people);
    if (told && (told.contact.trim() === '' || !/^[\d+][\d\s-]{4,19}$/.test(told.phone.trim()) || !(people >= 1 && people <= 99 && people % 1 === 0))) return setWrong('form.toldWrong');
    if (items.length === 0) return setWrong('form.nothing');
    try {
      put(localStorage, { refused: null, visit: { id, householdId: household.id, visitedAt: new Date().toISOString(), items: visitItems.filter((i) => items.indexOf(i) >= 0), collected: collected.trim(), register: told ? { contact: told.contact.trim(), phone: told.phone.trim(), people } : null } });
    } catch {
      return setWrong('form.full');
    }
    onDone();
  };
  return (
    <main>
      <p><button type="button" className="h-plain" onClick={onBack}>‹ {say('form.back')}</button></p>
      <h1>{household.address}</h1>
      {seen ? (
        <p className="h-told">{seen.resident ? <>{seen.resident.contact} · <a href={`tel:${seen.resident.phone}`}>{seen.resident.phone}</a> · {say('form.people', { count: seen.resident.people })}<br /><small>{say('form.keep', { day: seen.resident.keepUntil })}</small></> : say('form.noResident')}</p>
      ) : (
        online && <p><button type="button" onClick={() => { lookAt(household.id).then(setSeen, () => setWrong('form.lookFailed')); }}>{say('form.look')}</button><br /><small>{say('form.lookSays')}</small></p>
      )}
      <fieldset className="h-items">
        <legend>{say('form.five', { count: items.length })}</legend>
        {visitItems.map((item) => <label key={item}><input type="checkbox" checked={items.indexOf(item) >= 0} onChange={() => toggle(item)} /><span>{say(`item.${item}`)}</span></label>)}
      </fieldset>
      {items.indexOf('problems') >= 0 && <label className="h-field">{say('form.collected')}<textarea rows={3} maxLength={2000} value={collected} onChange={(e) => setCollected(e.target.value)} /></label>}
      {items.indexOf('registered') >= 0 &&
        (told ? (
          <>
            <label className="h-field">{say('form.contact')}<input maxLength={40} value={told.contact} onChange={(e) => setTold({ ...told, contact: e.target.value })} /></label>
            <label className="h-field">{say('form.phone')}<input inputMode="tel" maxLength={20} value={told.phone} onChange={(e) => setTold({ ...told, phone: e.target.value })} /></label>
            <label className="h-field">{say('form.count')}<input inputMode="numeric" maxLength={2} value={told.people} onChange={(e) => setTold({ ...told, people: e.target.value })} /></label>
            <p><small>{say('form.purpose')}</small></p>
          </>
        ) : (
          <p><button type="button" onClick={() => setTold({ contact: '', phone: '', people: '' })}>{say('form.register')}</button></p>
        ))}
      {wrong && <p className="h-refused" role="alert">{say(wrong)}</p>}
      <p><button type="button" className="h-main" onClick={save}>{say(items.length === visitItems.length ? 'form.saveWhole' : 'form.savePart')}</button></p>
    </main>
  );
}
