-- Where does this target stand, and whose is it? At most one row.
select t.region_code, t.id, t.project_id, t.fiscal_year, t.version, t.state, p.department_id, t.changed_by
from target_version t
join project p on p.region_code = t.region_code and p.id = t.project_id
where t.id = :id
