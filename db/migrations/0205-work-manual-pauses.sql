-- The clock of a matter may stand while it waits for something outside: paused with the reason and the last day it may stand, resumed when it came.
alter table work.manual_move
  add column until date,
  drop constraint manual_move_kind_check,
  drop constraint manual_move_check,
  drop constraint manual_move_check1,
  add constraint manual_move_kind_check check (kind in ('done', 'returned', 'paused', 'resumed')),
  add constraint manual_move_shape check (
    (kind = 'done') = (form is not null)
    and (kind in ('returned', 'paused')) = (reason is not null)
    and (kind = 'returned') = (back_to is not null)
    and (kind = 'paused') = (until is not null)
    and (kind <> 'done' or step is not null)
    and (kind not in ('paused', 'resumed') or step is null)
  );
