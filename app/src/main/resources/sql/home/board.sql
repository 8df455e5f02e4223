-- How far is each department, or each unit, with the targets of a year? Some tens of rows, the furthest behind first. Of drafts that the
-- scope does not see, it tells only that they are there.
with seen as (
  select distinct on (t.project_id) t.region_code, t.project_id, t.state, t.funds_total
  from target_version t
  where t.fiscal_year = :year and t.state <> 'DELETED'
  order by t.project_id, t.version desc
), latest as (
  select * from seen
  union all
  select d.region_code, d.project_id, 'DRAFT', null
  from jiheng_drafts(:year) d
  where not exists (select from seen s where s.project_id = d.project_id)
)
select o.id, o.name, count(*)::integer as projects, sum(t.funds_total) as money,
       (count(*) filter (where t.state = 'DRAFT'))::integer as not_started,
       (count(*) filter (where t.state in ('RETURNED_UNIT', 'RETURNED_DEPT', 'REJECTED')))::integer as returned,
       (count(*) filter (where t.state in ('UNIT_CHECK', 'DEPT_REVIEW', 'FIN_REVIEW')))::integer as under_review,
       (count(*) filter (where t.state in ('IMPROVING', 'GRADED', 'IN_LIBRARY')))::integer as graded,
       (count(*) filter (where t.state in ('APPROVED', 'SUPERSEDED', 'CLOSED')))::integer as approved
from latest t
join project p      on p.region_code = t.region_code and p.id = t.project_id
join organisation o on o.region_code = p.region_code
                   and o.id = case when :byDepartment then p.department_id else p.unit_id end
group by o.id, o.name
order by (count(*) filter (where t.state in ('DRAFT', 'RETURNED_UNIT')))::numeric / count(*) desc, count(*) desc, o.id
