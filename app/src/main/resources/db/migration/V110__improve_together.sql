-- 良，修改完善: graded good, the unit has its form once more to correct what was agreed; then it goes on without another grade (REV-04).

alter table target_version drop constraint target_version_state_check;
alter table target_version add constraint target_version_state_check check (state in (
  'DRAFT', 'UNIT_CHECK', 'DEPT_REVIEW', 'RETURNED_UNIT', 'FIN_REVIEW', 'RETURNED_DEPT', 'IMPROVING', 'GRADED', 'REJECTED',
  'IN_LIBRARY', 'WITHDRAWN', 'APPROVED', 'SUPERSEDED', 'CLOSED', 'DELETED'));

alter table review_case drop constraint review_case_stage_check;
alter table review_case add constraint review_case_stage_check check (stage in (
  'DRAFT', 'UNIT_CHECK', 'REQUESTED', 'DEPT_REVIEW', 'RETURNED_UNIT', 'FIN_LINE_REVIEW', 'FIN_REVIEW', 'RETURNED_DEPT',
  'IMPROVING', 'GRADED', 'REJECTED', 'IN_LIBRARY', 'WITHDRAWN', 'LINKED', 'APPROVED', 'REFUSED', 'SUPERSEDED', 'CLOSED'));

-- What was handed back lies with finance and does not change: only while it is being improved is it open.
create or replace function jiheng_target_is_open(state text) returns boolean language sql immutable parallel safe
  return state in ('DRAFT', 'RETURNED_UNIT', 'IMPROVING');

-- The grade of the round in which it was given stands: handing back begins another round, and nobody scores again.
create function jiheng_scored_round(of_case bigint, present integer) returns integer language sql stable parallel safe
  return coalesce(
    (select g.round from review_step g
     where g.case_id = of_case and g.action like 'GRADE\_%'
       and not exists (select from review_step s where s.region_code = g.region_code and s.case_id = g.case_id
                       and s.number > g.number and s.action = 'SUBMIT')
     order by g.number desc limit 1),
    present);
comment on function jiheng_scored_round(bigint, integer) is '现有等级是哪一轮评的；还没有评的，是当前一轮';
grant execute on function jiheng_scored_round(bigint, integer) to ${applicationRole};
