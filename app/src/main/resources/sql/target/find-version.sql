-- What does this very version say? One row; of a draft, what somebody is about to change.
select t.*, p.name as project_name, p.code as project_code, u.name as unit_directory_name,
       d.name as department_directory_name, o.display_name as changed_by_name, null::bigint as visible_file_id
from target_version t
join project p      on p.region_code = t.region_code and p.id = t.project_id
join organisation u on u.region_code = p.region_code and u.id = p.unit_id
join organisation d on d.region_code = p.region_code and d.id = p.department_id
join officer o      on o.region_code = t.region_code and o.id = t.changed_by
where t.id = :id
