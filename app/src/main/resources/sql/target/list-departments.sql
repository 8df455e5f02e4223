-- Which departments can the project list be narrowed to? Those with a project, some hundreds at most.
select d.id, d.name
from organisation d
where d.id in (select p.department_id from project p)
order by d.id
