-- Which files lie beside what was said about a form, without their content? None as a rule, some tens at most.
select f.thread_id, f.comment_number, f.id, f.name, f.size
from review_thread t
join review_comment_file f on f.region_code = t.region_code and f.thread_id = t.id
where t.case_id = :case
order by f.thread_id, f.comment_number, f.number
