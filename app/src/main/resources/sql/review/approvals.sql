-- Which approvals are there? One or two a year for each department.
select a.id, a.fiscal_year, a.department_id, d.name as department_name, a.document_no, a.dated, a.congress_on,
       o.display_name as issued_by
from target_approval a
join organisation d on d.region_code = a.region_code and d.id = a.department_id
join officer o      on o.region_code = a.region_code and o.id = a.issued_by
order by a.dated desc, a.id desc
