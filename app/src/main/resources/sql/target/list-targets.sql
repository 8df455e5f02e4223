-- Which project-years does one page of the project list show? At most a page of rows; each also carries count and sum of all that match.
with latest as (
  select distinct on (t.project_id, t.fiscal_year) t.*
  from target_version t
  where (:year::integer is null or t.fiscal_year = :year)
    and (:tier::text is null or t.tier = :tier)
  order by t.project_id, t.fiscal_year, t.version desc
), counted as (
  select f.target_id,
         count(*) filter (where f.severity = 'BLOCK') as blocks,
         count(*) filter (where f.severity = 'ERROR') as errors,
         count(*) filter (where f.severity = 'WARN')  as warnings,
         count(*) filter (where f.severity = 'INFO')  as hints
  from target_finding f
  join latest on latest.region_code = f.region_code and latest.id = f.target_id
  group by f.target_id
)
select p.id as project_id, p.name, t.id as target_id, t.fiscal_year, t.tier, t.funds_total, t.execution_weight,
       t.indicator_count, t.core_points, t.points_total, t.state, t.changed_at,
       u.name as unit_name, d.name as department_name, o.display_name as changed_by,
       coalesce(c.blocks, 0) as blocks, coalesce(c.errors, 0) as errors, coalesce(c.warnings, 0) as warnings,
       coalesce(c.hints, 0) as hints,
       count(*) over () as matching, sum(t.funds_total) over () as matching_total
from latest t
join project p      on p.region_code = t.region_code and p.id = t.project_id
join organisation u on u.region_code = p.region_code and u.id = p.unit_id
join organisation d on d.region_code = p.region_code and d.id = p.department_id
join officer o      on o.region_code = t.region_code and o.id = t.changed_by
left join counted c on c.target_id = t.id
where (:kind::text is null or p.class = :kind)
  and (:state::text is null or t.state = :state)
  and (:department::bigint is null or p.department_id = :department)
  and (not :onlyFaulty or coalesce(c.blocks, 0) + coalesce(c.errors, 0) > 0)
  and (:q = '' or p.code = :q or u.name like :like or (bigrams(p.name) @> :bigrams::text[] and p.name like :like))
order by
  case when :sort = 'money'      then t.funds_total end asc nulls last,
  case when :sort = '-money'     then t.funds_total end desc nulls last,
  case when :sort = 'changed'    then t.changed_at end asc,
  case when :sort = '-changed'   then t.changed_at end desc,
  case when :sort = 'findings'   then coalesce(c.blocks, 0) * 1000000 + coalesce(c.errors, 0) * 1000 + coalesce(c.warnings, 0) end asc,
  case when :sort = '-findings'  then coalesce(c.blocks, 0) * 1000000 + coalesce(c.errors, 0) * 1000 + coalesce(c.warnings, 0) end desc,
  case when :sort = '-name'      then p.name end collate "zh-x-icu" desc,
  p.name collate "zh-x-icu", t.fiscal_year desc, p.id
limit :rows offset :skip
