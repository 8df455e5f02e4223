-- 请专家只有一条路: 专家任务 (V094, any form) and 专家评审 (V103, within a review) were one thing built twice. What stays is the review, with the better
-- parts of the other: the expert first declares that nothing ties them to it, sees the form and nothing else until a last day, and the database
-- decides the same.
alter table expert_task   no force row level security;
alter table review_case   no force row level security;
alter table review_expert no force row level security;
alter table target_version no force row level security; -- the new reference is checked by a query that would see none of them
alter table review_expert disable trigger user;

alter table review_expert
  add column target_id bigint,
  add column last_day  date,
  add column declared_at timestamptz,
  drop constraint review_expert_state_check,
  add constraint review_expert_state_check check (state in ('ASKED', 'DECLARED', 'SPOKEN', 'WITHDREW'));
update review_expert e set
  target_id = (select c.subject_id from review_case c where c.region_code = e.region_code and c.id = e.case_id),
  last_day  = e.asked_at::date + 30,
  declared_at = case when e.state = 'SPOKEN' then e.answered_at end;
insert into review_expert (region_code, case_id, round, unit_id, target_id, officer_id, state, asked_by, asked_at, last_day, declared_at, answered_at)
select t.region_code, c.id, c.round, t.unit_id, t.target_id, t.officer_id,
       case t.interest when 'NONE' then 'DECLARED' when 'INVOLVED' then 'WITHDREW' else 'ASKED' end,
       t.asked_by, t.asked_at, least(t.last_day, t.ended_at::date - 1), t.declared_at,
       case when t.interest = 'INVOLVED' then t.declared_at end
from expert_task t
join review_case c on c.region_code = t.region_code and c.subject_kind = 'target' and c.subject_id = t.target_id
on conflict do nothing;
alter table review_expert alter column target_id set not null, alter column last_day set not null,
  add foreign key (region_code, target_id) references target_version;

alter table review_expert enable trigger user;
alter table review_case   force row level security;
alter table review_expert force row level security;
alter table target_version force row level security;

-- A delegate can be asked as well, and then sees that form beside what was approved: APPROVED:编号, EXPERT:编号.
create or replace function jiheng_sight() returns text
    language sql stable parallel safe
    return nullif(split_part(coalesce(current_setting('app.sight', true), ''), ':', 1), '');
create or replace function jiheng_expert() returns bigint
    language sql stable parallel safe
    return substring(current_setting('app.sight', true) from '^(?:EXPERT|APPROVED):([0-9]{1,18})$')::bigint;

alter policy assigned on target_version using (
  region_code = (select jiheng_region()) and jiheng_expert() is not null
  and exists (select from review_expert e
              where e.region_code = target_version.region_code and e.target_id = target_version.id
                and e.officer_id = jiheng_expert() and e.state in ('DECLARED', 'SPOKEN')
                and e.last_day >= (now() at time zone 'Asia/Shanghai')::date));
create policy asked on review_case for select using (
  region_code = jiheng_region() and jiheng_expert() is not null
  and exists (select from review_expert e
              where e.region_code = review_case.region_code and e.case_id = review_case.id and e.officer_id = jiheng_expert()));

drop policy own_region on review_expert;
create policy own_units  on review_expert using (region_code = jiheng_region() and jiheng_sees_unit(unit_id));
create policy own_tasks  on review_expert for select using (region_code = jiheng_region() and officer_id = jiheng_expert());
create policy own_answer on review_expert for update using (region_code = jiheng_region() and officer_id = jiheng_expert())
  with check (region_code = jiheng_region() and officer_id = jiheng_expert());
drop policy own_region on review_expert_score;
create policy by_its_expert on review_expert_score using (region_code = jiheng_region()
  and exists (select from review_expert e where e.region_code = review_expert_score.region_code and e.id = expert_id));

drop table expert_task;
