-- What waits at these stages, the most urgent first? Some thousands of rows in the busiest week of a county.
select c.*, u.name as unit_name, d.name as department_name
from review_case c
join organisation u on u.region_code = c.region_code and u.id = c.unit_id
join organisation d on d.region_code = c.region_code and d.id = c.department_id
where c.stage = any (:stages)
order by c.due_on nulls last, c.arrived_at, c.id
