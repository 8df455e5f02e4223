-- What waits to be mailed, and to which address? Some hundreds on a busy day.
select n.id, n.officer_id, a.address, n.title, n.words, n.href, n.attempts
from notice n
join notice_address a on a.region_code = n.region_code and a.officer_id = n.officer_id
where n.mail = 'WAITING'
order by n.officer_id, n.id
limit 500
