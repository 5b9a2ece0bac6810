export interface Callable {
  readonly personId: string;
  readonly skill: string | null;
  readonly days: number;
  readonly out: boolean;
}
/**
 * work.call_order (M036): who can be called for a skill. Whoever is called or at a front already is left out; who has served the fewest days comes
 * first. Without a skill everybody is asked; whose field of study is not known is then last, and never in a search for a skill.
 */
export const callOrder = <P extends Callable>(people: readonly P[], skill: string): P[] =>
  people
    .filter((p) => !p.out && (skill === '' || (p.skill ?? '').toLowerCase().includes(skill.toLowerCase())))
    .sort((a, b) => a.days - b.days || Number(a.skill === null) - Number(b.skill === null) || a.personId.localeCompare(b.personId));
