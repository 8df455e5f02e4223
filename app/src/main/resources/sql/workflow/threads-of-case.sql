-- What do reviewers and unit say to each other about a form? Some tens of rows, one for each sentence.
select t.id, t.round, t.field, t.state, t.level, c.number, c.officer_id, o.display_name as officer_name, c.role,
       c.round as said_in_round, c.words, c.at
from review_thread t
join review_comment c on c.region_code = t.region_code and c.thread_id = t.id
join officer o        on o.region_code = c.region_code and o.id = c.officer_id
where t.case_id = :case
order by t.id, c.number
