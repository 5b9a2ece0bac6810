import type { Day } from '../../../../kernel/period.ts';
import type { Block, BlockStanding } from '../model.ts';

export type AskedBlock = Pick<Block, 'organizationId' | 'answerBy' | 'agreed'>;

/**
 * work.block_standing (M035): whether a link really stands for whom a block names. Nobody stops the own clock by the own word: the unit
 * named, or the unit that leads, has to agree; silence until the last day to answer counts as agreed. What a department blocks itself is its own.
 */
export function standingOf(block: AskedBlock, linkOrganizationId: string, today: Day): BlockStanding {
  if (block.organizationId === linkOrganizationId) return 'own';
  if (block.agreed !== null) return block.agreed ? 'agreed' : 'refused';
  return block.answerBy !== null && today <= block.answerBy ? 'waiting' : 'silent';
}
/** Agreed, the clock stands from the day the block was raised; waiting or refused it runs. */
export const stopsClock = (standing: BlockStanding): boolean => standing === 'agreed' || standing === 'silent';
