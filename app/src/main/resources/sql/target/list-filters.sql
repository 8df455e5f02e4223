-- Which years and departments can the project list be narrowed to? Some years times some hundred departments at most.
select distinct t.fiscal_year, p.department_id, d.name as department_name
from target_version t
join project p      on p.region_code = t.region_code and p.id = t.project_id
join organisation d on d.region_code = p.region_code and d.id = p.department_id
order by t.fiscal_year desc, p.department_id
