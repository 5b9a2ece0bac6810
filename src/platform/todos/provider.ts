import type { Todo } from '../../kernel/todo.ts';
import type { Unit } from '../house/index.ts';

/** What a domain offers: the things that wait for the unit's actor, and only what he may do. Asked often, so it must be quick. */
export interface TodoProvider {
  readonly name: string;
  list(unit: Unit): Promise<readonly Todo[]>;
}
