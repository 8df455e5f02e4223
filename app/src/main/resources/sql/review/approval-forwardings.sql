-- To which units has the department passed this approval on? Tens of rows.
select f.unit_id, f.document_no, f.dated, o.display_name as "by"
from target_forwarding f
join officer o on o.region_code = f.region_code and o.id = f.forwarded_by
where f.approval_id = :id
order by f.unit_id
