-- What has a unit in hand and what has it handed in? Its newest two years, and whatever is still under way from before. Some tens of rows.
with latest as (
  select distinct on (t.project_id, t.fiscal_year) t.*
  from target_version t
  where t.unit_id = :unit and t.state <> 'DELETED'
    and (t.fiscal_year > (select max(n.fiscal_year) - 2 from target_version n where n.unit_id = :unit)
      or t.state not in ('DRAFT', 'APPROVED', 'SUPERSEDED', 'CLOSED', 'REJECTED', 'WITHDRAWN'))
  order by t.project_id, t.fiscal_year, t.version desc
)
select t.project_id, t.fiscal_year, p.name as title, t.funds_total as money, t.state,
       (select count(*) from target_finding f where f.target_id = t.id and f.severity = 'BLOCK')::integer as blocks,
       (select count(*) from target_finding f where f.target_id = t.id and f.severity = 'ERROR')::integer as errors,
       (select count(*) from target_finding f where f.target_id = t.id and f.severity = 'WARN')::integer as warnings,
       c.id as case_id, c.stage, c.arrived_at,
       (select m.words from review_thread h join review_comment m on m.region_code = h.region_code and m.thread_id = h.id
        where h.case_id = c.id and h.state = 'OPEN' order by h.id, m.number limit 1) as words,
       (select count(*) from review_thread h where h.case_id = c.id and h.state = 'OPEN')::integer as remarks,
       (select o.display_name from review_step s join officer o on o.region_code = s.region_code and o.id = s.officer_id
        where s.case_id = c.id order by s.number desc limit 1) as said_by
from latest t
join project p on p.region_code = t.region_code and p.id = t.project_id
left join review_case c on c.region_code = t.region_code and c.subject_kind = 'target' and c.subject_id = t.id
order by case when t.state in ('RETURNED_UNIT', 'IMPROVING') then 0 else 1 end, t.fiscal_year desc, t.id
