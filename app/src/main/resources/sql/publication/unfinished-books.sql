-- Books that a stop of the program left unfinished, in the order they were asked for; a few rows.
select b.id, b.department_id, d.name as department, b.fiscal_year, b.format, b.edition, b.packed, b.state, b.forms_total,
       b.forms_done, b.failure, b.file_name, coalesce(octet_length(b.content), 0) as bytes, b.sha256,
       coalesce(b.remarks, 0) as remarks, b.requested_by, b.requested_at, b.expires_at,
       b.approved_on, b.published_on, b.narrative, b.restarts
from disclosure_book b
join organisation d on d.region_code = b.region_code and d.id = b.department_id
where b.state in ('WAITING', 'RUNNING') order by b.id
