-- Which projects of one department have a target on its way in one year, but none in one of these states? Hundreds at most; of a draft
-- that was never handed in only that it is there.
with drafts as materialized (select * from jiheng_drafts(:year)),
newest as (
  select distinct on (t.region_code, t.project_id) t.region_code, t.project_id, t.tier, t.state
  from target_version t
  where t.fiscal_year = :year
  order by t.region_code, t.project_id, t.version desc
)
select p.name as project, u.name as unit, coalesce(n.tier, d.tier) as tier, coalesce(n.state, 'DRAFT') as state
from project p
join organisation u on u.region_code = p.region_code and u.id = p.unit_id
left join newest n  on n.region_code = p.region_code and n.project_id = p.id
left join drafts d  on d.region_code = p.region_code and d.project_id = p.id
where p.department_id = :department
  and coalesce(n.state, case when d.project_id is not null then 'DRAFT' end, 'DELETED') not in ('DELETED', 'REJECTED', 'WITHDRAWN')
  and not exists (select from target_version t
    where t.region_code = p.region_code and t.project_id = p.id and t.fiscal_year = :year and t.state = any(:states))
order by u.id, p.id
