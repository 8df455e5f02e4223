-- Where does this target stand, and whose is it? At most one row. Finance, which only carries forms in from files, drafts none.
select t.region_code, t.id, t.project_id, t.fiscal_year, t.version, t.state, p.department_id,
       (select t.changed_by where not exists (select from appointment a
          where a.region_code = t.region_code and a.officer_id = t.changed_by and a.role like 'FINANCE%')) as changed_by
from target_version t
join project p on p.region_code = t.region_code and p.id = t.project_id
where t.id = :id
