-- How far is each department, or each unit, with the targets of a year? Some tens of rows, the furthest behind first.
with latest as (
  select distinct on (t.project_id) t.*
  from target_version t
  where t.fiscal_year = :year and t.state <> 'DELETED'
  order by t.project_id, t.version desc
)
select o.id, o.name, count(*)::integer as projects, sum(t.funds_total) as money,
       (count(*) filter (where t.state = 'DRAFT'))::integer as not_started,
       (count(*) filter (where t.state in ('RETURNED_UNIT', 'RETURNED_DEPT', 'REJECTED')))::integer as returned,
       (count(*) filter (where t.state in ('UNIT_CHECK', 'DEPT_REVIEW', 'FIN_REVIEW')))::integer as under_review,
       (count(*) filter (where t.state in ('GRADED', 'IN_LIBRARY')))::integer as graded,
       (count(*) filter (where t.state in ('APPROVED', 'SUPERSEDED', 'CLOSED')))::integer as approved
from latest t
join project p      on p.region_code = t.region_code and p.id = t.project_id
join organisation o on o.region_code = p.region_code
                   and o.id = case when :byDepartment then p.department_id else p.unit_id end
group by o.id, o.name
order by (count(*) filter (where t.state in ('DRAFT', 'RETURNED_UNIT')))::numeric / count(*) desc, count(*) desc, o.id
