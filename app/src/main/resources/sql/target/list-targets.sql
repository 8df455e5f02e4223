-- Which project-years does one page of the project list show? At most a page of rows; each also carries count and sum of all that match.
-- Whatever matches is looked at in a few narrow columns; names and findings are fetched for the rows of the page, findings of all only
-- when they decide what matches or where it stands. Each table under a policy stands here as seldom as can be: policies cost planning.
with latest as (
  select distinct on (t.project_id, t.fiscal_year)
         t.region_code, t.id, t.project_id, t.fiscal_year, t.tier, t.funds_total, t.execution_weight, t.indicator_count, t.core_points, t.points_total,
         t.state, t.changed_at, t.changed_by
  from target_version t
  where (:year::integer is null or t.fiscal_year = :year)
    and (not :onlyApproved or t.state in ('APPROVED', 'SUPERSEDED', 'CLOSED'))
  order by t.project_id, t.fiscal_year, t.version desc
), page as (
  select t.*, p.name, p.unit_id, p.department_id, count(*) over () as matching, sum(t.funds_total) over () as matching_total
  from latest t
  join project p on p.region_code = t.region_code and p.id = t.project_id
  left join lateral (
    select count(*) filter (where f.severity in ('BLOCK', 'ERROR')) as faults,
           sum(case f.severity when 'BLOCK' then 1000000 when 'ERROR' then 1000 when 'WARN' then 1 else 0 end) as gravity
    from target_finding f
    where (:onlyFaulty or :sort in ('findings', '-findings')) and f.region_code = t.region_code and f.target_id = t.id
  ) c on true
  where (:tier::text is null or t.tier = :tier)
    and (:kind::text is null or p.class = :kind)
    and (:state::text is null or t.state = :state)
    and (:department::bigint is null or p.department_id = :department)
    and (not :onlyFaulty or c.faults > 0)
    and (:q = '' or p.code = :q or p.name like :like or p.unit_id in (select u.id from organisation u where u.name like :like))
  order by
    case when :sort = 'money'     then t.funds_total end asc nulls last,
    case when :sort = '-money'    then t.funds_total end desc nulls last,
    case when :sort = 'changed'   then t.changed_at end asc,
    case when :sort = '-changed'  then t.changed_at end desc,
    case when :sort = 'findings'  then coalesce(c.gravity, 0) end asc,
    case when :sort = '-findings' then coalesce(c.gravity, 0) end desc,
    case when :sort = '-name'     then p.name end collate "zh-x-icu" desc,
    p.name collate "zh-x-icu", t.fiscal_year desc, p.id
  limit :rows offset :skip
), placed as (
  select row_number() over () as place, page.* from page -- in the order they were found
)
select t.project_id, t.name, t.id as target_id, t.fiscal_year, t.tier, t.funds_total, t.execution_weight,
       t.indicator_count, t.core_points, t.points_total, t.state, t.changed_at,
       u.name as unit_name, d.name as department_name, o.display_name as changed_by,
       f.blocks, f.errors, f.warnings, f.hints, t.matching, t.matching_total
from placed t
join organisation u on u.region_code = t.region_code and u.id = t.unit_id
join organisation d on d.region_code = t.region_code and d.id = t.department_id
join officer o      on o.region_code = t.region_code and o.id = t.changed_by
cross join lateral (
  select count(*) filter (where f.severity = 'BLOCK') as blocks, count(*) filter (where f.severity = 'ERROR') as errors,
         count(*) filter (where f.severity = 'WARN') as warnings, count(*) filter (where f.severity = 'INFO') as hints
  from target_finding f
  where f.region_code = t.region_code and f.target_id = t.id
) f
order by t.place
