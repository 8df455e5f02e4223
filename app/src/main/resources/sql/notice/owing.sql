-- Which units have targets of the year at these states, and how many? A row for each unit.
select t.unit_id, p.department_id, count(*)::integer as count
from target_version t
join project p on p.region_code = t.region_code and p.id = t.project_id
where t.fiscal_year = :year and t.state = any (:states)
group by t.unit_id, p.department_id
order by t.unit_id
