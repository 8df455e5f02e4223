-- What has somebody been told, newest first? A hundred at most.
select id, officer_id, title, words, href, created_at, read_at
from notice
where officer_id = :officer
order by id desc
limit 100
