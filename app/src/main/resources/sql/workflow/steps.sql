-- What happened to a case, oldest first? Some tens of rows.
select s.*, o.display_name as officer_name, u.name as organisation
from review_step s
join officer o      on o.region_code = s.region_code and o.id = s.officer_id
join organisation u on u.region_code = o.region_code and u.id = o.organisation_id
where s.case_id = :case
order by s.number
