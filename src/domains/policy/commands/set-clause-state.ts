import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { writeRegister } from '../access.ts';
import { clauseStateReasons, type ClauseState } from '../rules/clause-state.ts';
import { allClauses, insertClauseState } from '../store/clauses.ts';
import { registeredDocuments } from '../store/register.ts';

/** Records how a clause of a superior document is carried out here (M004). Earlier records stay as its history. */
export const setClauseState = (house: House, actor: Actor, input: ClauseState & { readonly clauseId: string; readonly dueOn: Day | null }): Promise<null> =>
  house.unit(actor, async (unit) => {
    must(actor, writeRegister, { regionId: actor.regionId });
    const { clauseId, ...state } = input;
    if (!(await allClauses(unit)).some((c) => c.id === clauseId)) throw new Refusal('not_found', 'policy.clause_not_found', { clause: clauseId });
    if (state.localDocument !== null && !(await registeredDocuments(unit)).some((d) => d.id === state.localDocument && d.standing === 'local')) {
      throw new Refusal('not_found', 'policy.document_not_found', { document: state.localDocument }, [{ code: 'policy.document_not_found', params: { document: state.localDocument }, at: 'localDocument' }]);
    }
    const reasons = clauseStateReasons(state);
    if (reasons.length > 0) throw new Refusal('rule', reasons[0]!.code, {}, reasons);
    await insertClauseState(unit, clauseId, state);
    unit.audit({ action: 'policy.clause_state_set', subjectKind: 'clause', subjectId: clauseId, detail: { state: state.state } });
    return null;
  });
