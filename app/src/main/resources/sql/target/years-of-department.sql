-- For which years has one department handed in targets, of how many projects are they approved, and of how many still under review? A row a year.
select t.fiscal_year,
       count(distinct t.project_id) filter (where t.state = any(:approved)) as approved,
       count(distinct t.project_id) filter (where t.state <> all(:approved)) as reviewed
from target_version t
join project p on p.region_code = t.region_code and p.id = t.project_id
where p.department_id = :department and t.state = any(:handedIn)
group by t.fiscal_year order by t.fiscal_year desc
