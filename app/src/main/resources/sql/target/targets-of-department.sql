-- Which targets in one of these states do the projects of one department have in one year? A thousand at most: the newest version of each.
select distinct on (u.id, t.project_id)
       t.*, p.name as project_name, p.code as project_code, u.name as unit_directory_name,
       d.name as department_directory_name, o.display_name as changed_by_name,
       f.id as visible_file_id
from target_version t
join project p      on p.region_code = t.region_code and p.id = t.project_id
join organisation u on u.region_code = p.region_code and u.id = p.unit_id
join organisation d on d.region_code = p.region_code and d.id = p.department_id
join officer o      on o.region_code = t.region_code and o.id = t.changed_by
left join original_file f on f.region_code = t.region_code and f.id = t.source_file_id
where p.department_id = :department and t.fiscal_year = :year and t.state = any(:states)
order by u.id, t.project_id, t.version desc
